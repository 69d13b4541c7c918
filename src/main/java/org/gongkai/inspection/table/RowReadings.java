package org.gongkai.inspection.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.reporting.form.Column;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which the figures of a row can be dealt out to its columns, when digits ran together or blanks were lost.
 *
 * @param ways     the readings on which each total is the sum before it; where there is none, all that leave no cell blank
 * @param balanced whether they balance; false only after every reading, blanks included, was tried
 */
record RowReadings(List<List<@Nullable BigDecimal>> ways, boolean balanced) {

    private static final int MOST = 400;
    private static final int MOST_STEPS = 300_000;

    static RowReadings of(List<String> figures, List<Column> columns) {
        boolean whole = columns.stream().allMatch(column -> column.number() == Column.Number.COUNT);
        boolean tooFew = figures.stream().mapToInt(String::length).sum() < columns.size();
        Dealing complete = new Dealing(figures, columns, whole, false, true);
        if (!tooFew && complete.deal()) {
            return new RowReadings(complete.found, true);
        }
        Dealing blanks = new Dealing(figures, columns, whole, true, true);
        if (blanks.deal()) {
            return new RowReadings(blanks.found, true);
        }
        boolean surelyNone = complete.steps <= MOST_STEPS && blanks.steps <= MOST_STEPS;
        Dealing any = new Dealing(figures, columns, whole, false, false);
        boolean few = any.deal() && any.found.size() < MOST && any.steps <= MOST_STEPS;
        return new RowReadings(few ? any.found : List.of(), !surelyNone);
    }

    /** One search through the readings, cut off where a total cannot be right any more. */
    private static final class Dealing {

        private final List<String> figures;
        private final List<Column> columns;
        private final boolean whole;
        private final boolean blanks;
        private final boolean balancing;
        private final List<List<@Nullable BigDecimal>> found = new ArrayList<>();
        private final List<@Nullable BigDecimal> dealt = new ArrayList<>();
        private int steps;

        private Dealing(List<String> figures, List<Column> columns, boolean whole, boolean blanks, boolean balancing) {
            this.figures = figures;
            this.columns = columns;
            this.whole = whole;
            this.blanks = blanks;
            this.balancing = balancing;
        }

        private boolean deal() {
            deal(0, 0);
            return !found.isEmpty() && steps <= MOST_STEPS;
        }

        private void deal(int figure, int offset) {
            if (steps++ > MOST_STEPS || found.size() >= MOST) {
                return;
            }
            if (dealt.size() == columns.size()) {
                if (figure == figures.size()) {
                    found.add(new ArrayList<>(dealt));
                }
                return;
            }
            int left = columns.size() - dealt.size();
            if (figure < figures.size()) {
                String digits = figures.get(figure);
                boolean splits = whole && digits.chars().allMatch(Character::isDigit);
                int remaining = digits.length() - offset;
                int longest = splits && digits.charAt(offset) == '0' ? 1 : remaining;
                for (int length = splits ? 1 : remaining; length <= longest; length++) {
                    boolean ends = offset + length == digits.length();
                    put(new BigDecimal(digits.substring(offset, offset + length).replace(",", "")), ends ? figure + 1 : figure,
                            ends ? 0 : offset + length);
                }
            }
            if (blanks && left > figures.size() - figure) {
                put(null, figure, offset);
            }
        }

        private void put(@Nullable BigDecimal value, int figure, int offset) {
            dealt.add(value);
            if (!balancing || !columns.get(dealt.size() - 1).total() || totalIsRight()) {
                deal(figure, offset);
            }
            dealt.removeLast();
        }

        private boolean totalIsRight() {
            int total = dealt.size() - 1;
            BigDecimal sum = BigDecimal.ZERO;
            for (int c = total - 1; c >= 0 && !columns.get(c).total(); c--) {
                BigDecimal value = dealt.get(c);
                sum = value == null ? sum : sum.add(value);
            }
            BigDecimal said = dealt.get(total);
            return (said == null ? BigDecimal.ZERO : said).compareTo(sum) == 0;
        }
    }
}
