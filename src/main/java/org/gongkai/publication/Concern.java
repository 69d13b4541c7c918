package org.gongkai.publication;

/**
 * Something in a text that stands against making it public, or asks for a word.
 *
 * @param rule  the id of the rule that was asked; all rules stand on the page /check/rules
 * @param place where, in words a person can follow
 */
public record Concern(String rule, Weight weight, String place, String message) {

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

    public boolean asks() {
        return weight == Weight.ASKS;
    }
}
