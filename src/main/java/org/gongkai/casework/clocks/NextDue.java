package org.gongkai.casework.clocks;

import java.time.LocalDateTime;

import org.gongkai.clock.Light;

/** Which named clock of a handling is over first, and when its light changes until then: what lists keep. */
public record NextDue(String clock, LocalDateTime dueAt, LocalDateTime yellowAt, LocalDateTime redAt) {

    public Light light(LocalDateTime now) {
        return now.isAfter(dueAt) ? Light.BLACK : !now.isBefore(redAt) ? Light.RED : !now.isBefore(yellowAt) ? Light.YELLOW : Light.GREEN;
    }

    /** Whether it ends with a day and not at an hour of it. */
    public boolean isOfDays() {
        return dueAt.toLocalTime().equals(ClockReading.LAST);
    }
}
