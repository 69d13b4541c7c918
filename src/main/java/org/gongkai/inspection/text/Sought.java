package org.gongkai.inspection.text;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A pattern that is asked of a text only where what it finds can begin; it finds what the pattern finds alone. */
public final class Sought {

    /** A pattern that can begin with more characters than these is asked everywhere: nothing would be left out. */
    private static final int MANY = 500;

    private final Pattern pattern;
    private final @Nullable BitSet beginnings;

    private Sought(Pattern pattern) {
        BitSet read = pattern.flags() == 0 || pattern.flags() == Pattern.MULTILINE ? Beginnings.of(pattern.pattern()) : null;
        this.pattern = pattern;
        this.beginnings = read == null || read.cardinality() > MANY ? null : read;
    }

    public static Sought of(Pattern pattern) {
        return new Sought(pattern);
    }

    public static Sought of(String pattern) {
        return new Sought(Pattern.compile(pattern));
    }

    /** Whether it can begin with one of these characters. */
    boolean mayBeginAmong(BitSet characters) {
        return beginnings == null || beginnings.intersects(characters);
    }

    public Search in(String text) {
        return new Search(text);
    }

    /** One place after the other, as {@link Matcher#find()} goes. */
    public final class Search {

        private final String text;
        private final Matcher matcher;
        private int at;

        private Search(String text) {
            this.text = text;
            this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }

        public boolean find() {
            if (beginnings == null) {
                return matcher.find();
            }
            for (; at < text.length(); at++) {
                if (beginnings.get(text.charAt(at)) && matcher.region(at, text.length()).lookingAt()) {
                    at = matcher.end();
                    return true;
                }
            }
            return false;
        }

        /** What was found last. */
        public Matcher found() {
            return matcher;
        }
    }
}
