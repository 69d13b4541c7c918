package org.gongkai.reporting.published;

import java.time.LocalDate;

import org.gongkai.directory.Organ;
import org.jspecify.annotations.Nullable;

/**
 * Where an organ's annual report of one year stands.
 *
 * @param by        the last day on which it may be published; null where the law of that year sets none
 * @param here      the day on which it was published on this site; null where it was not
 * @param address   where it stands on this site
 * @param elsewhere where it was found on another; null where nobody found it there
 */
public record Standing(Organ organ, @Nullable LocalDate by, @Nullable LocalDate here, @Nullable String address, @Nullable Elsewhere elsewhere, LocalDate today) {

    /** How it stands, the best first. */
    public enum State {

        IN_TIME("按期公布"), LATE("逾期公布"), AWAITED("还没有到期"), MISSING("到期没有公布");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The day on which it first stood anywhere. */
    public @Nullable LocalDate on() {
        LocalDate there = elsewhere == null ? null : elsewhere.on();
        return here == null ? there : there == null || here.isBefore(there) ? here : there;
    }

    public State state() {
        LocalDate on = on();
        if (on != null) {
            return by == null || !on.isAfter(by) ? State.IN_TIME : State.LATE;
        }
        return by == null || !today.isAfter(by) ? State.AWAITED : State.MISSING;
    }
}
