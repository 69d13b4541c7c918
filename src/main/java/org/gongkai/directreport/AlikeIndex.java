package org.gongkai.directreport;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** Items that are counted, found by their bands. */
final class AlikeIndex {

    private final Map<Integer, Set<Long>> byBand = new HashMap<>();
    private final Map<Long, Set<Integer>> pairs = new HashMap<>();

    void add(long seq, Set<Integer> itsPairs) {
        pairs.put(seq, itsPairs);
        for (int band : Alike.bands(itsPairs)) {
            byBand.computeIfAbsent(band, none -> new TreeSet<>()).add(seq);
        }
    }

    /** The first that says nearly the same; null where none does. */
    @Nullable Long like(Set<Integer> itsPairs, int[] bands) {
        Set<Long> perhaps = new TreeSet<>();
        for (int band : bands) {
            perhaps.addAll(byBand.getOrDefault(band, Set.of()));
        }
        return perhaps.stream().filter(seq -> Alike.are(itsPairs, pairs.getOrDefault(seq, Set.of()))).findFirst().orElse(null);
    }
}
