package org.gongkai.participation;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What somebody contributed, as it is bound: with digests in place of the words and of the person.
 *
 * @param number  gap-free from 1 within its solicitation; 0 until the act of its second gave it one
 * @param article of the draft; null is the whole of it
 * @param shown   the words that everybody reads; null while nobody does
 * @param setAside id of the rule under which it is not shown
 * @param group   id of the answer that it is given with others; null while it has none
 */
public record Contribution(String id, String solicitation, long number, Way way, @Nullable Integer article, @Nullable Long supports, LocalDate receivedOn,
        @Nullable String wordsBound, @Nullable String personBound, boolean signed, @Nullable String shown, @Nullable String setAside, @Nullable String group) {

    /** How it came. */
    public enum Way {
        WEB("网上"), LETTER("来信"), COUNTER("当面"), SUPPORT("附议");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What the root of its second is computed over; nobody learns words or persons from it. */
    static String digest(String id, Way way, @Nullable Integer article, @Nullable Long supports, LocalDate receivedOn, @Nullable String words, @Nullable String person) {
        Map<String, Object> form = new TreeMap<>();
        form.put("id", id);
        form.put("way", way.name());
        form.put("receivedOn", receivedOn.toString());
        put(form, "article", article);
        put(form, "supports", supports);
        put(form, "words", words);
        put(form, "person", person);
        return Sha256.hex(CanonicalJson.of(form));
    }

    private static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    String digest() {
        return digest(id, way, article, supports, receivedOn, wordsBound, personBound);
    }
}
