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

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.ledger.FactSumOfYear;
import org.jspecify.annotations.Nullable;

/**
 * What every cell of a form counts, spelled out as signed selections of facts, and the counting itself.
 *
 * <p>A number is the sum of the selections' facts; the records behind it are those whose selected facts do not cancel.
 */
public final class Count {

    /** When, seen from the report year, a fact must have happened. */
    public enum Period { BEFORE, DURING, UNTIL_END }

    /**
     * Facts of one kind that a cell adds or takes away.
     *
     * @param codes empty for every code
     * @param party null for every party
     * @param sign  1 where it adds, -1 where it takes away
     * @param times how many units of the cell one unit of a fact is
     */
    public record Selection(String kind, Set<String> codes, @Nullable String party, Period period, int sign, int times) {

        boolean takes(FactSumOfYear sum, int year) {
            return switch (period) {
                case BEFORE -> sum.year() < year;
                case DURING -> sum.year() == year;
                case UNTIL_END -> sum.year() <= year;
            } && (codes.isEmpty() || codes.contains(sum.code())) && (party == null || party.equals(sum.party()));
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

    /** The number of every cell that counts facts; zero where there are none. */
    public Map<Cell, BigDecimal> of(Collection<FactSumOfYear> sums, int year) {
        Map<Cell, BigDecimal> numbers = new LinkedHashMap<>();
        selections.keySet().forEach(cell -> numbers.put(cell, BigDecimal.ZERO));
        for (FactSumOfYear sum : sums) {
            for (Share share : byKind.getOrDefault(sum.kind(), List.of())) {
                if (share.selection.takes(sum, year)) {
                    BigDecimal amount = sum.amount().multiply(BigDecimal.valueOf((long) share.selection.sign * share.selection.times));
                    numbers.merge(share.cell, amount, BigDecimal::add);
                }
            }
        }
        numbers.replaceAll((cell, number) -> whole(number));
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
            Set<String> codes = measure.replies() ? replies(form, cell, replyKinds) : Set.copyOf(measure.codes());
            return List.of(new Selection(form.factKind(cell, measure.during()), codes, party, Period.DURING, 1, measure.times()));
        }
        Period period = measure.at() == Measure.End.START ? Period.BEFORE : Period.UNTIL_END;
        return List.of(
                new Selection(form.factKind(cell, String.valueOf(measure.open())), Set.of(), party, period, 1, measure.times()),
                new Selection(form.factKind(cell, String.valueOf(measure.less())), Set.of(), party, period, -1, measure.times()));
    }

    private static Set<String> replies(Form form, Cell cell, ReplyKinds replyKinds) {
        Set<String> codes = new HashSet<>();
        for (ReplyKind kind : replyKinds.all()) {
            kind.rowIn(form.id()).filter(cell.row()::equals).ifPresent(row -> codes.add(kind.code()));
        }
        return Set.copyOf(codes);
    }
}
