package org.gongkai.inspection.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.gongkai.inspection.text.Aligned.Fragment;
import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Ruling.Box;

/** Reads pages line by line; what stands inside ruled lines, or in columns without them, cell by cell. */
final class RuledPages extends PDFTextStripper {

    /** What stands at a height of the page. */
    private record Placed(float top, List<Piece> pieces) {
    }

    private static final int SAME_ROW = 3;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Map<Box, StringBuilder> cells = new LinkedHashMap<>();
    private final List<Fragment> line = new ArrayList<>();
    private final List<Aligned.Line> lines = new ArrayList<>();
    private Ruling ruling;
    private int number;
    private int row;
    private int characters;

    private RuledPages(PDDocument document) throws IOException {
        setSortByPosition(true);
        ruling = Ruling.of(document.getPage(0));
    }

    static List<Piece> read(PDDocument document) throws IOException {
        if (document.getNumberOfPages() == 0) {
            return List.of();
        }
        RuledPages pages = new RuledPages(document);
        pages.getText(document);
        return pages.pieces;
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
        ruling = Ruling.of(page);
        cells.clear();
        placed.clear();
        lines.clear();
        ruling.boxes().forEach(box -> cells.put(box, new StringBuilder()));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        characters += positions.size();
        if (characters > PlainText.mostCharacters()) {
            return;
        }
        StringBuilder words = new StringBuilder();
        float left = Float.MAX_VALUE;
        float right = 0;
        float middle = 0;
        for (TextPosition position : positions) {
            float x = position.getXDirAdj() + position.getWidthDirAdj() / 2;
            float y = position.getYDirAdj() - position.getHeightDir() / 2;
            StringBuilder cell = ruling.around(x, y).map(cells::get).orElse(null);
            if (cell != null) {
                cell.append(position.getUnicode());
            } else {
                words.append(position.getUnicode());
                left = Math.min(left, position.getXDirAdj());
                right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
                middle = y;
            }
        }
        if (!words.toString().isBlank()) {
            line.add(new Fragment(words.toString().strip(), left, right, middle));
        }
    }

    @Override
    protected void writeWordSeparator() {
        // words are put together by their places
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    private void endLine() {
        if (!line.isEmpty()) {
            lines.add(new Aligned.Line(List.copyOf(line)));
        }
        line.clear();
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
        rows();
        Aligned.Found found = Aligned.in(lines);
        found.rows().forEach(each -> placed.add(new Placed(each.middle(), each.pieces(++row))));
        found.rest().forEach(each -> placed.add(new Placed(each.middle(), List.of(new Piece(0, String.join(" ",
                each.fragments().stream().map(Fragment::text).toList()), 0, Role.BODY)))));
        placed.sort(Comparator.comparing(Placed::top));
        for (Placed each : placed) {
            number++;
            each.pieces.forEach(piece -> pieces.add(new Piece(number, piece.text(), piece.row(), piece.role())));
        }
    }

    private void rows() {
        List<Box> boxes = new ArrayList<>(cells.keySet());
        boxes.sort(Comparator.comparing(Box::top));
        int at = 0;
        while (at < boxes.size()) {
            int top = boxes.get(at).top();
            int end = at;
            while (end < boxes.size() && boxes.get(end).top() - top <= SAME_ROW) {
                end++;
            }
            List<Box> ofRow = new ArrayList<>(boxes.subList(at, end));
            ofRow.sort(Comparator.comparing(Box::left));
            row++;
            List<Piece> own = new ArrayList<>();
            for (Box box : ofRow) {
                own.add(new Piece(0, cells.getOrDefault(box, new StringBuilder()).toString().strip(), row, Role.BODY));
            }
            if (own.stream().anyMatch(piece -> !piece.text().isEmpty())) {
                placed.add(new Placed(top, own));
            }
            at = end;
        }
    }
}
