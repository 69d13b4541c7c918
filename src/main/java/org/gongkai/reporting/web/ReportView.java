package org.gongkai.reporting.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.publication.Concern;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form.Section;
import org.gongkai.reporting.print.Grid;
import org.gongkai.reporting.print.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * A report as the desk shows it: live numbers, what was typed over them, which formulas fail, and what may be done now.
 *
 * @param edition    the newest edition; null before one was prepared
 * @param whyNotWork why it cannot be prepared or worked on by this person; empty when it can
 * @param whyNotLock everything against locking; {@code whyNotPublish} likewise
 * @param concerns   what checking found in an open edition, beside its formulas
 * @param due        when it must be public
 * @param locked     the report as it was locked; null while it is open
 * @param written    what was written in its sections, with the names of cells in the places of their numbers
 * @param refusals   why the last step was refused
 */
public record ReportView(AnnualReport report, @Nullable Edition edition, List<String> whyNotWork, List<String> whyNotLock,
        List<String> whyNotPublish, List<Concern> concerns, AnnualReports.@Nullable Due due, @Nullable AnnualReport locked,
        Map<String, String> written, List<String> refusals) {

    /** The text of a section for whoever writes on. */
    public String written(Section section) {
        return written.getOrDefault(section.id(), "");
    }

    /** Whether its text can be begun with the words of the form. */
    public boolean canBegin(Section section) {
        return section.template() != null && written(section).isBlank();
    }

    /** A number that the register gives differently since the report was locked. */
    public record Change(String cell, String locked, String now) {}

    public List<Change> changes() {
        return locked == null ? List.of() : report.form().cells().stream().filter(cell -> isCounted(cell) && locked.figures().register(cell) != null && !register(locked, cell).equals(register(cell)))
                .map(cell -> new Change(report.form().name(cell), register(locked, cell), register(cell))).toList();
    }

    /** Whether it became public after its day. */
    public boolean isLate() {
        return due != null && edition != null && edition.publishedAt() != null
                && edition.publishedAt().atZone(Now.ZONE).toLocalDate().isAfter(due.day());
    }

    public String address() {
        return "/desk/reports/" + report.organ() + "/" + report.key().which();
    }

    /** Where everyone reads it once it is published. */
    public String publicAddress() {
        return report.key().publicAddress() + "?scope=" + report.scope().id();
    }

    /** The address of a step or download, keeping the scope. */
    public String address(String step) {
        return address() + "/" + step + "?scope=" + report.scope().id();
    }

    public String address(Cell cell) {
        return address("cells/" + cell);
    }

    public boolean mayType() {
        return edition != null && edition.isOpen() && whyNotWork.isEmpty();
    }

    public Grid grid(Section section) {
        return Grid.beside(report.form().table(String.valueOf(section.table())));
    }

    /** Whether somebody types a number of the table. */
    public boolean isPartlyByHand(Section section) {
        return report.form().cells().stream().anyMatch(cell -> cell.table().equals(section.table()) && !isCounted(cell));
    }

    public boolean isCounted(Cell cell) {
        return report.form().counts(cell);
    }

    public String number(Cell cell) {
        return Numbers.printed(report.figures(), cell);
    }

    /** What the report of the period before says there; empty where it is not known. */
    public String before(Cell cell) {
        Figures before = report.before();
        return before == null || !before.form().has(cell) ? "" : Numbers.printed(before, cell);
    }

    /** The cell for those who cannot see the table around it. */
    public String spoken(Cell cell) {
        String number = number(cell);
        return report.form().name(cell) + "：" + (number.isEmpty() ? "空格" : number);
    }

    public String classes(Cell cell) {
        String typed = report.figures().typed(cell).filter(t -> isCounted(cell)).isPresent() ? "typed " : "";
        return violations(cell).stream().findFirst().map(check -> typed + "fails fails-" + severity(check)).orElse(typed).strip();
    }

    public String severity(Check check) {
        return switch (check.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    public List<Check> violations(Cell cell) {
        return report.violations().stream().filter(check -> check.cells().contains(cell)).toList();
    }

    /** Failures that show in a table, the gravest first. */
    public List<Check> violations(Section section) {
        return report.violations().stream()
                .filter(check -> check.cells().stream().anyMatch(cell -> cell.table().equals(section.table())))
                .sorted(Comparator.comparing(Check::severity)).toList();
    }

    public Typed typed(Cell cell) {
        return report.figures().typed(cell).orElseThrow();
    }

    public List<Cell> typedCells(Section section) {
        return report.form().cells().stream().filter(cell -> cell.table().equals(section.table()) && isCounted(cell)
                && report.figures().typed(cell).isPresent()).toList();
    }

    public String register(Cell cell) {
        return register(report, cell);
    }

    private static String register(AnnualReport of, Cell cell) {
        var counted = of.figures().register(cell);
        return counted == null ? "无" : counted.stripTrailingZeros().toPlainString();
    }

    /** An organ that can be chosen, with the state of its newest edition. */
    public record Choice(Organ organ, @Nullable Edition edition) {}
}
