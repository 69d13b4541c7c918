package org.gongkai.casework.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.gongkai.casework.Perform;
import org.jspecify.annotations.Nullable;

/**
 * Many cases and the one action that somebody wants to take on them.
 *
 * @param action  null until it is chosen
 * @param late    when it took effect on the lead of the event, entered later; null for today
 * @param event   the event whose lead was acted on; null when somebody chose the cases
 */
public record Batch(String id, String person, @Nullable String type, @Nullable String action, @Nullable Late late, @Nullable String event,
        State state, Instant madeAt, @Nullable Instant startedAt, @Nullable Instant endedAt, Counts cases) {

    /**
     * How many cases stand where.
     *
     * @param ready   wait for their turn
     * @param refused by the dry run; they are not tried
     * @param failed  refused when their turn came
     */
    public record Counts(long ready, long refused, long done, long failed) {
    }

    /** The day of an act that was entered later, why, and what proves the day. */
    public record Late(LocalDate on, String reason, String evidence) {

        static @Nullable Late of(Perform command) {
            return command.on() == null || command.lateReason() == null || command.evidence() == null ? null
                    : new Late(command.on(), command.lateReason(), command.evidence());
        }
    }

    /** How far it is. */
    public enum State { CHOSEN, REHEARSED, RUNNING, STOPPED, FINISHED }

    /** One case of it. */
    public record Line(int no, String caseId, String organ, LineState state, @Nullable String reason) {
    }

    /** What becomes of one case. */
    public enum LineState { READY, REFUSED, DONE, FAILED }

    /** Why so many were refused alike. */
    public record Reason(String sentence, long cases) {
    }

    public long all() {
        return cases.ready() + cases.refused() + cases.done() + cases.failed();
    }

    /** Cases done in a second since it was started; 0 before. */
    public long perSecond(Instant now) {
        if (startedAt == null) {
            return 0;
        }
        long millis = Math.max(1, Duration.between(startedAt, endedAt == null ? now : endedAt).toMillis());
        return (cases.done() + cases.failed()) * 1000 / millis;
    }
}
