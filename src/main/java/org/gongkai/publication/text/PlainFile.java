package org.gongkai.publication.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A plain text: UTF-8 where it can be, else GB 18030. */
final class PlainFile {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private PlainFile() {
    }

    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            return new String(bytes, GB18030);
        }
    }
}
