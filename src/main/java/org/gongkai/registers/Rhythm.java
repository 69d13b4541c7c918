package org.gongkai.registers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * How often a register has to be brought up to date.
 *
 * @param within    working days after the end of a period within which its entries, or that there is nothing new, have to stand
 * @param confirmed whether somebody has held the number against the law
 */
public record Rhythm(Every every, int within, String basis, boolean confirmed) {

    /** The length of a period, and how one is called. */
    public enum Every {
        DAY("每日"), WEEK("每周"), MONTH("每月"), QUARTER("每季度"), HALF("每半年"), YEAR("每年");

        private final String title;

        Every(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @param last the last day of the period */
    public record Period(String id, String title, LocalDate first, LocalDate last) {
    }

    /** The period a day lies in. */
    public Period around(LocalDate day) {
        int year = day.getYear();
        return switch (every) {
            case DAY -> new Period(day.toString(), day + "", day, day);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period("W" + monday, monday + " 起的一周", monday, monday.plusDays(6));
            }
            case MONTH -> new Period(YearMonth.from(day).toString(), year + "年" + day.getMonthValue() + "月", day.withDayOfMonth(1), YearMonth.from(day).atEndOfMonth());
            case QUARTER -> {
                int quarter = (day.getMonthValue() - 1) / 3;
                LocalDate first = LocalDate.of(year, quarter * 3 + 1, 1);
                yield new Period(year + "-Q" + (quarter + 1), year + "年第" + (quarter + 1) + "季度", first, first.plusMonths(3).minusDays(1));
            }
            case HALF -> {
                boolean upper = day.getMonthValue() <= 6;
                LocalDate first = LocalDate.of(year, upper ? 1 : 7, 1);
                yield new Period(year + (upper ? "-H1" : "-H2"), year + (upper ? "年上半年" : "年下半年"), first, first.plusMonths(6).minusDays(1));
            }
            case YEAR -> new Period(String.valueOf(year), year + "年", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        };
    }

    /** The last period that had ended before a day. */
    public Period endedBefore(LocalDate day) {
        return around(around(day).first().minusDays(1));
    }
}
