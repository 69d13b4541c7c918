package org.gongkai.inspection.rules;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A pattern and the characters with which it can begin: a class of some hundred Chinese characters is slow to ask of every place of a text.
 *
 * @param starts null where the pattern is quick by itself
 */
record Anchor(Pattern pattern, @Nullable BitSet starts) {

    /** Every place between two, also one that begins within another. */
    void each(String text, int from, int to, Consumer<Matcher> found) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = from; at < to; at++) {
            if (starts == null) {
                if (!matcher.region(at, to).find()) {
                    return;
                }
                at = matcher.start();
                found.accept(matcher);
            } else if (starts.get(text.charAt(at)) && matcher.region(at, to).lookingAt()) {
                found.accept(matcher);
            }
        }
    }

    static BitSet of(String characters) {
        BitSet starts = new BitSet();
        characters.chars().forEach(starts::set);
        return starts;
    }
}
