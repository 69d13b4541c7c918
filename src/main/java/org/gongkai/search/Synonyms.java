package org.gongkai.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All words known to mean others, by what is said: finding them in a question is a look-up for each place and length. */
final class Synonyms {

    private static final int MOST_WORDINGS = 4;
    private static final int SHORTEST = 2;

    /** A known word in a text. */
    record Place(int from, int to, List<Synonym> wordings) {
    }

    private final Map<String, List<Synonym>> bySaid = new HashMap<>();
    private final int longest;

    Synonyms(Collection<Synonym> all) {
        for (Synonym wording : all) {
            List<Synonym> same = bySaid.computeIfAbsent(wording.said(), said -> new ArrayList<>(1));
            if (same.size() < MOST_WORDINGS && same.stream().noneMatch(one -> one.written().equals(wording.written())) && !wording.said().equals(wording.written())) {
                same.add(wording);
            }
        }
        bySaid.values().removeIf(List::isEmpty);
        longest = bySaid.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** From left to right, at each place the longest. */
    List<Place> in(String folded) {
        List<Place> places = new ArrayList<>();
        for (int from = 0; from + SHORTEST <= folded.length();) {
            int to = Math.min(folded.length(), from + longest);
            List<Synonym> known = null;
            while (to - from >= SHORTEST && (known = bySaid.get(folded.substring(from, to))) == null) {
                to--;
            }
            if (known == null) {
                from++;
            } else {
                places.add(new Place(from, to, known));
                from = to;
            }
        }
        return places;
    }

    /** Every word that is known, said or written. */
    Set<String> words() {
        Set<String> words = new LinkedHashSet<>(bySaid.keySet());
        bySaid.values().forEach(known -> known.forEach(wording -> words.add(wording.written())));
        return words;
    }

    /** What each of these words may be written as, the word itself first. */
    static List<String> ways(String word, List<Synonym> known) {
        Map<String, Boolean> ways = new LinkedHashMap<>();
        ways.put(word, true);
        known.forEach(wording -> ways.put(wording.written(), true));
        return List.copyOf(ways.keySet());
    }
}
