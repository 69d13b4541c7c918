package org.gongkai.directreport.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text with the signature over exactly these characters.
 *
 * @param key         public, of whoever signed
 * @param successions how one comes to that key from older ones
 */
public record Signed(String text, String key, String signature, List<Succession> successions) {

    static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    public Signed {
        successions = List.copyOf(successions);
    }

    public byte[] bytes() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty of what does not read as one. */
    public static Optional<Signed> read(byte[] bytes) {
        return read(new String(bytes, StandardCharsets.UTF_8), Signed.class).filter(signed -> signed.text != null && signed.key != null && signed.signature != null
                && signed.successions.stream().allMatch(one -> one.from() != null && one.key() != null && one.at() != null && one.signature() != null));
    }

    public boolean holds() {
        return Ed25519.isSigned(key, text, signature);
    }

    static <T> Optional<T> read(String text, Class<T> as) {
        try {
            return Optional.ofNullable(JSON.readValue(text, as));
        } catch (JacksonException | NullPointerException | IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
