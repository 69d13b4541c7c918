package org.gongkai.inspection.table;

import java.util.List;

import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Script;

/** The Chinese characters of a text in order, blanks, digits and borders left out: where a label can be found however it was broken. */
final class HanStream {

    private final List<String> words;
    private final String han;
    private final int[] piece;
    private final int[] offset;

    HanStream(List<Piece> pieces) {
        words = pieces.stream().map(each -> folded(each.text())).toList();
        int length = words.stream().mapToInt(String::length).sum();
        StringBuilder all = new StringBuilder(length);
        piece = new int[length + 1];
        offset = new int[length + 1];
        for (int p = 0; p < words.size(); p++) {
            String each = words.get(p);
            for (int i = 0; i < each.length(); i++) {
                if (Script.isHan(each.charAt(i))) {
                    piece[all.length()] = p;
                    offset[all.length()] = i;
                    all.append(each.charAt(i));
                }
            }
        }
        han = all.toString();
    }

    static String folded(String text) {
        return Folded.of(text).text();
    }

    static String hanOf(String text) {
        StringBuilder kept = new StringBuilder();
        for (char c : folded(text).toCharArray()) {
            if (Script.isHan(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    String han() {
        return han;
    }

    int piece(int at) {
        return piece[at];
    }

    int offset(int at) {
        return offset[at];
    }

    String words(int ofPiece) {
        return words.get(ofPiece);
    }
}
