package org.gongkai.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Somebody away, with who stands in.
 *
 * @param until  the last day away
 * @param backOn the day on which they were back earlier; null where they stay away until the end
 */
public record Absence(String id, String person, String substitute, LocalDate from, LocalDate until, @Nullable LocalDate backOn) {

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(last());
    }

    /** The last day away, as it turned out; the day before the first where they came back at once. */
    public LocalDate last() {
        return backOn == null || backOn.isAfter(until) ? until : backOn.minusDays(1);
    }

    /** Whether it has a day between these; one that was taken back before it began has none. */
    boolean meets(LocalDate first, LocalDate lastDay) {
        return !last().isBefore(from) && !first.isAfter(last()) && !lastDay.isBefore(from);
    }
}
