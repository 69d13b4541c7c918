package org.gongkai.registers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;

/**
 * The one way an entry is written out for its digest: JSON canonicalised by RFC 8785, of key, change, organ, the day it holds from, the public
 * values as they are and the digests of the others. Whoever has the public dump computes the same.
 */
public final class EntryForm {

    private EntryForm() {
    }

    public static String of(String key, Change change, String organ, LocalDate validOn, Map<String, String> content, Map<String, String> sealed) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", key);
        form.put("change", change.name());
        form.put("organ", organ);
        form.put("validOn", validOn.toString());
        form.put("content", content);
        if (!sealed.isEmpty()) {
            form.put("sealed", sealed);
        }
        return CanonicalJson.of(form);
    }

    static byte[] digest(String form) {
        MessageDigest digest = Sha256.begin();
        return digest.digest(form.getBytes(StandardCharsets.UTF_8));
    }
}
