package org.gongkai.procedure;

import org.jspecify.annotations.Nullable;

/**
 * Why something may not be done, in a sentence that a person can act on.
 *
 * @param field the field it is about; null when it is about the whole
 */
public record Refusal(String sentence, @Nullable String article, @Nullable String field) {

    public static Refusal because(String sentence) {
        return new Refusal(sentence, null, null);
    }

    public static Refusal because(String sentence, String article) {
        return new Refusal(sentence, article, null);
    }

    public static Refusal ofField(String field, String sentence) {
        return new Refusal(sentence, null, field);
    }
}
