package org.gongkai.procedure;

import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;

/**
 * How many duties of one sort wait in one stage under one light.
 *
 * @param kind  what sort of matter they are
 * @param title where they stand
 * @param light null where no period runs
 * @param whose whose they are, for the person who looks
 */
public record Queue(String kind, String title, @Nullable Light light, long count, Duty.Whose whose) {

    public Queue(String kind, String title, @Nullable Light light, long count) {
        this(kind, title, light, count, Duty.Whose.MINE);
    }
}
