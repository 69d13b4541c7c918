package org.gongkai.letters;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;

/**
 * How an organ words a letter, or somebody proposes that it does.
 *
 * @param law   first day of the law under which the letter cites
 * @param body  paragraphs, with words to be filled in in braces
 * @param why   what for
 * @param from  first day on which letters are issued in it, and {@code to} the last; before the first where it was taken back in time
 * @param said  why it was refused
 * @param declared digest of what was declared when it was proposed; null where that was not kept
 */
public record Wording(String id, String letter, LocalDate law, String organ, List<String> body, String why, LocalDate from, @Nullable LocalDate to, State state,
        String proposedBy, OffsetDateTime proposedAt, @Nullable String decidedBy, @Nullable OffsetDateTime decidedAt, @Nullable String said, @Nullable String endedBy,
        @Nullable String declared) {

    /** What became of a proposal. */
    public enum State {
        PROPOSED("待审批"), APPROVED("已批准"), REFUSED("没有同意"), WITHDRAWN("提出的人撤回");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public LocalDate proposedOn() {
        return proposedAt.atZoneSameInstant(Now.ZONE).toLocalDate();
    }

    public @Nullable LocalDate decidedOn() {
        return decidedAt == null ? null : decidedAt.atZoneSameInstant(Now.ZONE).toLocalDate();
    }

    public boolean isUsed(LocalDate on) {
        return state == State.APPROVED && !on.isBefore(from) && (to == null || !on.isAfter(to));
    }

    /** Whether it was taken back, whenever that holds. */
    public boolean isTakenBack() {
        return to != null;
    }

    public String text() {
        return String.join("\n", body);
    }
}
