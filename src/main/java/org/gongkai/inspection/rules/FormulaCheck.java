package org.gongkai.inspection.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.table.TableReading;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Formula.Relation;
import org.gongkai.reporting.form.Reconciliation;
import org.gongkai.reporting.form.Surroundings;

/** Asks the form's own formulas 勾稽关系 of every table that was read; what fails in every possible reading fails. */
public final class FormulaCheck {

    private FormulaCheck() {
    }

    /** @param earlier the report of the year before, where it is known */
    public static void look(Report report, Surroundings earlier, Notes notes) {
        Form form = report.form();
        if (form == null) {
            return;
        }
        List<Figures> ways = ways(report, form);
        List<List<Check>> asked = ways.stream().map(way -> Reconciliation.of(way, earlier)).toList();
        Set<Cell> lost = report.tables().stream().flatMap(reading -> reading.lost().stream()).collect(Collectors.toSet());
        for (Check check : asked.getFirst()) {
            boolean failsAlways = asked.stream().allMatch(way -> way.stream()
                    .anyMatch(other -> other.formula() == check.formula() && other.where().equals(check.where()) && !other.holds()));
            if (failsAlways && isKnown(ways.getFirst(), check, lost) && !isAboutBlankTotal(form, ways, check)) {
                if (check.formula().is() != Relation.FILLED || isSurelyBlank(report, check)) {
                    notes.add(finding(report, check));
                }
            }
        }
    }

    private static List<Figures> ways(Report report, Form form) {
        List<java.util.Map<Cell, Typed>> ways = new java.util.ArrayList<>();
        ways.add(new java.util.HashMap<>());
        for (TableReading reading : report.tables()) {
            List<java.util.Map<Cell, Typed>> longer = new java.util.ArrayList<>();
            for (java.util.Map<Cell, Typed> begun : ways) {
                reading.readings().stream().limit(30).forEach(each -> {
                    java.util.Map<Cell, Typed> whole = new java.util.HashMap<>(begun);
                    each.forEach((cell, value) -> whole.put(cell, new Typed(value, null)));
                    longer.add(whole);
                });
            }
            ways = longer.subList(0, Math.min(60, longer.size()));
        }
        return ways.stream().map(typed -> new Figures(form, java.util.Map.of(), typed)).toList();
    }

    private static boolean isKnown(Figures figures, Check check, Set<Cell> lost) {
        return check.cells().stream().allMatch(cell -> figures.typed(cell).isPresent() && !lost.contains(cell));
    }

    /** A total that was left blank is said once, as blank. */
    private static boolean isAboutBlankTotal(Form form, List<Figures> ways, Check check) {
        return check.formula().is() != Relation.FILLED && check.cells().stream()
                .anyMatch(cell -> form.isTotal(cell) && ways.stream().anyMatch(way -> way.at(cell) == null));
    }

    private static boolean isSurelyBlank(Report report, Check check) {
        Cell cell = check.cells().getFirst();
        return report.table(cell.table()).filter(reading -> !reading.rowsWithBlanks().contains(cell.row()) && !reading.isEmpty()).isPresent();
    }

    private static Finding finding(Report report, Check check) {
        String rule = check.formula().id().replaceFirst("/\\d+$", "");
        Severity severity = Severity.valueOf(check.severity().name());
        int line = check.cells().stream().map(cell -> report.table(cell.table())
                .map(reading -> reading.lines().getOrDefault(cell.row(), 0)).orElse(0)).filter(each -> each > 0).findFirst().orElse(0);
        String where = check.where().isEmpty() ? check.formula().title() : check.where();
        String message = check.formula().is() == Relation.FILLED
                ? "“" + check.where() + "”没有填写。" + check.formula().sentence() + "。"
                : check.formula().sentence() + "。" + where + "：" + check.arithmetic() + "。";
        Finding finding = Finding.of(rule, severity, where + "（" + report.text().place(line) + "）", line, message);
        return check.formula().is() == Relation.FILLED ? finding : finding.comparing(check.leftSum(), check.rightSum());
    }
}
