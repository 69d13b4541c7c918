package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.inspection.claims.Claims;
import org.gongkai.inspection.table.TableReading;
import org.gongkai.inspection.text.Text;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * A report as the rules see it: its text, what was recognised, its tables.
 *
 * @param form null before the first form, and for free text
 * @param law  the provisions in force in this installation
 * @param calendar the working days in force in it, for the organ that reports
 */
public record Report(Text text, Recognition recognition, @Nullable Form form, List<TableReading> tables, Claims claims, Provisions law,
        WorkingCalendar calendar) {

    /** A text that is no report: it has no table, and nothing it says is held against one. */
    public static Report ofAnyText(Text text, Recognition recognition) {
        return new Report(text, recognition, null, List.of(), Claims.none(), Provisions.shipped(), WorkingCalendar.shipped());
    }

    public @Nullable Integer year() {
        return recognition.year();
    }

    public Optional<TableReading> table(String id) {
        return tables.stream().filter(reading -> reading.table().id().equals(id)).findFirst();
    }

    /** A cell's number; empty when it is blank, lost, or not read for sure. */
    public Optional<BigDecimal> number(String address) {
        Cell cell = Cell.parse(address);
        for (TableReading reading : tables) {
            if (reading.table().id().equals(cell.table()) && !reading.lost().contains(cell)) {
                List<@Nullable BigDecimal> values = reading.readings().stream().<@Nullable BigDecimal>map(each -> each.get(cell)).distinct().toList();
                return values.size() == 1 ? Optional.ofNullable(values.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The sum of cells; empty unless every one is known, a blank counting as zero. */
    public Optional<BigDecimal> sum(List<String> addresses) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String address : addresses) {
            Cell cell = Cell.parse(address);
            TableReading reading = table(cell.table()).orElse(null);
            if (reading == null || reading.lost().contains(cell) || !reading.readings().getFirst().containsKey(cell)) {
                return Optional.empty();
            }
            List<@Nullable BigDecimal> values = reading.readings().stream().<@Nullable BigDecimal>map(each -> each.get(cell)).distinct().toList();
            if (values.size() != 1) {
                return Optional.empty();
            }
            BigDecimal value = values.getFirst();
            sum = value == null ? sum : sum.add(value);
        }
        return Optional.of(sum);
    }

    /** The numbers that were read for sure, for the report of the year after; empty when no table was read. */
    public Optional<Figures> figures() {
        if (form == null || tables.isEmpty()) {
            return Optional.empty();
        }
        Map<Cell, Typed> typed = new HashMap<>();
        for (TableReading reading : tables) {
            reading.readings().getFirst().keySet().forEach(cell -> {
                if (!reading.lost().contains(cell)
                        && reading.readings().stream().<@Nullable BigDecimal>map(each -> each.get(cell)).distinct().count() == 1) {
                    typed.put(cell, new Typed(reading.readings().getFirst().get(cell), null));
                }
            });
        }
        return Optional.of(new Figures(form, Map.of(), typed));
    }
}
