package org.gongkai.casework.ordering.round;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Orders that say the same to many organs. @param person who issues them */
public record OrderRound(String id, String person, String ordering, State state, Instant madeAt, @Nullable Instant startedAt, @Nullable Instant endedAt, long ready, long done, long failed) {

    /** How far it is. */
    public enum State { CHOSEN, RUNNING, STOPPED, FINISHED }

    /** One organ of it. @param caseId the order; null until it is issued @param reason why it was not */
    public record Line(int no, String organ, LineState state, @Nullable String caseId, @Nullable String number, @Nullable String reason) {
    }

    /** What becomes of one organ. */
    public enum LineState { READY, DONE, FAILED }

    public long all() {
        return ready + done + failed;
    }
}
