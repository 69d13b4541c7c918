package org.gongkai.search;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What age adds: newer counts a little more than older. */
final class Weight {

    /** 1990-01-01 and the forty years after it, in days: over them a findable gains the last quarter of its weight. */
    private static final int OLDEST = 7305;
    private static final float SPAN = 14610;
    private static final float OF_AGE = 0.25f;

    private Weight() {
    }

    static float of(@Nullable LocalDate day) {
        return 1 - OF_AGE + (day == null ? 0 : OF_AGE * Math.clamp((day.toEpochDay() - OLDEST) / SPAN, 0, 1));
    }
}
