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
 */
public record Submit(String type, String channel, String party, List<String> organs, Actor actor,
        Map<String, String> applicant, Map<String, String> content, List<Map<String, String>> items,
        @Nullable LocalDate on, @Nullable String token, @Nullable String sourceId, @Nullable String lateReason,
        @Nullable String evidence) {
}
