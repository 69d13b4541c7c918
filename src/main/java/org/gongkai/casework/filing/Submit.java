package org.gongkai.casework.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The command to bring a matter in.
 *
 * @param organs   the organs it is addressed to: one case each
 * @param on       the day it was submitted; null is today
 * @param token    given once per form shown, so that a double click brings it in once
 * @param sourceId id in the register it was imported from
 * @param late     why it is entered later than that day; with nothing in it where nobody says
 */
public record Submit(String type, String channel, String party, List<String> organs, Actor actor,
        Map<String, String> applicant, Map<String, String> content, List<Map<String, String>> items,
        @Nullable LocalDate on, @Nullable String token, @Nullable String sourceId, Late late) {

    /** Why something is entered later than it happened, and what proves the day. */
    public record Late(@Nullable String reason, @Nullable String evidence) {
    }

    public Submit(String type, String channel, String party, List<String> organs, Actor actor, Map<String, String> applicant, Map<String, String> content,
            List<Map<String, String>> items, @Nullable LocalDate on, @Nullable String token, @Nullable String sourceId, @Nullable String lateReason, @Nullable String evidence) {
        this(type, channel, party, organs, actor, applicant, content, items, on, token, sourceId, new Late(lateReason, evidence));
    }

    public @Nullable String lateReason() {
        return late.reason();
    }

    public @Nullable String evidence() {
        return late.evidence();
    }
}
