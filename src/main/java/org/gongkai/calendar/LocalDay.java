package org.gongkai.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A day that one organ, or everybody, works or closes against the national calendar, with the reason on record.
 * @param organ the organ it holds for, or null for everybody */
public record LocalDay(LocalDate date, boolean working, @Nullable String organ, String reason) {

    public LocalDay {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a local day needs its reason: " + date);
        }
    }
}
