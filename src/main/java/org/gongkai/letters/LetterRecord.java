package org.gongkai.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.erdtman.jcs.JsonCanonicalizer;

import tools.jackson.databind.json.JsonMapper;

/**
 * The letter of record: its words in the one way of writing them (RFC 8785).
 *
 * @param salt keeps the digest from betraying the words once they are destroyed
 */
record LetterRecord(String salt, LetterText letter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] canonical() {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(this)).getEncodedUTF8();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    static LetterRecord read(byte[] canonical) {
        return JSON.readValue(new String(canonical, StandardCharsets.UTF_8), LetterRecord.class);
    }
}
