package org.gongkai.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** In what a text is written: what its mark says, else UTF-8 where all of it is, else GB 18030, which holds GBK and GB 2312. */
final class Encoding {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Encoding() {
    }

    /** Reads all of it. */
    static Charset of(InputStream in) throws IOException {
        in.mark(2);
        byte[] mark = in.readNBytes(2);
        in.reset();
        if (mark.length == 2 && (mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (mark.length == 2 && (mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
            reader.transferTo(Writer.nullWriter());
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException otherwise) {
            return GB18030;
        }
    }
}
