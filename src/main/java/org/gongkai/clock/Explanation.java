package org.gongkai.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A reading laid out in small month calendars, each day with its mark; what pages show under 为什么. */
public record Explanation(Reading reading, List<Month> months) {

    /** How a day of the calendar is drawn. */
    public enum Mark {

        DAY_ZERO("收", "起算日，当日不计"),
        COUNTED("", "计入，数字为第几日"),
        MAKE_UP("班", "调休上班，计入"),
        DUE("止", "最后一日"),
        PAUSED("停", "暂停期间，不计入"),
        HOLIDAY("休", "放假，不计入"),
        WEEKEND("", "周末，不计入"),
        OUTSIDE("", "不在期限之内");

        private final String sign;
        private final String meaning;

        Mark(String sign, String meaning) {
            this.sign = sign;
            this.meaning = meaning;
        }

        /** One character that says it without colour. */
        public String sign() {
            return sign;
        }

        public String meaning() {
            return meaning;
        }

        /** The class of the style sheet. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param day null outside the period */
    public record Cell(LocalDate date, Mark mark, @Nullable CountedDay day) {

        public int number() {
            return day == null ? 0 : day.number();
        }
    }

    /** The weeks of one month that the period touches.
     * @param blanks days of the week before the first cell, Monday first */
    public record Month(YearMonth month, int blanks, List<Cell> cells) {
    }

    public static Explanation of(Reading reading) {
        Map<LocalDate, CountedDay> days = reading.days().stream().collect(Collectors.toMap(CountedDay::date, Function.identity()));
        List<Month> months = new ArrayList<>();
        YearMonth last = YearMonth.from(reading.lawful());
        for (YearMonth month = YearMonth.from(reading.dayZero()); !month.isAfter(last); month = month.plusMonths(1)) {
            LocalDate from = later(month.atDay(1), reading.dayZero().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            LocalDate to = earlier(month.atEndOfMonth(), reading.lawful().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            List<Cell> cells = from.datesUntil(to.plusDays(1))
                    .map(date -> new Cell(date, mark(date, days.get(date), reading), days.get(date))).toList();
            months.add(new Month(month, from.getDayOfWeek().getValue() - 1, cells));
        }
        return new Explanation(reading, months);
    }

    /** The marks that occur, for the legend. */
    public List<Mark> legend() {
        return months.stream().flatMap(month -> month.cells.stream()).map(Cell::mark).distinct().sorted().toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Mark mark(LocalDate date, @Nullable CountedDay day, Reading reading) {
        if (day == null) {
            return Mark.OUTSIDE;
        }
        if (date.equals(reading.lawful())) {
            return Mark.DUE;
        }
        if (date.equals(reading.dayZero())) {
            return Mark.DAY_ZERO;
        }
        return switch (day.day().kind()) {
            case WORKDAY -> day.counted() ? Mark.COUNTED : Mark.PAUSED;
            case MAKE_UP, LOCALLY_WORKED -> day.counted() ? Mark.MAKE_UP : Mark.PAUSED;
            case HOLIDAY, LOCALLY_CLOSED -> day.counted() ? Mark.COUNTED : day.paused() ? Mark.PAUSED : Mark.HOLIDAY;
            case WEEKEND -> day.counted() ? Mark.COUNTED : day.paused() ? Mark.PAUSED : Mark.WEEKEND;
        };
    }
}
