package org.gongkai.ledger;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** An act about to be recorded; every method answers a new draft. */
public record ActDraft(String kind, String subject, @Nullable String organ, @Nullable String actor,
        @Nullable LocalDate effectiveOn, @Nullable String article, Map<String, Object> detail,
        @Nullable String lateReason, @Nullable String evidence) {

    public static ActDraft of(String kind, String subject) {
        return new ActDraft(kind, subject, null, null, null, null, Map.of(), null, null);
    }

    public ActDraft organ(String organId) {
        return new ActDraft(kind, subject, organId, actor, effectiveOn, article, detail, lateReason, evidence);
    }

    public ActDraft actor(@Nullable String personId) {
        return new ActDraft(kind, subject, organ, personId, effectiveOn, article, detail, lateReason, evidence);
    }

    /** The day the act takes effect in law; today when never said. */
    public ActDraft on(LocalDate day) {
        return new ActDraft(kind, subject, organ, actor, day, article, detail, lateReason, evidence);
    }

    public ActDraft article(@Nullable String citation) {
        return new ActDraft(kind, subject, organ, actor, effectiveOn, citation, detail, lateReason, evidence);
    }

    /** Adds an id, a code, a number, a truth value or a list of these; dates as ISO text. Null leaves it out. */
    public ActDraft detail(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(detail);
        more.put(name, value instanceof LocalDate day ? day.toString() : value);
        return new ActDraft(kind, subject, organ, actor, effectiveOn, article, more, lateReason, evidence);
    }

    public ActDraft details(Map<String, ?> values) {
        ActDraft draft = this;
        for (var entry : new TreeMap<>(values).entrySet()) {
            draft = draft.detail(entry.getKey(), entry.getValue());
        }
        return draft;
    }

    /** Why it is recorded on another day than it takes effect, and what proves the day. */
    public ActDraft late(@Nullable String reason, @Nullable String evidenceId) {
        return new ActDraft(kind, subject, organ, actor, effectiveOn, article, detail, reason, evidenceId);
    }
}
