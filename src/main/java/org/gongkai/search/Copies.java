package org.gongkai.search;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells copies of one text, as sites pass them on to each other, from editions of it that say something else. */
final class Copies {

    /** Of the sentences: so many are shared by what was only set otherwise; an edition changes more, unless it bears the same day. */
    private static final double SAME = 0.985;
    private static final double SAME_OF_A_DAY = 0.9;

    private Copies() {
    }

    /** The same for the same letters and digits in the same order, and for almost nothing else; 0 where the text is too short to tell. */
    static long mark(String text) {
        long mark = 1125899906842597L;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                mark = 31 * mark + Folding.fold(text.charAt(i));
                mark ^= mark >>> 29;
                letters++;
            }
        }
        return letters < SharedSentences.SHORTEST ? 0 : mark == 0 ? 1 : mark;
    }

    /** Whether two of the same title say the same, sentence by sentence. */
    static boolean same(String one, String other, @Nullable Object day, @Nullable Object otherDay) {
        double shared = SharedSentences.of(one, other);
        return shared >= SAME || shared >= SAME_OF_A_DAY && (day == null || otherDay == null || day.equals(otherDay));
    }

    /** One of a page, with what tells whether it is a copy. */
    record Listed(Hit hit, String text) {

        private boolean copies(Listed other) {
            return Run.plain(hit.title()).equals(Run.plain(other.hit.title())) && same(text, other.text, hit.day(), other.hit.day());
        }
    }

    /** The page with each copy moved to the first that says the same. */
    static List<Hit> folded(List<Listed> page) {
        List<Listed> firsts = new ArrayList<>();
        List<List<Hit>> others = new ArrayList<>();
        for (Listed one : page) {
            int of = 0;
            while (of < firsts.size() && !one.copies(firsts.get(of))) {
                of++;
            }
            if (of == firsts.size()) {
                firsts.add(one);
                others.add(new ArrayList<>(one.hit().copies()));
            } else {
                others.get(of).add(one.hit().with(List.of()));
                others.get(of).addAll(one.hit().copies());
            }
        }
        List<Hit> folded = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            folded.add(firsts.get(i).hit().with(others.get(i)));
        }
        return folded;
    }
}
