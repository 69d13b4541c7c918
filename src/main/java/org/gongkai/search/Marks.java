package org.gongkai.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Marks the places in a text that a search asked for, whatever their script or width. */
final class Marks {

    private static final int BEFORE = 24;
    private static final int LENGTH = 120;
    private static final int LOOK_AHEAD = 20_000;
    private static final int STRIDE = 400;

    private final List<String> needles;
    private final int longest;

    Marks(List<String> words) {
        needles = words.stream().map(Folding::fold).filter(w -> !w.isBlank()).distinct().toList();
        longest = needles.stream().mapToInt(String::length).max().orElse(0);
    }

    List<Run> whole(String text) {
        return runs(text, Folding.fold(text));
    }

    /** A stretch around a place, with every place inside it marked. */
    List<Run> snippet(String text, int place) {
        int from = Math.max(0, place - BEFORE);
        int to = Math.min(text.length(), from + LENGTH);
        String window = text.substring(from, to).replace('\n', ' ');
        return runs(window, Folding.fold(window));
    }

    /**
     * The first place in a text, 0 where none was found. Folds only as far as it must look: most texts name their matter early.
     *
     * @param wholly to the very end, for texts of which a later page is read elsewhere
     */
    int place(String text, boolean wholly) {
        int end = wholly ? text.length() : Math.min(text.length(), LOOK_AHEAD);
        for (int from = 0; from < end; from += STRIDE) {
            String folded = Folding.fold(text.substring(from, Math.min(end, from + STRIDE + longest)));
            int first = needles.stream().mapToInt(folded::indexOf).filter(place -> place >= 0).min().orElse(-1);
            if (first >= 0) {
                return from + first;
            }
        }
        return 0;
    }

    private List<Run> runs(String text, String folded) {
        boolean[] marked = new boolean[text.length()];
        for (String needle : needles) {
            for (int at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length())) {
                Arrays.fill(marked, at, at + needle.length(), true);
            }
        }
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= marked.length; i++) {
            if (i == marked.length || marked[i] != marked[start]) {
                runs.add(new Run(text.substring(start, i), marked[start]));
                start = i;
            }
        }
        return runs;
    }
}
