package org.gongkai.participation;

import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A line of a transcript.
 *
 * @param number  from 1
 * @param host    whether it is the host who speaks; else a guest
 * @param speaker name and office, as everybody reads them
 * @param answers number of the question that it answers; null where it answers none
 */
public record Spoken(long number, boolean host, String speaker, String words, @Nullable Long answers) {

    /** What its act binds. */
    String digest() {
        Map<String, Object> form = new TreeMap<>();
        form.put("number", number);
        form.put("host", host);
        form.put("speaker", speaker);
        form.put("words", words);
        form.put("answers", answers == null ? 0 : answers);
        return Sha256.hex(CanonicalJson.of(form));
    }
}
