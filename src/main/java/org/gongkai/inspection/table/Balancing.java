package org.gongkai.inspection.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Column;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Formula.Relation;
import org.gongkai.reporting.form.Reconciliation;
import org.gongkai.reporting.form.Surroundings;
import org.gongkai.reporting.form.Table;
import org.gongkai.reporting.form.Table.Block;
import org.jspecify.annotations.Nullable;

/** Chooses among the ways to read a table's rows those on which fewest formulas fail. */
final class Balancing {

    private final Form form;
    private final Table table;
    private final Map<String, Block> blockOf;
    private final Map<String, List<List<@Nullable BigDecimal>>> ways;
    private final Set<Cell> lost;
    private final int most;

    Balancing(Form form, Table table, Map<String, Block> blockOf, Map<String, List<List<@Nullable BigDecimal>>> ways, Set<Cell> lost, int most) {
        this.form = form;
        this.table = table;
        this.blockOf = blockOf;
        this.ways = ways;
        this.lost = lost;
        this.most = most;
    }

    List<Map<Cell, @Nullable BigDecimal>> best() {
        boundTheWays();
        List<Map<Cell, @Nullable BigDecimal>> all = new ArrayList<>();
        all.add(new LinkedHashMap<>());
        ways.forEach((row, readings) -> {
            List<Map<Cell, @Nullable BigDecimal>> longer = new ArrayList<>();
            for (Map<Cell, @Nullable BigDecimal> begun : all) {
                for (List<@Nullable BigDecimal> reading : readings) {
                    Map<Cell, @Nullable BigDecimal> whole = new LinkedHashMap<>(begun);
                    place(row, reading, whole);
                    longer.add(whole);
                }
            }
            all.clear();
            all.addAll(longer);
        });
        if (all.size() == 1) {
            return all;
        }
        int fewest = Integer.MAX_VALUE;
        List<Map<Cell, @Nullable BigDecimal>> best = new ArrayList<>();
        for (Map<Cell, @Nullable BigDecimal> reading : all) {
            int failed = failed(reading);
            if (failed < fewest) {
                best.clear();
                fewest = failed;
            }
            if (failed == fewest) {
                best.add(reading);
            }
        }
        return best;
    }

    /** Rows with most ways are given up first, until the whole can be tried out. */
    private void boundTheWays() {
        while (ways.values().stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(Long.MAX_VALUE / 1000, a) * Math.min(b, 1000)) > most) {
            String worst = ways.entrySet().stream().max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.size(), b.size())))
                    .orElseThrow().getKey();
            Block block = blockOf.get(worst);
            ways.remove(worst);
            if (block != null) {
                block.columns().forEach(column -> lost.add(new Cell(table.id(), worst, column.id())));
            }
        }
    }

    private void place(String row, List<@Nullable BigDecimal> reading, Map<Cell, @Nullable BigDecimal> whole) {
        Block block = blockOf.get(row);
        if (block != null) {
            List<Column> columns = block.columns();
            for (int c = 0; c < columns.size(); c++) {
                whole.put(new Cell(table.id(), row, columns.get(c).id()), reading.get(c));
            }
        }
    }

    private int failed(Map<Cell, @Nullable BigDecimal> reading) {
        Map<Cell, Typed> typed = new HashMap<>();
        reading.forEach((cell, value) -> typed.put(cell, new Typed(value, null)));
        return (int) Reconciliation.of(new Figures(form, Map.of(), typed), Surroundings.none()).stream()
                .filter(check -> !check.holds() && check.formula().is() != Relation.FILLED)
                .filter(check -> check.cells().stream().allMatch(cell -> typed.containsKey(cell) && !lost.contains(cell))).count();
    }
}
