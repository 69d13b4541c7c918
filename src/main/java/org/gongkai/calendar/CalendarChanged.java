package org.gongkai.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Days from {@code from} to {@code to} became working days or days off: dates that were computed across them are to be asked again.
 * @param organ the organ whose local days changed, or null when the change holds everywhere */
public record CalendarChanged(LocalDate from, LocalDate to, @Nullable String organ) {

    public boolean touches(LocalDate begin, LocalDate due) {
        return !due.isBefore(from) && !begin.isAfter(to);
    }
}
