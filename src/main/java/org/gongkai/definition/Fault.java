package org.gongkai.definition;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a file, in words for the person who edits it.
 *
 * @param right what would be right; null where only its author can know
 */
public record Fault(Place place, String wrong, @Nullable String right) {

    @Override
    public String toString() {
        return place + "：" + wrong + (right == null ? "" : "。" + right);
    }
}
