package org.gongkai.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The one way an act is written out for its digest: JSON canonicalised by RFC 8785. */
final class CanonicalForm {

    static final String ALGORITHM = "SHA-256";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanonicalForm() {
    }

    /** The act with its names in order, numbers and texts written in the one way the RFC allows. */
    static String of(Act act) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", act.id());
        form.put("kind", act.kind());
        form.put("subject", act.subject());
        form.put("organ", act.organ());
        put(form, "actor", act.actor());
        form.put("effectiveOn", act.effectiveOn().toString());
        form.put("recordedAt", act.recordedAt().toString());
        put(form, "article", act.article());
        form.put("detail", act.detail());
        put(form, "lateReason", act.lateReason());
        put(form, "evidence", act.evidence());
        return CanonicalJson.of(form);
    }

    static Act read(String canonical) {
        Map<String, Object> form = JSON.readValue(canonical, new TypeReference<>() { });
        @SuppressWarnings("unchecked")
        Map<String, Object> detail = (Map<String, Object>) form.getOrDefault("detail", Map.of());
        return new Act(text(form, "id"), text(form, "kind"), text(form, "subject"), text(form, "organ"),
                (String) form.get("actor"), LocalDate.parse(text(form, "effectiveOn")),
                Instant.parse(text(form, "recordedAt")), (String) form.get("article"), detail,
                (String) form.get("lateReason"), (String) form.get("evidence"));
    }

    static byte[] digest(String canonical) {
        return Sha256.begin().digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a link: previous hash, position (8 bytes, big endian), digest of the act. */
    static byte[] link(byte[] previous, long position, byte[] digest) {
        MessageDigest hash = Sha256.begin();
        hash.update(previous);
        hash.update(java.nio.ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        return hash.digest(digest);
    }

    private static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    private static String text(Map<String, Object> form, String name) {
        if (form.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("act without " + name);
    }
}
