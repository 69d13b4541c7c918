package org.gongkai.casework.merging;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.filing.Likeness;

/**
 * Whether two letters tell the same thing, by the neighbouring characters that they share; what stands in many letters counts little, what stands
 * in few counts much. The bounds are those that 200 pairs of real letters were judged for (docs/measured.md); a person decides.
 */
public final class SameTold {

    /** Titles share this much, and what is told this much; or what is told alone. In percent. */
    private static final int TITLES = 35;
    private static final int TOLD_WITH_TITLES = 14;
    private static final int TOLD = 50;
    /** Whoever speaks of the same place often says it in other words: so much of the place of the shorter one, and this much of what is told. */
    private static final int PLACES = 55;
    private static final int TOLD_WITH_PLACES = 8;
    /** As if so many more letters were there that tell of something else: among few, what all of them say still counts. */
    private static final double OTHERS = 50;
    private static final double ROUNDING = 1e-6;

    private final Map<String, Integer> common = new HashMap<>();
    private final int letters;

    /** @param letters all that are compared with each other */
    public SameTold(Collection<Letter> letters) {
        this.letters = letters.size();
        letters.forEach(letter -> letter.all.forEach(pair -> common.merge(pair, 1, Integer::sum)));
    }

    /** A letter as it is compared. */
    public static final class Letter {

        private final Set<String> title;
        private final Set<String> all;
        private final Set<String> place = new HashSet<>();

        public Letter(String title, Collection<String> told) {
            this(title, told, List.of());
        }

        /** @param places where it is, of what is told */
        public Letter(String title, Collection<String> told, Collection<String> places) {
            this.title = Likeness.pairs(Likeness.bare(title));
            all = new HashSet<>(this.title);
            told.forEach(text -> all.addAll(Likeness.pairs(Likeness.bare(text))));
            places.forEach(text -> place.addAll(Likeness.pairs(Likeness.bare(text))));
        }
    }

    /** @param titles how much of the title of the shorter one the titles share @param places how much of the shorter place @param told how near all that is told is; all in percent */
    public record Share(int titles, int places, int told) {

        /** Whether it is worth a person's look. */
        public boolean isMeant() {
            return told >= TOLD || titles >= TITLES && told >= TOLD_WITH_TITLES || isThere() && told >= TOLD_WITH_PLACES;
        }

        /** Whether both are at the same place. */
        public boolean isThere() {
            return places >= PLACES;
        }

        static Comparator<Share> nearest() {
            return Comparator.comparingInt((Share one) -> -one.told).thenComparingInt(one -> -one.titles);
        }
    }

    public Share of(Letter one, Letter other) {
        double shared = 0;
        for (String pair : one.all) {
            if (other.all.contains(pair)) {
                shared += squared(pair);
            }
        }
        double lengths = Math.sqrt(one.all.stream().mapToDouble(this::squared).sum()) * Math.sqrt(other.all.stream().mapToDouble(this::squared).sum());
        return new Share(ofTheShorter(one.title, other.title), ofTheShorter(one.place, other.place), percent(shared, lengths));
    }

    private int ofTheShorter(Set<String> one, Set<String> other) {
        return percent(one.stream().filter(other::contains).mapToDouble(this::weight).sum(), Math.min(weight(one), weight(other)));
    }

    private static int percent(double part, double of) {
        return of == 0 ? 0 : (int) Math.floor(100 * part / of + ROUNDING);
    }

    private double weight(Set<String> pairs) {
        return pairs.stream().mapToDouble(this::weight).sum();
    }

    private double weight(String pair) {
        return Math.log((letters + OTHERS) / common.getOrDefault(pair, 1));
    }

    private double squared(String pair) {
        double weight = weight(pair);
        return weight * weight;
    }
}
