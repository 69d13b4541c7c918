package org.gongkai.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.directory.Attempt;
import org.gongkai.reading.Refusal;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.print.Numbers;
import org.gongkai.tables.Heading;
import org.gongkai.tables.StorableText;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.springframework.stereotype.Component;

/** Takes what an organ keeps outside from the sheet that a report can be downloaded as: the numbers in it that differ are typed. */
@Component
public class ImportNumbers {

    private static final Set<String> COLUMNS = Set.of("cell", "number");
    private static final Map<String, List<String>> TITLES = Map.of("cell", List.of("格子"), "number", List.of("本期", "数", "统计数"), "reason", List.of("改填理由", "理由"));

    private final AnnualReports reports;
    private final TypeOver typeOver;

    ImportNumbers(AnnualReports reports, TypeOver typeOver) {
        this.reports = reports;
        this.typeOver = typeOver;
    }

    /**
     * A file as it was uploaded, CSV or XLSX; a line without a number changes nothing.
     *
     * @return how many numbers were typed; refused with the line of each that was not, the others are typed all the same
     */
    public Attempt<Integer> read(Edition edition, byte[] file, Reporter reporter) {
        List<TableRow> rows;
        try {
            rows = Table.read(file);
        } catch (Refusal unreadable) {
            return Attempt.refused(String.valueOf(unreadable.getMessage()));
        }
        Iterator<TableRow> left = rows.iterator();
        if (!(Heading.in(left, TITLES, COLUMNS) instanceof Heading.Is(Heading heading))) {
            return Attempt.refused("表格应有“格子”和“本期”两列，与下载的表格一样。");
        }
        AnnualReport report = reports.live(edition.key()).orThrow();
        List<String> refused = new ArrayList<>();
        int typed = 0;
        while (left.hasNext()) {
            TableRow row = left.next();
            Attempt<Boolean> taken = row.broken() == null && row.cells().stream().allMatch(StorableText::is) ? take(edition, report, heading.values(row), reporter)
                    : Attempt.refused("这一行读不出来。");
            if (taken instanceof Attempt.Done<Boolean>(Boolean isNew)) {
                typed += isNew ? 1 : 0;
            } else {
                refused.add("第" + row.line() + "行：" + String.join("", taken.reasons()));
            }
        }
        return refused.isEmpty() ? Attempt.done(typed) : Attempt.refused(refused);
    }

    private Attempt<Boolean> take(Edition edition, AnnualReport report, Map<String, String> values, Reporter reporter) {
        Cell cell = Cell.read(values.getOrDefault("cell", "").strip()).filter(report.form()::has).orElse(null);
        if (cell == null) {
            return Attempt.refused("表中没有“" + values.getOrDefault("cell", "") + "”这一格。");
        }
        String number = values.getOrDefault("number", "").strip();
        if (number.isEmpty() || number.equals(Numbers.printed(report.figures(), cell))) {
            return Attempt.done(false);
        }
        boolean applies = !number.equals(Numbers.NOT_APPLICABLE);
        BigDecimal value;
        try {
            value = applies ? new BigDecimal(number) : null;
        } catch (NumberFormatException e) {
            return Attempt.refused("“" + number + "”不是数字。");
        }
        if (value != null && report.figures().at(cell) instanceof BigDecimal now && now.compareTo(value) == 0) {
            return Attempt.done(false);
        }
        return typeOver.type(edition.id(), cell, new Typed(value, values.getOrDefault("reason", ""), applies), reporter).then(done -> Attempt.done(true));
    }
}
