package org.gongkai.inspection.claims;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One way to say a measure, as a pattern around its number. */
final class Saying {

    /** More words than these between two words of a saying are no filler; bounded, so that no text takes long. */
    private static final String MOST_FILLERS = "{0,9}";
    private static final String LOOSE = "[^,。;\\n\\d%]{0,14}";

    /** How well a saying fits. */
    enum Fit { SURE, LOOSE, NOT }

    private final Measure measure;
    private final boolean brief;
    private final List<String> before;
    private final Pattern exact;
    private final Pattern loose;
    private final String after;
    private final Pattern following;
    private final int weight;

    Saying(Measure measure, String words, boolean brief, String filler) {
        int number = words.indexOf('#');
        String leading = number < 0 ? words : words.substring(0, number);
        this.measure = measure;
        this.brief = brief;
        this.before = List.of(leading.split("…"));
        this.exact = Pattern.compile(joined(filler + MOST_FILLERS) + "(" + filler + MOST_FILLERS + ")$");
        this.loose = Pattern.compile(joined(LOOSE) + LOOSE + "$");
        this.after = number < 0 ? "" : words.substring(number + 1);
        this.following = Pattern.compile("^" + filler + MOST_FILLERS + Pattern.quote(after));
        this.weight = words.length();
    }

    private String joined(String between) {
        return before.stream().map(Pattern::quote).collect(Collectors.joining(between));
    }

    Measure measure() {
        return measure;
    }

    /** The first word that must stand before the number; empty where all stand behind it. */
    String first() {
        return before.getFirst();
    }

    boolean isBrief() {
        return brief;
    }

    /** The longer says more. */
    int weight() {
        return weight;
    }

    /** Where the saying begins in the words before a number; -1 where it does not fit so. */
    int begins(String label, String trail, Fit fit) {
        for (String word : before) {
            if (!label.contains(word)) {
                return -1;
            }
        }
        Matcher found = (fit == Fit.SURE ? exact : loose).matcher(label);
        boolean follows = after.isEmpty() || (fit == Fit.SURE ? following.matcher(trail).find() : trail.contains(after));
        return follows && found.find() ? last(found) : -1;
    }

    private static int last(Matcher found) {
        int begin = found.start();
        while (found.find(begin + 1)) {
            begin = found.start();
        }
        return begin;
    }
}
