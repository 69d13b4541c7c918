package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the lines of a page of fixed width back into paragraphs; lines of tables stay as they are. */
final class Wrapped {

    private static final Pattern ENDS = Pattern.compile(".*[。；：！？:;!?)）】]\\s*$");
    private static final Pattern BEGINS = Pattern.compile(
            "^\\s*([一二三四五六七八九十]{1,3}\\s*、|[（(][一二三四五六七八九十]{1,3}[）)]|\\d{1,2}\\s*[.、．]|第[一二三四五六七八九十]+[条章节]|附件|[-—]\\s*\\d+\\s*[-—]).*");
    private static final Pattern TABULAR = Pattern.compile(".*(?:\\d+\\s+\\d+\\s*$|^\\s*\\d+\\s*$|(?:\\s\\d+){2,}.*)");
    private static final double FULL = 0.86;

    private Wrapped() {
    }

    static List<Piece> joined(List<Piece> lines) {
        List<Piece> prose = lines.stream().filter(piece -> !piece.isCell()).toList();
        int width = prose.stream().mapToInt(piece -> piece.text().length()).sorted().skip(prose.size() * 9L / 10).findFirst().orElse(0);
        List<Piece> joined = new ArrayList<>();
        Piece open = null;
        for (Piece line : lines) {
            if (open != null && !line.isCell() && continues(open.text(), line.text(), width)) {
                open = new Piece(open.line(), open.text() + line.text(), 0, open.role());
            } else {
                if (open != null) {
                    joined.add(open);
                }
                open = line;
            }
            if (line.isCell() || line.text().length() < width * FULL || TABULAR.matcher(line.text()).matches()) {
                joined.add(open);
                open = null;
            }
        }
        if (open != null) {
            joined.add(open);
        }
        return joined;
    }

    private static boolean continues(String open, String next, int width) {
        return width > 15 && !ENDS.matcher(open).matches() && !BEGINS.matcher(next).matches() && !TABULAR.matcher(next).matches();
    }
}
