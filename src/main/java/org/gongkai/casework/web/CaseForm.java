package org.gongkai.casework.web;

import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.casework.phrase.Phrase;
import org.gongkai.directory.Organ;
import org.gongkai.procedure.Permissions.Check;

/**
 * What stands in the forms of the actions of a case.
 *
 * @param attempted  the action that was sent; empty where none was
 * @param filled     what was filled in for it, with what stands against it
 * @param token      lets what is sent twice act once
 * @param checks     what is looked at before an action that concludes the case, by action
 * @param replyKinds kinds of reply that the law of the day of receipt knows
 */
public record CaseForm(String attempted, Filled filled, String token, Map<String, List<Check>> checks, List<Phrase> phrases, List<ReplyKind> replyKinds,
        List<Organ> organs) {

    static final Filled NOTHING = new Filled(Map.of(), List.of());

    /** What was filled in for an action. */
    public Filled of(String action) {
        return action.equals(attempted) ? filled : NOTHING;
    }

    public List<Check> checks(String action) {
        return checks.getOrDefault(action, List.of());
    }

    public List<Phrase> phrases(String action) {
        return phrases.stream().filter(phrase -> phrase.isFor(action, null)).toList();
    }
}
