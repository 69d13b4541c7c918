package org.gongkai.reporting;

import java.util.List;
import java.util.Map;

import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Formula.Severity;

/**
 * The annual report of an organ for one year, numbers, text and what its formulas say (R2019 第五十条).
 *
 * @param texts by id of the section; a section not written is absent
 */
public record AnnualReport(String organ, String organName, int year, ReportScope scope, Figures figures,
        Map<String, String> texts, List<Check> checks) {

    public Form form() {
        return figures.form();
    }

    /** As printed: "某区人民政府2020年政府信息公开工作年度报告". */
    public String title() {
        return organName + year + "年" + form().title();
    }

    /** 统计期限. */
    public String period() {
        return year + "年1月1日至" + year + "年12月31日";
    }

    public List<Check> violations() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    /** What forbids locking: violated formulas that are errors and not explained. */
    public List<Check> errors() {
        return violations().stream().filter(check -> check.severity() == Severity.ERROR).toList();
    }

    public String text(String section) {
        return texts.getOrDefault(section, "");
    }
}
