package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Numerals;
import tools.jackson.databind.JsonNode;

/** The parts that the opening announces, that the law of the report's year asks for, and the table that the text speaks of. */
final class PartsCheck implements Check {

    /** Only a line that begins with a number is surely a heading. */
    private static final Pattern HEADING = Pattern.compile("(?:^|\\n)([一二三四五六七八九十]{1,3})、(?=[\\u4e00-\\u9fff]{2,40})");

    private static final Pattern NUMBER_ALONE = Pattern.compile("(?<=[\\n\\t |])\\d+(?:\\.\\d+)?(?=[\\n\\t |]|$)");
    private static final int MANY = 10;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        announced(report, book, notes, text);
        asked(report, book, notes, Announced.masked(text));
        statistics(report, book, notes, text);
    }

    private static void announced(Report report, Rulebook book, Notes notes, String text) {
        Announced told = Announced.in(text).filter(each -> each.number() >= StructureCheck.FEWEST_SECTIONS).orElse(null);
        if (told == null) {
            return;
        }
        List<Integer> headings = headings(text.substring(told.at()));
        int last = headings.size();
        if (last >= StructureCheck.FEWEST_SECTIONS && last != told.number()) {
            notes.add(book.rule("F-PARTS").at(report.text(), report.text().line(told.at()), "开头说有%d个部分，标题有%d个，到“%s、”为止。"
                    .formatted(told.number(), last, StructureCheck.numeral(last))));
        }
    }

    /** 一、 … as they follow each other without a gap; those that begin anew are of a table or an annex. */
    private static List<Integer> headings(String text) {
        List<Integer> headings = new ArrayList<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            int value = Numerals.value(heading.group(1));
            if (value == headings.size() + 1) {
                headings.add(value);
            } else if (value > headings.size() + 1) {
                return List.of();
            }
        }
        return headings;
    }

    private static void asked(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        JsonNode words = book.words("F-PART-2007");
        if (year == null || year < words.get("from").asInt() || year > words.get("to").asInt() || !report.recognition().tellsItsYear()
                || report.recognition().isInstitution() || Pattern.compile("统计表").matcher(String.valueOf(report.recognition().title())).find()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (JsonNode section : words.get("sections")) {
            if (!book.sought(section.get("pattern")).in(text).find()) {
                missing.add(section.get("title").asString());
            }
        }
        if (!missing.isEmpty() && missing.size() < words.get("sections").size() - 1) {
            notes.add(book.rule("F-PART-2007").at(report.text(), 0, "没有写条例要求的内容：" + String.join("；", missing) + "。"));
        }
    }

    /** A table of another shape than the form's is a table too. */
    private static boolean isFollowedByNumbers(String text) {
        return NUMBER_ALONE.matcher(text).results().limit(MANY).count() == MANY;
    }

    private static void statistics(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        JsonNode words = book.words("F-STATISTICS");
        if (year == null || year < words.get("from").asInt() || year > words.get("to").asInt() || report.table("stat").isPresent()) {
            return;
        }
        Matcher told = book.pattern("F-STATISTICS", "pattern").matcher(text);
        if (told.find() && !isFollowedByNumbers(text.substring(told.end()))) {
            notes.add(book.rule("F-STATISTICS").at(report.text(), report.text().line(told.start()), "文字提到“%s”，这里没有这张表。"
                    .formatted(report.text().original(told.start(), told.end()))));
        }
    }
}
