package org.gongkai.reporting.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The stretch of days that a report counts, both ends included: {@code 2026}, {@code 2026-H1}, {@code 2026-Q3}, {@code 2026-07},
 * or from a day to a day, {@code 2026-07-01_2026-08-15}.
 */
public record Period(Kind kind, LocalDate first, LocalDate last) {

    public enum Kind {
        @JsonProperty("year") YEAR("年"), @JsonProperty("half") HALF("半年"), @JsonProperty("quarter") QUARTER("季度"), @JsonProperty("month") MONTH("月"),
        @JsonProperty("days") DAYS("起止日期");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final Pattern PART = Pattern.compile("(\\d{4})-([HQ])([1-4])");
    private static final String[] QUARTERS = {"一", "二", "三", "四"};
    private static final int QUARTER = 3;
    private static final int HALF = 6;

    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(first + " is after " + last);
        }
    }

    public static Period year(int year) {
        return new Period(Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The period of a kind in which the day lies; a range of days is that day alone. */
    public static Period around(Kind kind, LocalDate day) {
        return switch (kind) {
            case YEAR -> year(day.getYear());
            case HALF -> months(kind, day.getYear(), day.getMonthValue() <= HALF ? 1 : HALF + 1, HALF);
            case QUARTER -> months(kind, day.getYear(), (day.getMonthValue() - 1) / QUARTER * QUARTER + 1, QUARTER);
            case MONTH -> months(kind, day.getYear(), day.getMonthValue(), 1);
            case DAYS -> new Period(kind, day, day);
        };
    }

    /** What {@link #id} wrote; empty for anything else. */
    public static Optional<Period> read(String id) {
        Matcher part = PART.matcher(id);
        try {
            if (part.matches()) {
                int number = Integer.parseInt(part.group(3));
                int length = part.group(2).equals("H") ? HALF : QUARTER;
                return number * length > 12 ? Optional.empty()
                        : Optional.of(months(length == HALF ? Kind.HALF : Kind.QUARTER, Integer.parseInt(part.group(1)), (number - 1) * length + 1, length));
            }
            if (id.matches("\\d{4}")) {
                return Optional.of(year(Integer.parseInt(id)));
            }
            if (id.matches("\\d{4}-\\d\\d")) {
                YearMonth month = YearMonth.parse(id);
                return Optional.of(new Period(Kind.MONTH, month.atDay(1), month.atEndOfMonth()));
            }
            String[] days = id.split("_", -1);
            LocalDate first = LocalDate.parse(days[0]);
            LocalDate last = LocalDate.parse(days[days.length - 1]);
            return days.length != 2 || last.isBefore(first) ? Optional.empty() : Optional.of(new Period(Kind.DAYS, first, last));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static Period months(Kind kind, int year, int first, int length) {
        LocalDate day = LocalDate.of(year, first, 1);
        return new Period(kind, day, day.plusMonths(length).minusDays(1));
    }

    public String id() {
        return switch (kind) {
            case YEAR -> String.valueOf(year());
            case HALF -> year() + "-H" + (first.getMonthValue() / HALF + 1);
            case QUARTER -> year() + "-Q" + (first.getMonthValue() / QUARTER + 1);
            case MONTH -> YearMonth.from(first).toString();
            case DAYS -> first + "_" + last;
        };
    }

    /** The calendar year in which it begins. */
    public int year() {
        return first.getYear();
    }

    /** As people say it: 2026年第三季度. */
    public String title() {
        return switch (kind) {
            case YEAR -> year() + "年";
            case HALF -> year() + (first.getMonthValue() == 1 ? "年上半年" : "年下半年");
            case QUARTER -> year() + "年第" + QUARTERS[first.getMonthValue() / QUARTER] + "季度";
            case MONTH -> year() + "年" + first.getMonthValue() + "月";
            case DAYS -> span();
        };
    }

    /** Its first and last day in words. */
    public String span() {
        return words(first) + "至" + words(last);
    }

    static String words(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** The one that ends the day before this begins; of a range of days, as many days. */
    public Period before() {
        LocalDate end = first.minusDays(1);
        return kind == Kind.DAYS ? new Period(kind, end.minusDays(ChronoUnit.DAYS.between(first, last)), end) : around(kind, end);
    }
}
