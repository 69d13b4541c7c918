package org.gongkai.casework.signing;

import java.util.ArrayList;
import java.util.List;

/** What became of a text, clause by clause. */
public record Changes(List<Piece> pieces) {

    /** Beyond this many comparisons a text counts as written anew. */
    private static final int MOST = 4_000_000;

    public enum Kind { SAME, OUT, IN }

    public record Piece(Kind kind, String text) {
    }

    public boolean any() {
        return pieces.stream().anyMatch(piece -> piece.kind() != Kind.SAME);
    }

    public static Changes between(String before, String after) {
        List<String> old = clauses(before);
        List<String> fresh = clauses(after);
        List<Piece> pieces = new ArrayList<>();
        if ((long) old.size() * fresh.size() > MOST) {
            add(pieces, Kind.OUT, before);
            add(pieces, Kind.IN, after);
            return new Changes(pieces);
        }
        int[][] common = common(old, fresh);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                add(pieces, Kind.SAME, old.get(i++));
                j++;
            } else if (j == fresh.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(pieces, Kind.OUT, old.get(i++));
            } else {
                add(pieces, Kind.IN, fresh.get(j++));
            }
        }
        return new Changes(List.copyOf(pieces));
    }

    /** How many clauses two texts have in common from each pair of places on. */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> clauses(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=[，。；：！？、\\n])"));
    }

    /** Neighbours of one kind are one piece. */
    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            pieces.add(new Piece(kind, pieces.removeLast().text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }
}
