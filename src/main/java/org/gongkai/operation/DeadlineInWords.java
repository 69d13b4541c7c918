package org.gongkai.operation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Day;
import org.gongkai.calendar.Provision;
import org.gongkai.clock.CountedDay;
import org.gongkai.clock.Reading;

/** A deadline for a person at a terminal: the last day, its article, and small month calendars. */
final class DeadlineInWords {

    private static final String LEGEND = "  ( )收到之日  数字+ 计入  数字* 调休上班，计入  数字- 放假  数字/ 暂停，不计入  [ ] 最后一日";

    private final Reading reading;
    private final Map<LocalDate, CountedDay> days;

    private DeadlineInWords(Reading reading) {
        this.reading = reading;
        days = reading.days().stream().collect(Collectors.toMap(CountedDay::date, Function.identity()));
    }

    static String of(Reading reading) {
        return new DeadlineInWords(reading).text();
    }

    private String text() {
        Provision provision = reading.provision();
        List<String> lines = new ArrayList<>();
        lines.add(reading.headline() + "（" + reading.due() + "）");
        if (reading.provisional()) {
            lines.add("暂定：%d 年的放假通知尚未公布，法定节日已算作放假，补假、调休还不知道；以国务院办公厅放假通知为准。".formatted(reading.lastDay().noticeYear()));
        }
        lines.add("依据：" + provision.instrument() + provision.article() + "：“" + provision.basis() + "”");
        reading.intervals().forEach(interval -> lines.add("  " + interval.kind().word() + "：" + reading.words(interval)
                + "（" + interval.article() + "）"));
        for (YearMonth month = YearMonth.from(reading.dayZero()); !month.isAfter(YearMonth.from(reading.due())); month = month.plusMonths(1)) {
            lines.add("");
            lines.addAll(month(month));
        }
        lines.add(LEGEND);
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> month(YearMonth month) {
        List<String> lines = new ArrayList<>();
        lines.add("  %d 年 %d 月".formatted(month.getYear(), month.getMonthValue()));
        lines.add("   一   二   三   四   五   六   日");
        StringBuilder week = new StringBuilder(" ").append("     ".repeat(month.atDay(1).getDayOfWeek().getValue() - 1));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            week.append(cell(date));
            if (date.getDayOfWeek().getValue() == 7 || day == month.lengthOfMonth()) {
                lines.add(week.toString().stripTrailing());
                week = new StringBuilder(" ");
            }
        }
        return lines;
    }

    private String cell(LocalDate date) {
        CountedDay day = days.get(date);
        int number = date.getDayOfMonth();
        if (day == null) {
            return "%4d ".formatted(number);
        }
        if (date.equals(reading.due())) {
            return "[%2d] ".formatted(number);
        }
        if (date.equals(reading.dayZero())) {
            return "(%2d) ".formatted(number);
        }
        return " %2d%s ".formatted(number, mark(day));
    }

    private static String mark(CountedDay day) {
        if (day.counted()) {
            return day.day().kind() == Day.Kind.MAKE_UP ? "*" : "+";
        }
        if (day.paused()) {
            return "/";
        }
        return day.day().kind() == Day.Kind.HOLIDAY || day.day().kind() == Day.Kind.LOCALLY_CLOSED ? "-" : " ";
    }
}
