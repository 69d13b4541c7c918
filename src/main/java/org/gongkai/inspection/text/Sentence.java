package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.List;

/** A sentence of the folded text. @param from where it begins @param paragraph where its paragraph begins */
public record Sentence(String words, int from, int paragraph) {

    /** Nobody writes a longer one; what is longer is cut, so that no text takes long. */
    private static final int LONGEST = 3000;

    /** @param stops the characters that end one, beside the end of a line */
    public static List<Sentence> of(String text, String stops) {
        return split(text, stops, false);
    }

    /** Where a colon or a semicolon ends a line, the sentence goes on. */
    public static List<Sentence> overLines(String text, String stops) {
        return split(text, stops, true);
    }

    private static List<Sentence> split(String text, String stops, boolean overLines) {
        List<Sentence> sentences = new ArrayList<>();
        int begin = 0;
        int paragraph = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean line = i == text.length() || text.charAt(i) == '\n' && !(overLines && i > 0 && ":;".indexOf(text.charAt(i - 1)) >= 0);
            if (line || i - begin >= LONGEST || stops.indexOf(text.charAt(i)) >= 0) {
                if (i > begin) {
                    sentences.add(new Sentence(text.substring(begin, i), begin, Math.max(paragraph, begin - LONGEST)));
                }
                begin = i + 1;
                paragraph = line ? begin : paragraph;
            }
        }
        return sentences;
    }
}
