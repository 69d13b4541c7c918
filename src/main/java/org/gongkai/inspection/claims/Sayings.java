package org.gongkai.inspection.claims;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** All sayings of a vocabulary, by the characters with which they begin: hundreds are slow to ask of every number. */
final class Sayings {

    private static @Nullable Sayings shipped;

    private final List<Saying> all;
    private final Map<Character, BitSet> beginning = new HashMap<>();
    private final BitSet withoutWords = new BitSet();

    private Sayings(List<Saying> all) {
        this.all = all;
        for (int n = 0; n < all.size(); n++) {
            String first = all.get(n).first();
            (first.isEmpty() ? withoutWords : beginning.computeIfAbsent(first.charAt(0), begins -> new BitSet())).set(n);
        }
    }

    /** Made once for the shipped vocabulary. */
    static Sayings of(Measures measures) {
        Sayings known = shipped;
        if (known == null || measures != Measures.shipped()) {
            String filler = measures.filler().stream().sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?:", ")"));
            known = new Sayings(measures.measures().stream().flatMap(measure -> Stream.concat(
                    measure.said().stream().map(words -> new Saying(measure, words, false, filler)),
                    measure.brief().stream().map(words -> new Saying(measure, words, true, filler)))).toList());
            if (measures == Measures.shipped()) {
                shipped = known;
            }
        }
        return known;
    }

    /** Those whose first character stands in the words before a number, in the order of the vocabulary. */
    List<Saying> nearTo(String label) {
        BitSet near = (BitSet) withoutWords.clone();
        for (int at = 0; at < label.length(); at++) {
            BitSet begin = beginning.get(label.charAt(at));
            if (begin != null) {
                near.or(begin);
            }
        }
        return near.stream().mapToObj(all::get).toList();
    }
}
