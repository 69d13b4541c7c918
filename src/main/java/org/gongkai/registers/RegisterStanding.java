package org.gongkai.registers;

import java.time.Instant;
import java.time.LocalDate;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;

/**
 * How a register stands.
 *
 * @param records how many stand
 * @param organ     that entered last
 * @param changedAt when something was entered last
 * @param heldFrom  the latest day, up to today, from which something that was entered holds; null where there is none
 */
public record RegisterStanding(long records, Instant changedAt, @Nullable LocalDate heldFrom, String organ) {

    /** The day on which something was entered last, here. */
    public LocalDate changedOn() {
        return changedAt.atZone(Now.ZONE).toLocalDate();
    }
}
