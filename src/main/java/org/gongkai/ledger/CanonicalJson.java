package org.gongkai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.erdtman.jcs.JsonCanonicalizer;

import tools.jackson.databind.json.JsonMapper;

/** The one way in which something is written out for its digest: JSON canonicalised by RFC 8785. */
public final class CanonicalJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanonicalJson() {
    }

    /** @param form texts, numbers, truth values, lists and maps of these */
    public static String of(Map<String, ?> form) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(form)).getEncodedString();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }
}
