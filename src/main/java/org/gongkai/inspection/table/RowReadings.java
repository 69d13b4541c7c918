package org.gongkai.inspection.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Every way in which the figures of a row can be dealt out to its columns, when digits ran together or blanks were lost. */
final class RowReadings {

    private static final int MOST = 400;
    private static final int MOST_STEPS = 200_000;

    private final int columns;
    private final Predicate<List<@Nullable BigDecimal>> balances;
    private final List<List<@Nullable BigDecimal>> found = new ArrayList<>();
    private int steps;

    private RowReadings(int columns, Predicate<List<@Nullable BigDecimal>> balances) {
        this.columns = columns;
        this.balances = balances;
    }

    /** The readings that balance; where none does, every reading that leaves no cell blank. */
    static List<List<@Nullable BigDecimal>> of(List<String> figures, int columns, boolean wholeNumbers,
            Predicate<List<@Nullable BigDecimal>> balances) {
        RowReadings balanced = new RowReadings(columns, balances);
        boolean mayLackCells = digits(figures) < columns || figures.size() > 1;
        balanced.deal(figures, 0, 0, new ArrayList<>(), wholeNumbers, mayLackCells);
        if (!balanced.found.isEmpty() || balanced.steps > MOST_STEPS) {
            return balanced.steps > MOST_STEPS ? List.of() : balanced.found;
        }
        RowReadings any = new RowReadings(columns, reading -> true);
        any.deal(figures, 0, 0, new ArrayList<>(), wholeNumbers, false);
        return any.steps > MOST_STEPS || any.found.size() >= MOST ? List.of() : any.found;
    }

    private static int digits(List<String> figures) {
        return figures.stream().mapToInt(String::length).sum();
    }

    private void deal(List<String> figures, int figure, int offset, List<@Nullable BigDecimal> dealt, boolean whole, boolean blanks) {
        if (steps++ > MOST_STEPS || found.size() >= MOST) {
            return;
        }
        if (dealt.size() == columns) {
            if (figure == figures.size() && balances.test(dealt)) {
                found.add(new ArrayList<>(dealt));
            }
            return;
        }
        int left = columns - dealt.size();
        if (figure < figures.size()) {
            String digits = figures.get(figure);
            int remaining = digits.length() - offset;
            boolean splits = whole && digits.chars().allMatch(Character::isDigit);
            int longest = splits && digits.charAt(offset) == '0' ? 1 : remaining;
            for (int length = splits ? 1 : remaining; length <= longest; length++) {
                boolean ends = offset + length == digits.length();
                dealt.add(new BigDecimal(digits.substring(offset, offset + length).replace(",", "")));
                deal(figures, ends ? figure + 1 : figure, ends ? 0 : offset + length, dealt, whole, blanks);
                dealt.removeLast();
            }
        }
        if (blanks && offset == 0 && left > figures.size() - figure || blanks && figure < figures.size() && offset > 0 && left > 1) {
            dealt.add(null);
            deal(figures, figure, offset, dealt, whole, blanks);
            dealt.removeLast();
        }
    }
}
