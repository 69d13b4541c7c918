package org.gongkai.procedure;

import java.util.List;

import org.gongkai.directory.Staff;

/** What one engine has for a person to do; every engine fills it, the desk shows it. */
public interface Duties {

    /** @param limit how many of the most pressing are wanted; an engine may give more */
    Waiting of(Staff staff, int limit);

    /** What others owe where this person leads; empty for an engine that lists only what is theirs. */
    default Waiting ofOthers(Staff staff, int limit) {
        return Waiting.NOTHING;
    }

    /**
     * What waits for a person.
     *
     * @param pressing the most pressing first
     * @param queues   all of them counted, by queue and light
     */
    record Waiting(List<Duty> pressing, List<Queue> queues) {

        public static final Waiting NOTHING = new Waiting(List.of(), List.of());
    }
}
