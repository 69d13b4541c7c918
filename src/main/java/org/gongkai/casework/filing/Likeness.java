package org.gongkai.casework.filing;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far two texts say the same: width, case, punctuation and spaces do not count. */
public final class Likeness {

    private Likeness() {
    }

    /** Share of neighbouring characters that two texts have in common, in percent. */
    public static int of(String one, String other) {
        Set<String> mine = pairs(bare(one));
        Set<String> its = pairs(bare(other));
        if (mine.isEmpty() || its.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(mine);
        both.retainAll(its);
        return 200 * both.size() / (mine.size() + its.size());
    }

    /** Everything that is asked for, bare, in its order. */
    public static String asked(List<Map<String, String>> items) {
        StringBuilder text = new StringBuilder();
        for (Map<String, String> item : items) {
            new TreeMap<>(item).forEach((name, value) -> text.append(name).append('=').append(bare(value)).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    /** Only what counts when texts are compared. */
    public static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]", "");
    }

    /** Neighbouring characters of a bare text. */
    public static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
