package org.gongkai.casework.clocks;

import java.time.LocalDateTime;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;

/**
 * The light of a case in a list, from what is kept: no acts are read. Everything in it is of one clock.
 *
 * @param left   working days; 0 where the clock ends at an hour
 * @param named  the named clock whose light it is; null where it is that of the main term
 * @param beside whether it is that of the main term while a named clock runs too
 */
public record Lamp(Light light, int left, @Nullable Named named, boolean beside) {

    public Lamp(Light light, int left) {
        this(light, left, null, false);
    }

    /** A named clock that runs. */
    public record Named(String title, NextDue due) {

        public ComputedDay lastDay() {
            return new ComputedDay(due.dueAt().toLocalDate(), false);
        }

        /** The last moment, where it ends at an hour of a day; null where it ends with the day. */
        public @Nullable LocalDateTime lastMoment() {
            return due.isOfDays() ? null : due.dueAt();
        }
    }
}
