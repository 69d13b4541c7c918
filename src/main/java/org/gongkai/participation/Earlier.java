package org.gongkai.participation;

import java.time.LocalDate;

import org.gongkai.ledger.ActDraft;
import org.jspecify.annotations.Nullable;

/** That something happened before this site kept it, and what proves the day. */
record Earlier(LocalDate on, String reason, String evidence) {

    static ActDraft dated(ActDraft draft, @Nullable Earlier earlier) {
        return earlier == null ? draft : draft.on(earlier.on).late(earlier.reason, earlier.evidence);
    }
}
