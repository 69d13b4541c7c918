package org.gongkai.procedure;

import java.time.LocalDate;

import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;

/**
 * How many duties of one sort wait in one stage under one light.
 *
 * @param kind  what sort of matter they are
 * @param title where they stand
 * @param light null where no period runs
 * @param whose whose they are, for the person who looks
 * @param dueOn the last day of all of them; null where no period runs, or where an engine does not count by day
 */
public record Queue(String kind, String title, @Nullable Light light, long count, Duty.Whose whose, @Nullable LocalDate dueOn) {

    public Queue(String kind, String title, @Nullable Light light, long count) {
        this(kind, title, light, count, Duty.Whose.MINE, null);
    }

    /** A duty as the queue in which it waits. */
    public static Queue of(Duty duty) {
        return new Queue(duty.kind(), duty.queue(), duty.light(), 1, duty.whose(), duty.light() == null ? null : duty.lastOn());
    }

    public Queue of(Duty.Whose other) {
        return new Queue(kind, title, light, count, other, dueOn);
    }

    public Queue with(long other) {
        return new Queue(kind, title, light, other, whose, dueOn);
    }
}
