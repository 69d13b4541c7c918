package org.gongkai.registers;

import java.time.Instant;
import java.time.LocalDate;

import org.gongkai.calendar.Now;

/**
 * How a register stands.
 *
 * @param records how many stand
 * @param organ   that entered last
 */
public record RegisterStanding(long records, Instant changedAt, String organ) {

    /** The day of its last change, here. */
    public LocalDate changedOn() {
        return changedAt.atZone(Now.ZONE).toLocalDate();
    }
}
