package org.gongkai.publication;

import org.jspecify.annotations.Nullable;

/**
 * Something in a text that stands against making it public, or asks for a word.
 *
 * @param rule  the id of the rule that was asked; all rules stand on the page /check/rules
 * @param place  where, in words a person can follow
 * @param before the words as they stand; null where nothing is proposed
 * @param after  as they might be written; nobody but a person writes it
 */
public record Concern(String rule, Weight weight, String place, String message, @Nullable String before, @Nullable String after) {

    public Concern(String rule, Weight weight, String place, String message) {
        this(rule, weight, place, message, null, null);
    }

    /** What a concern asks for. */
    public enum Weight {
        /** Nothing goes public with this in it: another person's data, hidden links, spam. */
        STOPS("不能公开"),
        /** Whoever lets it pass says why. */
        ASKS("须说明"),
        TELLS("提示");

        private final String title;

        Weight(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean stops() {
        return weight == Weight.STOPS;
    }

    /** Whether it proposes other words for a place of the text itself. */
    public boolean proposes() {
        return before != null && after != null && !before.equals(after) && place.matches("标题|第\\d+段");
    }

    public boolean asks() {
        return weight == Weight.ASKS;
    }
}
