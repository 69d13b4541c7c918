package org.gongkai.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** One day of the calendar: what kind it is and what made it so.
 * @param name the holiday it belongs to (春节), or for a local day the recorded reason; null on ordinary days */
public record Day(LocalDate date, Kind kind, @Nullable String name) {

    public enum Kind {

        /** Monday to Friday. */
        WORKDAY(true, "工作日"),
        /** Saturday or Sunday. */
        WEEKEND(false, "周末"),
        /** Off by law or by the State Council's notice, weekend days that it names included. */
        HOLIDAY(false, "放假"),
        /** A weekend day that the notice made a working day. */
        MAKE_UP(true, "调休上班"),
        /** Closed by a local decision. */
        LOCALLY_CLOSED(false, "本地停班"),
        /** Worked by a local decision. */
        LOCALLY_WORKED(true, "本地上班");

        private final boolean working;
        private final String label;

        Kind(boolean working, String label) {
            this.working = working;
            this.label = label;
        }

        public boolean working() {
            return working;
        }

        public String label() {
            return label;
        }
    }

    public boolean working() {
        return kind.working;
    }

    /** In words: 春节放假, 调休上班（春节）, 周末, 本地停班（防汛）. */
    public String words() {
        if (name == null) {
            return kind.label;
        }
        return kind == Kind.HOLIDAY ? name + kind.label : kind.label + "（" + name + "）";
    }
}
