package org.gongkai.casework.notes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something written within the office beside a matter.
 *
 * @param organ   where it was written, and may be read
 * @param answers id of the note it reports on; null where on none
 * @param until   the last day for what it asks; null where it asks nothing, or names none
 */
public record Note(String id, String caseId, String organ, String author, Kind kind, @Nullable String answers, @Nullable LocalDate until, LocalDateTime writtenAt, String words, List<To> to) {

    /** What it asks of those to whom it is written. */
    public enum Kind {
        /** To be read by those it mentions. */
        NOTE("备注"),
        /** To be read by all to whom it goes, each saying so. */
        CIRCULAR("传阅"),
        /** To be done by a day. */
        TASK("交办"),
        /** To be done by a day, by the word of whoever signs. */
        INSTRUCTION("批示"),
        /** What was done of a task or an instruction. */
        REPORT("办理情况");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** Whether those to whom it is written owe more than reading it. */
        public boolean asks() {
            return this == TASK || this == INSTRUCTION;
        }
    }

    /**
     * Somebody to whom it is written.
     *
     * @param readOn  when they said that they read it; null before
     * @param endedOn when they had read it or done what it asks; null before
     */
    public record To(String id, String person, @Nullable LocalDate readOn, @Nullable LocalDate endedOn) {
    }
}
