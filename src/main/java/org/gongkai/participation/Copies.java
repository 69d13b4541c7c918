package org.gongkai.participation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.participation.Contributions.Opinion;

/**
 * Opinions that say the same in the same words, or nearly so, as one line: a text that fifty people sent is read once and counted fifty times.
 * Alike are those of whose threes of characters at least four in five are common to both; signs, blanks and capitals do not tell texts apart.
 */
final class Copies {

    private static final int SHINGLE = 3;
    private static final int BANDS = 16;
    private static final int ROWS = 4;
    private static final double ALIKE = 0.8;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Copies() {
    }

    /** @param others alike to the first, in order of their numbers */
    record Line(Opinion first, List<Opinion> others) {

        long number() {
            return first.entry().number();
        }

        int count() {
            return others.size() + 1;
        }

        List<Opinion> all() {
            List<Opinion> all = new ArrayList<>(List.of(first));
            all.addAll(others);
            return all;
        }
    }

    /** The lines, those with most copies first; opinions in order of their numbers. */
    static List<Line> folded(List<Opinion> opinions) {
        Map<String, List<Opinion>> same = new LinkedHashMap<>();
        opinions.forEach(opinion -> same.computeIfAbsent(plain(opinion.words()), any -> new ArrayList<>()).add(opinion));
        List<String> texts = List.copyOf(same.keySet());
        List<Set<String>> threes = texts.stream().map(Copies::threes).toList();
        int[] leads = leads(threes);
        Map<Integer, List<Opinion>> lines = new TreeMap<>();
        for (int n = 0; n < texts.size(); n++) {
            lines.computeIfAbsent(lead(leads, n), any -> new ArrayList<>()).addAll(same.get(texts.get(n)));
        }
        return lines.values().stream().map(line -> line.stream().sorted(Comparator.comparingLong(opinion -> opinion.entry().number())).toList())
                .map(line -> new Line(line.getFirst(), line.subList(1, line.size())))
                .sorted(Comparator.comparingInt(Line::count).reversed().thenComparingLong(Line::number)).toList();
    }

    /** What a text is without the signs between its words. */
    static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> threes(String text) {
        Set<String> threes = new HashSet<>();
        for (int i = 0; i + SHINGLE <= text.length(); i++) {
            threes.add(text.substring(i, i + SHINGLE));
        }
        if (threes.isEmpty()) {
            threes.add(text);
        }
        return threes;
    }

    /** Of each text an earlier one that is alike, or itself: only texts that share a band of their least hashes are compared. */
    private static int[] leads(List<Set<String>> threes) {
        int[] leads = new int[threes.size()];
        Map<Long, List<Integer>> bands = new HashMap<>();
        for (int n = 0; n < leads.length; n++) {
            leads[n] = n;
            long[] least = least(threes.get(n));
            Set<Integer> candidates = new HashSet<>();
            for (int band = 0; band < BANDS; band++) {
                long key = Arrays.hashCode(Arrays.copyOfRange(least, band * ROWS, (band + 1) * ROWS)) * (long) BANDS + band;
                List<Integer> there = bands.computeIfAbsent(key, any -> new ArrayList<>());
                candidates.addAll(there);
                there.add(n);
            }
            Set<String> own = threes.get(n);
            int[] found = candidates.stream().mapToInt(Integer::intValue).sorted().filter(other -> common(own, threes.get(other)) >= ALIKE).limit(1).toArray();
            if (found.length > 0) {
                leads[n] = found[0];
            }
        }
        return leads;
    }

    private static int lead(int[] leads, int n) {
        int at = n;
        while (leads[at] != at) {
            at = leads[at];
        }
        return at;
    }

    private static long[] least(Set<String> threes) {
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (String three : threes) {
            long hash = three.hashCode();
            for (int i = 0; i < least.length; i++) {
                long mixed = (hash ^ (i + 1) * MIX) * MIX;
                mixed ^= mixed >>> 32;
                least[i] = Math.min(least[i], mixed * MIX);
            }
        }
        return least;
    }

    /** The share of threes that are in both. */
    private static double common(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return (double) both / (one.size() + other.size() - both);
    }
}
