package org.gongkai.operation;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.Verdict;

/** What was found in a report, for a person at a terminal. */
final class FindingsInWords {

    private FindingsInWords() {
    }

    /** @param claims whether to tell the numbers that were read, too */
    static String of(Verdict verdict, boolean claims) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict.file() + "：" + head(verdict));
        for (Finding finding : verdict.findings()) {
            lines.add("  " + finding.severity().title() + " " + finding.rule() + " " + finding.place() + "：" + finding.message());
            if (finding.proposal() != null) {
                lines.add("      建议：“" + finding.proposal().before() + "” → “" + finding.proposal().after() + "”");
            }
        }
        if (claims) {
            verdict.understood().forEach(each -> lines.add("  读出 第" + each.line() + "行 " + each.measure() + " " + each.value()
                    + (each.scope().isEmpty() ? "" : "，" + each.scope()) + (each.year() == null ? "，不是一整年" : "，" + each.year() + "年")
                    + (each.doubt() == null ? "" : "，没有比：" + each.doubt()) + "：“" + each.words() + "”"));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String head(Verdict verdict) {
        if (verdict.form() == null) {
            return "没有检查";
        }
        String what = (verdict.organ() == null ? "机关不明" : verdict.organ()) + "，"
                + (verdict.year() == null ? "年度不明" : verdict.year() + "年度") + "，" + verdict.form();
        return what + "；错误 %d，警告 %d，提示 %d".formatted(verdict.count(Severity.ERROR), verdict.count(Severity.WARNING),
                verdict.count(Severity.INFO));
    }
}
