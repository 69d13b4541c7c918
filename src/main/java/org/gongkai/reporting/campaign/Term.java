package org.gongkai.reporting.campaign;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * By when organs file: on a day that the campaign names, so many working days after it was issued, or, where it says neither, on the day that the law sets for the
 * annual report of each.
 *
 * @param workingDays 0 where none are counted
 */
public record Term(@Nullable LocalDate day, int workingDays) {

    public static final Term OF_LAW = new Term(null, 0);

    public static Term on(LocalDate day) {
        return new Term(day, 0);
    }

    public static Term workingDays(int days) {
        return new Term(null, days);
    }
}
