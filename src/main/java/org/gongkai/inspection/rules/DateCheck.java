package org.gongkai.inspection.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Numerals;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Sought;
import org.jspecify.annotations.Nullable;

/** Dates that never were, dates that lost their signs, the statistical period, and the legal day of publication. */
final class DateCheck implements Check {

    private static final Pattern FUSED = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(年?)(\\d{2,4})日");
    /** 20221月1日: the sign of the year is lost. */
    private static final Pattern WITHOUT_YEAR_SIGN = Pattern.compile("(?<![\\d.])((?:19|20)\\d{2})([1-9]|1[0-2])月(\\d{1,2})日");
    private static final Pattern DAY = Pattern.compile("(?:(?<!\\d)((?:19|20)\\d{2})年)?(?<!\\d)(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern PERIOD = Pattern.compile("(?:统计(?:期限|时限|时间|期间|周期|区间|数据)|数据[^。;\\n]{0,8}(?:期限|时限|时段|时间)|报告期)[^。;\\n]{0,24}?((?:19|20)\\d{2})年(\\d{1,2})月(\\d{1,2})日(?:起|开始)?(?:至|到|—|-|~|―|--|——){1,2}(?:((?:19|20)\\d{2})年)?(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern WHOLE_YEAR = Pattern.compile("((?:19|20)\\d{2})年1月1日(?:起|开始)?(?:至|到|—|-|~|―){1,2}(?:((?:19|20)\\d{2})年)?12月31日");
    private static final Pattern LONG_YEAR = Pattern.compile("(?<![\\d.])(?:19|20)\\d{3,6}年(?=\\d{1,2}月)");
    private static final Sought IN_NUMERALS = Sought.of("(?:(二[零0一二三四五六七八九]{3})年)?(?<![\\u4e00-\\u9fff])?([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日");
    /** 2026年12 before the sign of the month; 月31日 with it. */
    private static final int BEFORE_MONTH = 7;
    private static final int BEHIND_MONTH = 4;
    private static final int OPENING = 600;
    /** A day whose year is not told may have been in one. */
    private static final int LEAP_YEAR = 2024;
    private static final Pattern DEPARTMENT = Pattern.compile(".*(?:厅|局|委员会|委|办公室|办公厅|办|中心|院|处|支队|大队|分局|管理所|公司|学校|学院|总队)$");
    private static final Pattern INDEX = Pattern.compile("索引号[:]\\s*([0-9A-Za-z]{4,20}[-/][0-9A-Za-z/_-]{4,30})");
    private static final Pattern INDEX_YEAR = Pattern.compile("(?<=[-/])((?:19|20)\\d{2})(?=[-/])");

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        fused(report, book, notes, text);
        withoutYearSign(report, book, notes, text);
        impossible(report, book, notes, text);
        inNumerals(report, book, notes, text);
        longYears(report, book, notes, text);
        ahead(report, book, notes, text);
        period(report, book, notes, text);
        early(report, book, notes);
        late(report, book, notes);
        index(report, book, notes);
    }

    /** How many digits stand straight before a place. */
    private static int digitsBefore(String text, int at) {
        int from = at;
        while (from > 0 && text.charAt(from - 1) >= '0' && text.charAt(from - 1) <= '9') {
            from--;
        }
        return at - from;
    }

    /** Whether so many digits stand straight before a sign: a pattern that begins with digits is slow to ask of a whole text. */
    private static boolean stands(String text, char sign, IntPredicate digits) {
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
            if (digits.test(digitsBefore(text, at))) {
                return true;
            }
        }
        return false;
    }

    /** 20221231日, 2022年1231日: more digits before the sign of the day than a day has, or no month between it and the year. */
    private static boolean mayBeFused(String text) {
        for (int at = text.indexOf('日'); at >= 0; at = text.indexOf('日', at + 1)) {
            int digits = digitsBefore(text, at);
            if (digits > 4 || digits > 1 && at > digits && text.charAt(at - digits - 1) == '年') {
                return true;
            }
        }
        return false;
    }

    private static void fused(Report report, Rulebook book, Notes notes, String text) {
        if (!mayBeFused(text)) {
            return;
        }
        Matcher found = FUSED.matcher(text);
        while (found.find()) {
            List<String> splits = splits(Integer.parseInt(found.group(1)), found.group(3));
            String seen = report.text().original(found.start(), found.end());
            Finding finding = book.rule("D-FUSED").at(report.text(), report.text().line(found.start()), "日期里的年、月丢失了：“" + seen + "”"
                    + (splits.size() == 1 ? "。" : splits.isEmpty() ? "，没有这样的日期。" : "，可能是" + String.join("或者", splits) + "。"));
            notes.add(splits.size() == 1 ? finding.proposing(seen, splits.getFirst()) : finding);
        }
    }

    private static void withoutYearSign(Report report, Rulebook book, Notes notes, String text) {
        if (!stands(text, '月', digits -> digits > 4)) {
            return;
        }
        WITHOUT_YEAR_SIGN.matcher(text).results().filter(found -> exists(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))))
                .forEach(found -> {
                    String seen = report.text().original(found.start(), found.end());
                    notes.add(book.rule("D-FUSED").at(report.text(), report.text().line(found.start()), "日期里的“年”丢失了：“" + seen + "”。")
                            .proposing(seen, found.group(1) + "年" + found.group(2) + "月" + found.group(3) + "日"));
                });
    }

    private static List<String> splits(int year, String digits) {
        List<String> splits = new ArrayList<>();
        for (int at = 1; at < digits.length(); at++) {
            int month = Integer.parseInt(digits.substring(0, at));
            int day = Integer.parseInt(digits.substring(at));
            boolean padded = digits.charAt(at) == '0' && digits.length() - at > 2;
            if (at <= 2 && digits.length() - at <= 2 && !padded && exists(year, month, day)) {
                splits.add(year + "年" + month + "月" + day + "日");
            }
        }
        return splits.stream().distinct().toList();
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException never) {
            return false;
        }
    }

    private static void impossible(Report report, Rulebook book, Notes notes, String text) {
        Matcher found = DAY.matcher(text).useTransparentBounds(true);
        for (int month = text.indexOf('月'); month >= 0; month = text.indexOf('月', month + 1)) {
            if (digitsBefore(text, month) == 0 || !findsAround(found, month, text.length())) {
                continue;
            }
            int year = found.group(1) == null ? LEAP_YEAR : Integer.parseInt(found.group(1));
            if (!exists(year, Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)))) {
                notes.add(book.rule("D-IMPOSSIBLE").at(report.text(), report.text().line(found.start()),
                        "没有这一天：“" + report.text().original(found.start(), found.end()) + "”。"));
            }
        }
    }

    private static void inNumerals(Report report, Rulebook book, Notes notes, String text) {
        Sought.Search search = IN_NUMERALS.in(text);
        while (search.find()) {
            Matcher found = search.found();
            int month = Numerals.value(found.group(2));
            int day = Numerals.value(found.group(3));
            if (month > 0 && day > 0 && !exists(LEAP_YEAR, month, day)) {
                notes.add(book.rule("D-IMPOSSIBLE").at(report.text(), report.text().line(found.start()),
                        "没有这一天：“" + report.text().original(found.start(), found.end()) + "”。"));
            }
        }
    }

    /** What is still to come, told for a year that is over when the report is written. */
    private static void ahead(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        if (year == null || !report.recognition().tellsItsYear()) {
            return;
        }
        Matcher found = book.pattern("D-AHEAD", "pattern").matcher(text);
        while (found.find()) {
            if (Integer.parseInt(found.group(1)) <= year) {
                notes.add(book.rule("D-AHEAD").at(report.text(), report.text().line(found.start()), "%d年度的报告，打算写的是%s年的：“%s”。".formatted(
                        year, found.group(1), report.text().original(found.start(), found.end()))));
            }
        }
    }

    /** Finds the day of which the sign of the month stands there. */
    private static boolean findsAround(Matcher day, int month, int length) {
        boolean found = day.region(Math.max(0, month - BEFORE_MONTH), Math.min(length, month + BEHIND_MONTH)).find();
        while (found && day.end() <= month) {
            found = day.find();
        }
        return found;
    }

    private static void longYears(Report report, Rulebook book, Notes notes, String text) {
        if (!stands(text, '年', digits -> digits > 4)) {
            return;
        }
        LONG_YEAR.matcher(text).results().forEach(found -> notes.add(book.rule("D-IMPOSSIBLE").at(report.text(), report.text().line(found.start()),
                "没有这一年：“" + report.text().original(found.start(), found.end()) + "”。")));
    }

    private static void period(Report report, Rulebook book, Notes notes, String text) {
        Integer year = report.year();
        Matcher found = PERIOD.matcher(text);
        Matcher whole = WHOLE_YEAR.matcher(text);
        if (year == null || !report.recognition().tellsItsYear() || report.recognition().isInstitution()) {
            return;
        }
        if (found.find()) {
            int from = Integer.parseInt(found.group(1));
            int to = found.group(4) == null ? from : Integer.parseInt(found.group(4));
            boolean full = begins(book, from, Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))) && found.group(5).equals("12") && found.group(6).equals("31");
            if (from != year || to != year || !full) {
                period(report, book, notes, found, year);
            }
        } else if (whole.find() && whole.start() < OPENING) {
            int to = whole.group(2) == null ? year : Integer.parseInt(whole.group(2));
            if (Integer.parseInt(whole.group(1)) != year || to != year) {
                period(report, book, notes, whole, year);
            }
        }
    }

    /** In the year in which the first regulation came into force the period may begin with it. */
    private static boolean begins(Rulebook book, int year, int month, int day) {
        LocalDate inForce = LocalDate.parse(book.words("N-15").get("inForce").asString());
        return month == 1 && day == 1 || inForce.getYear() == year && inForce.getMonthValue() == month && inForce.getDayOfMonth() == day;
    }

    private static void period(Report report, Rulebook book, Notes notes, Matcher found, int year) {
        notes.add(book.rule("N-15").at(report.text(), report.text().line(found.start()), "统计期限应当是%d年1月1日至%d年12月31日，写的是“%s”。"
                .formatted(year, year, report.text().original(found.start(1), found.end()))));
    }

    private static void early(Report report, Rulebook book, Notes notes) {
        Recognition known = report.recognition();
        Integer year = report.year();
        for (LocalDate date : new @Nullable LocalDate[] {known.signed(), known.published()}) {
            if (year != null && known.tellsItsYear() && date != null && date.isBefore(LocalDate.of(year + 1, 1, 1)) && date.getYear() >= year - 1
                    && !known.isInstitution()) {
                int line = date.equals(known.signed()) ? known.signedLine() : known.publishedLine();
                Finding finding = book.rule("D-EARLY").at(report.text(), line, "报告写%d年度的事，日期却是%s，早于统计期末。".formatted(year, date));
                boolean inDecember = date.getYear() == year && date.getMonth() == Month.DECEMBER;
                notes.add(inDecember ? finding.weighing(finding.severity().orLighter(Severity.WARNING)) : finding);
                return;
            }
        }
    }

    private static void late(Report report, Rulebook book, Notes notes) {
        Recognition known = report.recognition();
        Integer year = report.year();
        LocalDate date = known.published() != null ? known.published() : known.signed();
        if (year == null || date == null || !known.tellsItsYear() || known.isInstitution()) {
            return;
        }
        String organ = known.organ() == null ? "" : known.organ();
        boolean department = DEPARTMENT.matcher(organ).matches() && !organ.endsWith("街道办") && !organ.endsWith("街道办事处");
        String id = department ? "report.annual.department" : "report.annual.government";
        Provision provision = report.law().find(id, LocalDate.of(year + 1, 1, 31)).orElse(null);
        if (provision == null) {
            return;
        }
        LocalDate day = provision.dayAfter(year);
        WorkingCalendar calendar = report.calendar();
        LocalDate due = day.isBefore(calendar.first()) || day.isAfter(calendar.last()) ? day : calendar.workingDayFrom(day);
        if (date.isAfter(due)) {
            int line = known.published() != null ? known.publishedLine() : known.signedLine();
            notes.add(book.rule("D-LATE").at(report.text(), line, "%s公布，法定最后一日是%s（%s%s），晚了%d天。".formatted(date, due,
                    provision.instrument(), provision.article(), java.time.temporal.ChronoUnit.DAYS.between(due, date))));
        }
    }

    private static void index(Report report, Rulebook book, Notes notes) {
        LocalDate published = report.recognition().published();
        if (published == null) {
            return;
        }
        for (Piece piece : report.text().pieces()) {
            Matcher found = INDEX.matcher(piece.text().length() > 400 ? "" : Folded.of(piece.text()).text().replace(" ", ""));
            if (found.find()) {
                Matcher year = INDEX_YEAR.matcher(found.group(1));
                if (year.find() && Integer.parseInt(year.group(1)) != published.getYear()) {
                    notes.add(book.rule("D-INDEX").at(report.text(), piece.line(), "索引号里的年份是%s，公开日期是%s。".formatted(year.group(1), published)));
                }
                return;
            }
        }
    }
}
