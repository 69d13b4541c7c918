package org.gongkai.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.gongkai.calendar.Day;
import org.gongkai.calendar.WorkingCalendar;

/** How a period is counted: by working days, or by days of the calendar. */
sealed interface Measure {

    /** Units in (after, until]. */
    int between(LocalDate after, LocalDate until);

    LocalDate plus(LocalDate date, int units);

    boolean counts(Day day);

    String unit();

    record WorkingDays(WorkingCalendar calendar) implements Measure {

        @Override
        public int between(LocalDate after, LocalDate until) {
            return calendar.workingDays(after, until);
        }

        @Override
        public LocalDate plus(LocalDate date, int units) {
            return calendar.plus(date, units);
        }

        @Override
        public boolean counts(Day day) {
            return day.working();
        }

        @Override
        public String unit() {
            return "个工作日";
        }
    }

    record CalendarDays() implements Measure {

        @Override
        public int between(LocalDate after, LocalDate until) {
            return Math.toIntExact(ChronoUnit.DAYS.between(after, until));
        }

        @Override
        public LocalDate plus(LocalDate date, int units) {
            return date.plusDays(units);
        }

        @Override
        public boolean counts(Day day) {
            return true;
        }

        @Override
        public String unit() {
            return "日";
        }
    }
}
