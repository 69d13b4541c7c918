package org.gongkai.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} to {@code to} became working days or days off: dates computed across them are to be asked again. Published
 * within the transaction of the change, in which {@link Calendars} already answers with it.
 *
 * @param organ the organ whose local days changed, or null when the change holds everywhere
 * @param what the notice or local day, as {@code notice/2027} or {@code local-day/12}
 * @param by who changed it, null for the installation itself
 */
public record CalendarChanged(LocalDate from, LocalDate to, @Nullable String organ, String what, @Nullable String by) {

    static CalendarChanged byNotice(int year, @Nullable String by) {
        return new CalendarChanged(LocalDate.of(year - 1, 12, 26), LocalDate.of(year, 12, 31), null, "notice/" + year, by);
    }

    static String localDay(long id) {
        return "local-day/" + id;
    }

    /** Whether a period with these ends may read differently now. */
    public boolean touches(LocalDate dayZero, LocalDate due) {
        return !due.isBefore(from) && !dayZero.isAfter(to);
    }
}
