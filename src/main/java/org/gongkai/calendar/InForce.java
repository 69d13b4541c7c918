package org.gongkai.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The days on which a dated row of law holds, both ends included.
 * @param to the last day, or null while it still holds */
public record InForce(LocalDate from, @Nullable LocalDate to) {

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
