package org.gongkai.reporting;

import java.util.List;
import java.util.Map;

import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Formula.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The report of an organ for a period, numbers, text and what its formulas say: the annual report of a year (R2019 第五十条), or one of another family.
 *
 * @param texts  by id of the section; a section not written is absent
 * @param before the numbers of the period before; null where they are not known
 */
public record AnnualReport(ReportKey key, String organName, Figures figures, Map<String, String> texts, List<Check> checks,
        @Nullable Figures before) {

    public Form form() {
        return figures.form();
    }

    public String organ() {
        return key.organ();
    }

    public ReportScope scope() {
        return key.scope();
    }

    /** In which its period begins. */
    public int year() {
        return key.year();
    }

    /** As printed: "某区人民政府2020年政府信息公开工作年度报告". */
    public String title() {
        return organName + key.period().title() + form().title();
    }

    /** How its text begins: by what it is made. */
    public String opening() {
        return form().isAnnual() ? form().opening() : "依据：" + form().basis() + "。";
    }

    /** 统计期限. */
    public String period() {
        return key.period().span();
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
