package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.redaction.FileInWords.Line;
import org.gongkai.redaction.FileInWords.Unseen;

/** The text of a file while it is being gone through, up to the limit. */
final class Gathered {

    private static final int MOST_UNSEEN = 200;

    final List<Line> lines = new ArrayList<>();
    final List<Unseen> unseen = new ArrayList<>();
    private int characters;
    private boolean cut;

    void seen(String place, String words) {
        if (words.isBlank() || isFull(words)) {
            return;
        }
        lines.add(new Line(place, words.strip()));
    }

    void unseen(String place, String words, String how) {
        if (words.isBlank() || isFull(words)) {
            return;
        }
        Unseen last = unseen.isEmpty() ? null : unseen.getLast();
        if (last != null && last.place().equals(place) && last.how().equals(how)) {
            unseen.set(unseen.size() - 1, new Unseen(place, last.words() + words, how));
        } else if (unseen.size() < MOST_UNSEEN) {
            unseen.add(new Unseen(place, words.strip(), how));
        } else {
            cut = true;
        }
    }

    private boolean isFull(String words) {
        characters += words.length();
        cut |= characters > FileInWords.MOST_CHARACTERS;
        return cut;
    }

    void cut() {
        cut = true;
    }

    boolean isComplete() {
        return !cut;
    }

    boolean isFull() {
        return cut;
    }
}
