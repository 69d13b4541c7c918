package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.List;

/** A long text in parts that the rules can hold; each keeps the lines of the whole, and no number is cut in two. */
public final class Stretches {

    private static final int LONGEST = 100_000;
    private static final int OVERLAP = 64;

    private Stretches() {
    }

    public static List<Text> of(Text text) {
        List<Text> stretches = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        int length = 0;
        for (Piece piece : text.pieces()) {
            for (int from = 0; from == 0 || from < piece.text().length(); from += LONGEST - OVERLAP) {
                Piece part = piece.text().length() <= LONGEST ? piece
                        : new Piece(piece.line(), piece.text().substring(from, Math.min(from + LONGEST, piece.text().length())), piece.row(), piece.role());
                if (length + part.text().length() > LONGEST && !pieces.isEmpty()) {
                    stretches.add(Text.whole(pieces, List.of()));
                    pieces = new ArrayList<>();
                    length = 0;
                }
                pieces.add(part);
                length += part.text().length();
                if (part == piece) {
                    break;
                }
            }
        }
        stretches.add(Text.whole(pieces, text.links()));
        return stretches;
    }
}
