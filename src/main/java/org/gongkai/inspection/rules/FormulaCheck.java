package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.table.TableReading;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Formula;
import org.gongkai.reporting.form.Formula.Relation;
import org.gongkai.reporting.form.Precision;
import org.gongkai.reporting.form.Reconciliation;
import org.gongkai.reporting.form.Surroundings;

/** Asks the form's own formulas 勾稽关系 of every table that was read; what fails in every possible reading fails. */
public final class FormulaCheck {

    private static final String YEAR_BEFORE = "上一年";

    private FormulaCheck() {
    }

    /** @param earlier the report of the year before, where it is known */
    public static void look(Report report, Surroundings earlier, Notes notes) {
        Form form = report.form();
        if (form == null || report.tables().isEmpty()) {
            return;
        }
        List<Figures> ways = ways(report, form);
        List<List<Check>> asked = ways.stream().map(way -> Reconciliation.of(way, earlier)).toList();
        Set<Cell> lost = report.tables().stream().flatMap(reading -> reading.lost().stream()).collect(Collectors.toSet());
        Map<String, List<Check>> blank = new LinkedHashMap<>();
        for (Check check : asked.getFirst()) {
            boolean failsAlways = asked.stream().allMatch(way -> way.stream()
                    .anyMatch(other -> other.formula() == check.formula() && other.where().equals(check.where()) && !other.holds()));
            if (failsAlways && isKnown(ways.getFirst(), check, lost) && !isAboutBlankTotal(form, ways, check)) {
                if (check.formula().is() != Relation.FILLED) {
                    notes.add(finding(report, check));
                } else if (isSurelyBlank(report, check)) {
                    blank.computeIfAbsent(check.formula().id() + check.cells().getFirst().table(), key -> new ArrayList<>()).add(check);
                }
            }
        }
        blank.values().forEach(checks -> notes.add(blanks(report, checks)));
        report.tables().forEach(table -> unbalanced(report, table, lost, notes));
    }

    /** Digits that ran together in a row of which no reading balances; said here unless one reading was shown to fail already. */
    private static void unbalanced(Report report, TableReading table, Set<Cell> lost, Notes notes) {
        table.unbalanced().forEach((row, figures) -> table.form().formulas().stream()
                .filter(formula -> formula.is() == Relation.EQUAL && formula.each() != null && table.table().id().equals(formula.each().rows())
                        && formula.each().blocks().isEmpty()).findFirst().ifPresent(formula -> {
            int line = table.lines().getOrDefault(row, 0);
            boolean notShown = lost.stream().anyMatch(cell -> cell.table().equals(table.table().id()) && cell.row().equals(row))
                    || !notes.has(formula.id());
            if (notShown) {
                notes.add(Finding.of(formula.id(), weight(formula, formula.severity()), report.text().place(line), line,
                        formula.sentence() + "。数字连在一起，怎么分都不平：“" + String.join(" ", figures) + "”。"));
            }
        }));
    }

    /** Blank cells are said together, table by table. */
    private static Finding blanks(Report report, List<Check> checks) {
        Finding first = finding(report, checks.getFirst());
        String message = checks.size() == 1 ? first.message() : "有 %d 格没有填写：%s。%s。".formatted(checks.size(),
                checks.stream().limit(6).map(Check::where).collect(Collectors.joining("；")) + (checks.size() > 6 ? "……" : ""),
                checks.getFirst().formula().sentence());
        return Finding.of(first.rule(), first.severity(), first.place(), first.line(), message);
    }

    private static List<Figures> ways(Report report, Form form) {
        List<Map<Cell, Typed>> ways = new ArrayList<>();
        ways.add(new HashMap<>());
        for (TableReading reading : report.tables()) {
            List<Map<Cell, Typed>> longer = new ArrayList<>();
            for (Map<Cell, Typed> begun : ways) {
                reading.readings().stream().limit(30).forEach(each -> {
                    Map<Cell, Typed> whole = new HashMap<>(begun);
                    each.forEach((cell, value) -> whole.put(cell, new Typed(value, null)));
                    longer.add(whole);
                });
            }
            ways = longer.subList(0, Math.min(60, longer.size()));
        }
        return ways.stream().map(typed -> new Figures(form, Map.of(), typed)).toList();
    }

    private static boolean isKnown(Figures figures, Check check, Set<Cell> lost) {
        return check.cells().stream().allMatch(cell -> figures.typed(cell).isPresent() && !lost.contains(cell))
                && Stream.concat(check.left().stream(), check.right().stream())
                        .noneMatch(addend -> addend.value() == null && addend.name().startsWith(YEAR_BEFORE));
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

    /** The arithmetic of a printed form needs no measuring; what was measured and often wrong only informs. */
    public static Severity weight(Formula formula, Formula.Severity severity) {
        Precision precision = formula.precision();
        return precision != null && precision.isMeasured() && !precision.reaches(Rule.LEAST_PRECISION) ? Severity.INFO
                : Severity.valueOf(severity.name());
    }

    private static Finding finding(Report report, Check check) {
        String rule = check.formula().id().replaceFirst("/\\d+$", "");
        Severity severity = weight(check.formula(), check.severity());
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
