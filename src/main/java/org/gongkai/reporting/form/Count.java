package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.ledger.FactSumOfPeriod;
import org.jspecify.annotations.Nullable;

/**
 * What every cell of a form counts, spelled out as signed selections of facts, and the counting itself.
 *
 * <p>A number is the sum of the selections' facts; the records behind it are those whose selected facts do not cancel.
 */
public final class Count {

    /** When, seen from the period of the report, a fact must have happened. */
    public enum When { BEFORE, DURING, UNTIL_END, EVER }

    /**
     * Facts of one kind that a cell adds or takes away.
     *
     * @param codes empty for every code
     * @param party null for every party
     * @param sign  1 where it adds, -1 where it takes away
     * @param ofYear whether the party is the year of the report
     * @param times how many units of the cell one unit of a fact is
     */
    public record Selection(String kind, Set<String> codes, @Nullable String party, boolean ofYear, When when, int sign, BigDecimal times) {

        boolean takes(FactSumOfPeriod sum, int number, int year) {
            return switch (when) {
                case BEFORE -> sum.period() < number;
                case DURING -> sum.period() == number;
                case UNTIL_END -> sum.period() <= number;
                case EVER -> true;
            } && (codes.isEmpty() || codes.contains(sum.code())) && partyIs(sum.party(), year);
        }

        private boolean partyIs(String of, int year) {
            String wanted = party(year);
            return wanted == null || wanted.equals(of);
        }

        /** The party of a report of that year; null for every party. */
        public @Nullable String party(int year) {
            return ofYear ? String.valueOf(year) : party;
        }
    }

    private record Share(Cell cell, Selection selection) {}

    private final Map<Cell, List<Selection>> selections = new LinkedHashMap<>();
    private final Map<String, List<Share>> byKind = new HashMap<>();

    public Count(Form form, ReplyKinds replyKinds) {
        for (Cell cell : form.cells()) {
            List<Selection> all = new ArrayList<>();
            for (Measure measure : form.measures(cell)) {
                all.addAll(selections(form, cell, measure, replyKinds));
            }
            if (!all.isEmpty()) {
                selections.put(cell, List.copyOf(all));
                all.forEach(s -> byKind.computeIfAbsent(s.kind, kind -> new ArrayList<>()).add(new Share(cell, s)));
            }
        }
    }

    public Set<String> kinds() {
        return byKind.keySet();
    }

    /** What the cell counts; empty where the number is typed in. */
    public List<Selection> of(Cell cell) {
        return selections.getOrDefault(cell, List.of());
    }

    /**
     * The number of every cell that counts facts; zero where there are none.
     *
     * @param number of the period among those of the sums
     * @param year   in which the period begins
     */
    public Map<Cell, BigDecimal> of(Collection<FactSumOfPeriod> sums, int number, int year) {
        Map<Cell, BigDecimal> numbers = new LinkedHashMap<>();
        selections.keySet().forEach(cell -> numbers.put(cell, BigDecimal.ZERO));
        for (FactSumOfPeriod sum : sums) {
            for (Share share : byKind.getOrDefault(sum.kind(), List.of())) {
                if (share.selection.takes(sum, number, year)) {
                    BigDecimal amount = sum.amount().multiply(share.selection.times).multiply(BigDecimal.valueOf(share.selection.sign));
                    numbers.merge(share.cell, amount, BigDecimal::add);
                }
            }
        }
        numbers.replaceAll((cell, sum) -> whole(sum));
        return numbers;
    }

    /** 60 rather than 60.00, as facts are stored. */
    private static BigDecimal whole(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static List<Selection> selections(Form form, Cell cell, Measure measure, ReplyKinds replyKinds) {
        String party = form.party(cell);
        if (measure.during() != null) {
            return List.of(new Selection(form.factKind(cell, measure.during()), codes(form, cell, measure, replyKinds), party, measure.ofYear(),
                    measure.ofYear() ? When.EVER : When.DURING, 1, measure.times()));
        }
        When when = measure.ofYear() ? When.EVER : measure.at() == Measure.End.START ? When.BEFORE : When.UNTIL_END;
        List<Selection> stock = new ArrayList<>();
        stock.add(new Selection(form.factKind(cell, String.valueOf(measure.open())), Set.copyOf(measure.codes()), party, measure.ofYear(), when, 1, measure.times()));
        if (measure.less() != null) {
            stock.add(new Selection(form.factKind(cell, measure.less()), Set.of(), party, measure.ofYear(), when, -1, measure.times()));
        }
        return stock;
    }

    /** The codes that a flow is limited to; empty for all. */
    static Set<String> codes(Form form, Cell cell, Measure measure, ReplyKinds replyKinds) {
        if (measure.replies()) {
            return replies(form, List.of(cell.row()), replyKinds);
        }
        if (!measure.repliesOf().isEmpty()) {
            return replies(form, measure.repliesOf(), replyKinds);
        }
        return measure.answers().isEmpty() ? Set.copyOf(measure.codes())
                : replyKinds.all().stream().filter(kind -> measure.answers().contains(kind.family())).map(ReplyKind::code).collect(Collectors.toSet());
    }

    private static Set<String> replies(Form form, List<String> rows, ReplyKinds replyKinds) {
        Set<String> codes = new HashSet<>();
        for (ReplyKind kind : replyKinds.all()) {
            kind.rowIn(form.repliesAs()).filter(rows::contains).ifPresent(row -> codes.add(kind.code()));
        }
        return Set.copyOf(codes);
    }
}
