package org.gongkai.directreport.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.ledger.CanonicalJson;

/**
 * A key says of the one that follows it.
 *
 * @param from      fingerprint of the key that says so
 * @param key       the one that follows
 * @param at        when it said so, by its own clock
 * @param signature by the key that says so
 */
public record Succession(String from, String key, String at, String signature) {

    private static final int MOST = 50;

    public static String text(String from, String key, String at) {
        return CanonicalJson.of(Map.of("format", "gongkai-direct-succession/1", "from", from, "key", key, "at", at));
    }

    /** Whether the key of that fingerprint said it. */
    private boolean isSaidBy(String fingerprint, String publicKey) {
        return from.equals(fingerprint) && Ed25519.isSigned(publicKey, text(from, key, at), signature);
    }

    /** The keys that follow a trusted one up to a wanted one, each said by the one before; empty where there is no such way. */
    public static Optional<List<String>> way(String trusted, String wanted, List<Succession> said) {
        List<String> way = new ArrayList<>();
        String at = trusted;
        while (!at.equals(wanted)) {
            String now = at;
            Optional<Succession> next = way.size() >= MOST ? Optional.empty() : said.stream().filter(one -> one.isSaidBy(Ed25519.fingerprint(now).orElse(""), now)).findFirst();
            if (next.isEmpty() || way.contains(next.get().key())) {
                return Optional.empty();
            }
            at = next.get().key();
            way.add(at);
        }
        return Optional.of(way);
    }
}
