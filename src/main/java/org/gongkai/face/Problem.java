package org.gongkai.face;

import org.jspecify.annotations.Nullable;

/** What is wrong with an answer and how to mend it, at a field or, without one, with the whole. */
public record Problem(@Nullable String field, String sentence, @Nullable String article) {

    public static Problem at(String field, String sentence) {
        return new Problem(field, sentence, null);
    }
}
