package org.gongkai.inspection.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.inspection.Severity;
import org.gongkai.inspection.file.FileRules;
import org.gongkai.inspection.rules.FormulaCheck;
import org.gongkai.inspection.rules.Rule;
import org.gongkai.inspection.rules.Rulebook;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Formula;
import org.gongkai.reporting.form.Precision;
import org.jspecify.annotations.Nullable;

/**
 * One rule as the public reads it: on what it rests, what it asks, how much its findings weigh and how often it was right.
 *
 * @param declared  how much it may weigh at most
 * @param certain   why it may call an error what was not met yet; null where only measuring tells
 * @param alsoCalled the ids of its findings, where it tells of each phrase by an id of its own
 * @param tolerance by how much numbers may differ, in units of the last printed place; null where nothing is compared
 */
public record RuleLine(String id, String title, String basis, String sentence, Severity severity, Severity declared, Precision precision,
        @Nullable String certain, @Nullable String tolerance, @Nullable String blanks, List<String> alsoCalled) {

    private static final Precision NOT_MET = new Precision(0, 0);
    private static final String STRUCTURE = "由文件的结构读出";
    private static final String ARITHMETIC = "法定表格自己的算术";

    /** Every rule: the formulas of each statutory form first, then the rules on words under the titles of their files. */
    static Map<String, List<RuleLine>> all(List<Form> forms) {
        Map<String, List<RuleLine>> chapters = new LinkedHashMap<>();
        for (Form form : forms) {
            Map<String, RuleLine> lines = new LinkedHashMap<>();
            form.formulas().forEach(formula -> lines.putIfAbsent(formula.id().replaceFirst("/\\d+$", ""), of(formula)));
            chapters.put(form.basis(), new ArrayList<>(lines.values()));
        }
        Rulebook.shipped().chapters().forEach((title, rules) -> chapters.put(title, rules.stream().map(RuleLine::of).toList()));
        chapters.put(FileRules.title(), FileRules.findings().stream().map(RuleLine::of).toList());
        return chapters;
    }

    private static RuleLine of(FileRules.Rule rule) {
        Severity severity = switch (rule.weight()) {
            case STOPS -> Severity.ERROR;
            case ASKS -> Severity.WARNING;
            case TELLS -> Severity.INFO;
        };
        return new RuleLine(rule.id(), rule.title(), rule.basis(), rule.sentence(), severity, severity, NOT_MET, STRUCTURE, null, null, List.of());
    }

    private static RuleLine of(Rule rule) {
        return new RuleLine(rule.id(), rule.title(), rule.basis(), rule.sentence(), rule.weight(), rule.severity(), rule.precision(),
                rule.certain(), rule.tolerance() == null ? null : rule.tolerance().toPlainString(), rule.blanks(),
                Rulebook.shipped().alsoCalled(rule));
    }

    private static RuleLine of(Formula formula) {
        return new RuleLine(formula.id().replaceFirst("/\\d+$", ""), formula.title(), formula.basis(), formula.sentence(),
                FormulaCheck.weight(formula, formula.severity()), Severity.valueOf(formula.severity().name()),
                formula.precision() == null ? NOT_MET : formula.precision(), ARITHMETIC, "0", null, List.of());
    }
}
