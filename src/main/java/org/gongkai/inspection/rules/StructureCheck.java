package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import tools.jackson.databind.JsonNode;

/** The parts of a report: the six sections of the format, their order, whether anything stands in them. */
final class StructureCheck implements Check {

    private static final Pattern HOLLOW = Pattern.compile("[二三四][、.][\\u4e00-\\u9fff、]{4,34}(?:情况|案件)\\n?(?=[三四五六][、.][\\u4e00-\\u9fff、]{2,30}(?:情况|事项|案件|问题))");
    static final int FEWEST_SECTIONS = 3;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = Announced.masked(report.text().words());
        meta(report, book, notes);
        sections(report, book, notes, text);
        hollow(report, book, notes, text);
        fees(report, book, notes, text);
    }

    private static void meta(Report report, Rulebook book, Notes notes) {
        Recognition known = report.recognition();
        if (known.title() == null && known.published() == null && known.signed() == null && report.text().pageTitle() == null) {
            Finding finding = book.rule("F-META").at(report.text(), 0, "没有题目、发布机关和日期，不能这样公布。");
            notes.add(book.pattern("F-META", "compiled").matcher(report.text().words()).find() ? finding.weighing(Severity.INFO) : finding);
        }
    }

    private static void sections(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        JsonNode words = book.words("F-SECTION");
        boolean formatted = year != null && year >= words.get("from").asInt() && report.form() != null;
        if (!formatted) {
            return;
        }
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (JsonNode section : words.get("sections")) {
            if (book.sought(section.get("pattern")).in(text).find()) {
                found++;
            } else {
                missing.add(section.get("title").asString());
            }
        }
        if (found >= FEWEST_SECTIONS && !missing.isEmpty()) {
            notes.add(book.rule("F-SECTION").at(report.text(), 0, "缺少法定部分：" + String.join("；", missing) + "。"));
        }
    }

    static String numeral(int number) {
        String digits = "零一二三四五六七八九";
        return number < 10 ? String.valueOf(digits.charAt(number)) : (number < 20 ? "" : digits.charAt(number / 10)) + "十"
                + (number % 10 == 0 ? "" : digits.charAt(number % 10));
    }

    private static void hollow(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        if (year == null || report.form() == null || year < book.words("F-SECTION").get("from").asInt()) {
            return;
        }
        Matcher found = HOLLOW.matcher(text);
        List<String> empty = new ArrayList<>();
        int first = -1;
        while (found.find()) {
            empty.add(found.group().strip());
            first = first < 0 ? found.start() : first;
        }
        if (!empty.isEmpty()) {
            notes.add(book.rule("F-NO-TABLE").at(report.text(), report.text().line(first), "题目之下没有表格，也没有文字（表格可能是图片，读不到）：" + String.join("；", empty) + "。"));
        }
    }

    private static void fees(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        if (year == null || report.form() == null || year < book.words("A21-10").get("from").asInt()) {
            return;
        }
        int sixth = text.lastIndexOf("需要报告的事项");
        if (sixth >= 0 && !book.pattern("A21-10", "pattern").matcher(text.substring(sixth)).find()) {
            notes.add(book.rule("A21-10").at(report.text(), report.text().line(sixth), "第六部分没有写收取信息处理费的情况。"));
        }
    }
}
