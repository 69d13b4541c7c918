package org.gongkai.inspection.rules;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A pattern that is asked only where it can begin: hundreds of words are slow to ask of every place of a text.
 *
 * @param anywhere the pattern, where it is quick by itself; else null
 * @param begins   by the character it begins with, the pattern with those of its words that do
 * @param firsts   the characters of those
 * @param soon     characters of which one must stand two to four behind the beginning; null where any may
 */
record Anchor(@Nullable Pattern anywhere, Map<Character, Pattern> begins, @Nullable BitSet soon, BitSet firsts) {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    static Anchor anywhere(Pattern pattern) {
        return new Anchor(pattern, Map.of(), null, new BitSet());
    }

    static Anchor beginning(Map<Character, Pattern> begins, @Nullable BitSet soon) {
        BitSet firsts = new BitSet();
        begins.keySet().forEach(firsts::set);
        return new Anchor(null, Map.copyOf(begins), soon, firsts);
    }

    /** Every place between two, also one that begins within another. */
    void each(String text, int from, int to, Consumer<Matcher> found) {
        if (anywhere != null) {
            Matcher matcher = matcher(anywhere, text);
            for (int at = from; at < to && matcher.region(at, to).find(); at = matcher.start() + 1) {
                found.accept(matcher);
            }
            return;
        }
        Map<Pattern, Matcher> asked = new IdentityHashMap<>();
        for (int at = from; at < to; at++) {
            if (firsts.get(text.charAt(at)) && (soon == null || comesSoon(text, at))) {
                Pattern pattern = begins.get(text.charAt(at));
                Matcher matcher = asked.computeIfAbsent(pattern, one -> matcher(one, text)).region(at, to);
                if (matcher.lookingAt()) {
                    found.accept(matcher);
                }
            }
        }
    }

    private boolean comesSoon(String text, int at) {
        for (int behind = SHORTEST; behind <= LONGEST && at + behind < text.length(); behind++) {
            if (soon.get(text.charAt(at + behind))) {
                return true;
            }
        }
        return false;
    }

    private static Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    static BitSet of(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }
}
