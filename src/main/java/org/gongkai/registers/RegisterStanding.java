package org.gongkai.registers;

import java.time.Instant;

/**
 * How a register stands.
 *
 * @param records how many stand
 * @param organ   that entered last
 */
public record RegisterStanding(long records, Instant changedAt, String organ) {
}
