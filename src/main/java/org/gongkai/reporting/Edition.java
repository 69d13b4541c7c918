package org.gongkai.reporting;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One report of an organ for a period as it was prepared, locked and published (R2019 第四十九条); the next number
 * corrects the one before.
 *
 * @param digest SHA-256 of the report as it was locked, in canonical JSON
 */
public record Edition(String id, ReportKey key, int number, Instant preparedAt,
        @Nullable Instant lockedAt, @Nullable String lockedBy, @Nullable String lockReason, @Nullable String digest,
        @Nullable Instant publishedAt) {

    public enum State {
        OPEN("编制中"), LOCKED("已锁定"), PUBLISHED("已公布");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public String organ() {
        return key.organ();
    }

    public ReportScope scope() {
        return key.scope();
    }

    /** In which its period begins. */
    public int year() {
        return key.year();
    }

    public State state() {
        return publishedAt != null ? State.PUBLISHED : lockedAt != null ? State.LOCKED : State.OPEN;
    }

    public boolean isOpen() {
        return state() == State.OPEN;
    }
}
