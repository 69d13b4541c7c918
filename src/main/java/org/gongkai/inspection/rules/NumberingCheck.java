package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Numerals;
import org.gongkai.inspection.text.Sought;

/** Whether what is numbered is numbered one after another: 一、, （一）, 一是. */
final class NumberingCheck implements Check {

    private static final String RULE = "F-NUMBERING";
    private static final Pattern SECTION = Pattern.compile("(?:^|(?<=[\\n。;:?>”)]))([一二三四五六七八九十]{1,3})、(?=[\\u4e00-\\u9fff]{2,40})");
    private static final Pattern SECTION_OF_LINE = Pattern.compile("(?:^|\\n)([一二三四五六七八九十]{1,3})、(?=[\\u4e00-\\u9fff]{2,40})");
    private static final Sought SUBSECTION = Sought.of("(?:^|(?<=[\\n。;]))\\(([一二三四五六七八九十]{1,3})\\)(?=[\\u4e00-\\u9fff“《])");
    private static final Sought POINT = Sought.of("(?:^|(?<=[\\n。;:,!?]))([一二三四五六七八九十])是(?=[\\u4e00-\\u9fff“《])");

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = Announced.masked(report.text().words());
        if (!isFormatted(report, book)) {
            sections(report, book, notes, text);
        }
        List<Integer> sections = SECTION_OF_LINE.matcher(text).results().map(MatchResult::start).toList();
        gaps(report, book, notes, text, SUBSECTION, sections, "(", ")");
        gaps(report, book, notes, text, POINT, List.of(), "", "是");
    }

    private static boolean isFormatted(Report report, Rulebook book) {
        Integer year = report.year();
        return year != null && year >= book.words("F-SECTION").get("from").asInt() && report.form() != null;
    }

    private static void sections(Report report, Rulebook book, Notes notes, String text) {
        List<MatchResult> found = new ArrayList<>(SECTION.matcher(text).results().filter(heading -> Numerals.value(heading.group(1)) > 0).toList());
        List<Integer> numbers = new ArrayList<>(found.stream().map(heading -> Numerals.value(heading.group(1))).toList());
        if (report.table("stat").isPresent() && numbers.lastIndexOf(1) > 0) {
            numbers = numbers.subList(0, numbers.lastIndexOf(1));
        }
        for (int i = 0; i < numbers.size() && numbers.size() >= StructureCheck.FEWEST_SECTIONS; i++) {
            int expected = i == 0 ? 1 : numbers.get(i - 1) + 1;
            if (numbers.get(i) == expected + 1 && !numbers.contains((Integer) expected)) {
                say(report, book, notes, found.get(i).start(1), "“%s、”之前没有“%s、”。".formatted(StructureCheck.numeral(numbers.get(i)), StructureCheck.numeral(expected)));
            }
        }
        backwards(report, book, notes, text);
    }

    /** 五 and then 四, but only where the line after goes on with 六. */
    private static void backwards(Report report, Rulebook book, Notes notes, String text) {
        List<MatchResult> lines = SECTION_OF_LINE.matcher(text).results().toList();
        for (int i = 1; i + 1 < lines.size(); i++) {
            int before = Numerals.value(lines.get(i - 1).group(1));
            int here = Numerals.value(lines.get(i).group(1));
            int after = Numerals.value(lines.get(i + 1).group(1));
            if (here > 1 && here <= before && (after == before + 1 || after == before + 2)) {
                say(report, book, notes, lines.get(i).start(1), "“%s、”之后又是“%s、”。".formatted(StructureCheck.numeral(before), StructureCheck.numeral(here)));
            }
        }
    }

    /** @param anew where counting begins anew */
    private static void gaps(Report report, Rulebook book, Notes notes, String text, Sought marks, List<Integer> anew, String open, String close) {
        Sought.Search search = marks.in(text);
        Matcher mark = search.found();
        int last = 0;
        int since = 0;
        int section = 0;
        while (search.find()) {
            if (report.text().isCell(mark.start())) {
                continue;
            }
            int value = Numerals.value(mark.group(1));
            int begins = 0;
            for (int each : anew) {
                begins = each <= mark.start() ? each : begins;
            }
            if (begins != section) {
                section = begins;
                since = begins;
                last = 0;
            }
            String missing = open + StructureCheck.numeral(Math.max(1, value - 1)) + close;
            boolean first = last == 0 && !anew.isEmpty() && section > 0;
            if (value > 1 && value == last + 2 && (last > 0 || first) && !text.substring(since, mark.start()).contains(missing)
                    && !text.substring(since, mark.start()).contains("()")) {
                say(report, book, notes, mark.start(1), "“%s%s%s”之前没有“%s”。".formatted(open, mark.group(1), close, missing).replace('(', '（').replace(')', '）'));
            }
            since = value == 1 ? mark.start() : since;
            last = value;
        }
    }

    private static void say(Report report, Rulebook book, Notes notes, int at, String message) {
        notes.add(book.rule(RULE).at(report.text(), report.text().line(at), message));
    }
}
