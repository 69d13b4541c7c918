package org.gongkai.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something the public can count on, recorded once: what happened to which record, on which day it takes effect in law,
 * and at which instant it was written down. Holds ids, codes, dates and articles, never a person's data.
 *
 * @param kind       room or matter and verb, e.g. {@code inforequest.accept}
 * @param subject    id of the record it happened to
 * @param organ      id of the organ that answers for it
 * @param actor      id of the person who did it; null for the system or an applicant
 * @param article    the article it rests on
 * @param detail     further ids, codes, numbers and ISO dates
 * @param lateReason why it was recorded on another day than it takes effect
 * @param evidence   id or code of what proves the earlier day
 */
public record Act(String id, String kind, String subject, String organ, @Nullable String actor,
        LocalDate effectiveOn, Instant recordedAt, @Nullable String article, Map<String, Object> detail,
        @Nullable String lateReason, @Nullable String evidence) {

    /** The last part of the kind: {@code accept} of {@code inforequest.accept}. */
    public String verb() {
        return kind.substring(kind.lastIndexOf('.') + 1);
    }

    public @Nullable String text(String name) {
        return detail.get(name) instanceof String text ? text : null;
    }

    public @Nullable LocalDate date(String name) {
        String text = text(name);
        return text == null ? null : LocalDate.parse(text);
    }

    public int number(String name, int otherwise) {
        return detail.get(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
