package org.gongkai.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

import com.ibm.icu.text.BreakIterator;

/** A letter laid out line by line on A4 pages, in points: 2号 title, 3号 body, 28 points between lines (GB/T 9704-2012). */
final class LetterPages {

    static final double PAGE_WIDTH = 595.28;
    static final double PAGE_HEIGHT = 841.89;
    private static final double LEFT = 79.37;
    private static final double TOP = 104.88;
    private static final double WIDTH = PAGE_WIDTH - LEFT - 73.7;
    private static final double BOTTOM = PAGE_HEIGHT - 99.21;
    private static final double TITLE = 22;
    private static final double TITLE_LINE = 32;
    private static final double BODY = 16;
    private static final double LINE = 28;
    private static final double SEAL_SPACE = 3 * LINE;
    /** Of the em, from the middle of a line down to where its characters stand. */
    private static final double BASELINE = 0.36;
    /** How much of a last paragraph that fills pages goes with the signature. */
    private static final int LINES_WITH_SIGNATURE = 3;

    /** All that numbers of pages may have in them. */
    static final String NUMBERS = "— 0123456789";
    private static final double NUMBER = 14;
    /** From the foot of the text down to the number: 7 mm. */
    private static final double ABOVE_NUMBER = 19.84;

    private final IntToDoubleFunction width;
    private final List<Row> rows = new ArrayList<>();

    private LetterPages(IntToDoubleFunction width) {
        this.width = width;
    }

    /** A line where it stands: its left end and its baseline. */
    record Line(String text, double x, double baseline, double points) {
    }

    private enum Side { LEFT, CENTRE, RIGHT }

    private record Row(String text, Side side, double indent, double points, double height, double before) {
    }

    /** @param width of a character, in em */
    static List<List<Line>> of(LetterText letter, IntToDoubleFunction width) {
        return new LetterPages(width).laidOut(letter);
    }

    private List<List<Line>> laidOut(LetterText letter) {
        letter.titleLines(LetterFile.TITLE_CHARACTERS).forEach(line -> rows.add(new Row(line, Side.CENTRE, 0, TITLE, TITLE_LINE, 0)));
        wrap(letter.number(), Side.RIGHT, 0, 0);
        wrap(letter.addressee(), Side.LEFT, 0, LINE);
        int last = rows.size();
        for (String paragraph : letter.body()) {
            last = rows.size();
            wrap(paragraph, Side.LEFT, 2 * BODY, 0);
        }
        int signature = rows.size();
        if (letter.isSigned()) {
            wrap(letter.organ(), Side.RIGHT, 0, SEAL_SPACE);
            wrap(letter.day(), Side.RIGHT, 0, 0);
        }
        double end = rows.subList(last, rows.size()).stream().mapToDouble(row -> row.before() + row.height()).sum();
        return onPages(end <= BOTTOM - TOP ? last : Math.max(last, signature - LINES_WITH_SIGNATURE));
    }

    /** @param together the row from which the rest stays on one page */
    private List<List<Line>> onPages(int together) {
        List<List<Line>> pages = new ArrayList<>(List.of(new ArrayList<>()));
        double y = TOP;
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            double needed = n == together ? rows.subList(n, rows.size()).stream().mapToDouble(one -> one.before() + one.height()).sum()
                    : row.before() + row.height();
            if (y + needed > BOTTOM && n > 0) {
                pages.add(new ArrayList<>());
                y = TOP;
            }
            y += row.before() + row.height();
            pages.getLast().add(new Line(row.text(), x(row), y - row.height() / 2 + BASELINE * row.points(), row.points()));
        }
        for (int n = 0; n < pages.size(); n++) {
            String number = "— " + (n + 1) + " —";
            double x = n % 2 == 0 ? LEFT + WIDTH - NUMBER - width(number) * NUMBER : LEFT + NUMBER;
            pages.get(n).add(new Line(number, x, BOTTOM + ABOVE_NUMBER + NUMBER, NUMBER));
        }
        return pages;
    }

    private double x(Row row) {
        double room = WIDTH - row.indent() - width(row.text()) * row.points();
        return LEFT + row.indent() + switch (row.side()) {
            case LEFT -> 0;
            case CENTRE -> room / 2;
            case RIGHT -> room;
        };
    }

    private void wrap(String text, Side side, double indent, double before) {
        boolean first = true;
        for (String line : lines(text, indent)) {
            rows.add(new Row(line, side, first ? indent : 0, BODY, LINE, first ? before : 0));
            first = false;
        }
    }

    /** Breaks where Chinese typesetting may: never before a closing mark, after an opening one, or inside a number. */
    private List<String> lines(String text, double indent) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINA);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = text.substring(from, to);
            if (!line.isEmpty() && !fits(line + piece.stripTrailing(), lines.isEmpty() ? indent : 0)) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            for (int character : piece.codePoints().toArray()) {
                if (!line.isEmpty() && !Character.isWhitespace(character) && !fits(line + Character.toString(character), lines.isEmpty() ? indent : 0)) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.appendCodePoint(character);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private boolean fits(String text, double indent) {
        return width(text) * BODY <= WIDTH - indent + 0.01;
    }

    private double width(String text) {
        return text.codePoints().mapToDouble(width::applyAsDouble).sum();
    }
}
