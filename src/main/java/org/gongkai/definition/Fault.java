package org.gongkai.definition;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a file, in words for the person who edits it.
 *
 * @param right what would be right; null where only its author can know
 * @param ofNew whether it stands only against what is to be put in force: what was accepted with it works, if not as its author meant, and stays
 */
public record Fault(Place place, String wrong, @Nullable String right, boolean ofNew) {

    public Fault(Place place, String wrong, @Nullable String right) {
        this(place, wrong, right, false);
    }

    /** Whether it is the same fault of the same file, on whichever line. */
    public boolean repeats(Fault other) {
        return place.file().equals(other.place.file()) && wrong.equals(other.wrong);
    }

    @Override
    public String toString() {
        return place + "：" + wrong + (right == null ? "" : "。" + right);
    }
}
