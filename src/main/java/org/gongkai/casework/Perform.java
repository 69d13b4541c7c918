package org.gongkai.casework;

import java.time.LocalDate;
import java.util.Map;

import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The command to take an action on a case.
 *
 * @param on         the day it takes effect in law; null is today
 * @param values     what was filled in, by field name
 * @param token      given once per form shown, so that a double click or a retry acts once
 * @param lateReason why it is recorded later than it took effect
 * @param evidence   id of what proves the earlier day
 * @param papers     whether the papers of the action are issued; not for what happened before this installation
 * @param handling   number of the handling in which it is taken: the capacities of the actor are those at its organ. 0 is the only open one that
 *                   knows the action, for what is taken over from elsewhere
 */
public record Perform(String caseId, String action, Actor actor, @Nullable LocalDate on, Map<String, String> values,
        @Nullable String token, @Nullable String lateReason, @Nullable String evidence,
        boolean papers, int handling) {

    public static Perform today(String caseId, String action, Actor actor, Map<String, String> values) {
        return new Perform(caseId, action, actor, null, values, null, null, null, true, Handling.FIRST);
    }

    public Perform once(@Nullable String commandToken) {
        return new Perform(caseId, action, actor, on, values, commandToken, lateReason, evidence, papers, handling);
    }

    public Perform late(LocalDate day, String reason, String evidenceId) {
        return new Perform(caseId, action, actor, day, values, token, reason, evidenceId, papers, handling);
    }

    public Perform in(int handlingNo) {
        return new Perform(caseId, action, actor, on, values, token, lateReason, evidence, papers, handlingNo);
    }
}
