package org.gongkai.publication.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.gongkai.publication.Hit;

/** Marks the places in a text that a search asked for, whatever their script or width. */
final class Marks {

    private static final int BEFORE = 24;
    private static final int LENGTH = 120;
    private static final int LOOK_AHEAD = 20_000;

    private final List<String> needles;

    Marks(List<String> words) {
        needles = words.stream().map(Folding::fold).filter(w -> !w.isBlank()).distinct().toList();
    }

    List<Hit.Run> whole(String text) {
        return runs(text, Folding.fold(text));
    }

    /** A stretch around the first place, with every place inside it marked. */
    List<Hit.Run> snippet(String text) {
        int first = firstPlace(text);
        int from = Math.max(0, first - BEFORE);
        int to = Math.min(text.length(), from + LENGTH);
        String window = text.substring(from, to).replace('\n', ' ');
        return runs(window, Folding.fold(window));
    }

    private int firstPlace(String text) {
        String folded = Folding.fold(text.length() > LOOK_AHEAD ? text.substring(0, LOOK_AHEAD) : text);
        int first = -1;
        for (String needle : needles) {
            int place = folded.indexOf(needle);
            if (place >= 0 && (first < 0 || place < first)) {
                first = place;
            }
        }
        return Math.max(first, 0);
    }

    private List<Hit.Run> runs(String text, String folded) {
        boolean[] marked = new boolean[text.length()];
        for (String needle : needles) {
            for (int at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length())) {
                Arrays.fill(marked, at, at + needle.length(), true);
            }
        }
        List<Hit.Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= marked.length; i++) {
            if (i == marked.length || marked[i] != marked[start]) {
                runs.add(new Hit.Run(text.substring(start, i), marked[start]));
                start = i;
            }
        }
        return runs;
    }
}
