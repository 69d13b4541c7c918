package org.gongkai.casework.patrol;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** How often a point is looked at; the codes are those of the register. */
enum Every {
    DAY("今天"), WEEK("本周"), MONTH("本月");

    private final String within;

    Every(String within) {
        this.within = within;
    }

    /** Until when the round of today lasts, in words. */
    String within() {
        return within;
    }

    /** The first day of the round in which a day lies. */
    LocalDate begins(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The last day of the round that begins on a day. */
    LocalDate ends(LocalDate begins) {
        return switch (this) {
            case DAY -> begins;
            case WEEK -> begins.plusDays(6);
            case MONTH -> begins.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    /** Rounds that began no earlier than a day and were over before another, in order: what began before the point stood is no round of it. */
    List<LocalDate> over(LocalDate from, LocalDate before) {
        List<LocalDate> over = new ArrayList<>();
        LocalDate begins = begins(from);
        if (begins.isBefore(from)) {
            begins = ends(begins).plusDays(1);
        }
        for (; ends(begins).isBefore(before); begins = ends(begins).plusDays(1)) {
            over.add(begins);
        }
        return over;
    }
}
