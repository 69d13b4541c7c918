package org.gongkai.casework.web;

import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.casework.Handling;
import org.gongkai.casework.choice.Choosable;
import org.gongkai.casework.phrase.Phrase;
import org.gongkai.procedure.Permissions.Check;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the forms of the actions of a case.
 *
 * @param attempted  the action that was sent, with its handling; empty where none was
 * @param filled     what was filled in for it, with what stands against it
 * @param token      lets what is sent twice act once
 * @param checks     what is looked at before an action that concludes the case, by action
 * @param replyKinds kinds of reply that the law of the day of receipt knows
 * @param lookAt     what a machine could not judge of the copies that go with the answer, in sentences
 * @param offered    people and organs that may be chosen, by number of the handling
 * @param hours      whether what is entered later needs its hour
 */
public record CaseForm(String attempted, Filled filled, String token, Map<String, List<Check>> checks, List<Phrase> phrases, List<ReplyKind> replyKinds,
        List<String> lookAt, Map<Integer, Choosable.Offered> offered, boolean hours) {

    static final Filled NOTHING = new Filled(Map.of(), List.of());

    /** An action in a handling: what the parts of its form are called on the page. */
    public static String key(String action, int handling) {
        return handling <= Handling.FIRST ? action : action + "-" + handling;
    }

    /** The action that was sent, without its handling. */
    public String action() {
        return action(attempted);
    }

    static String action(String key) {
        return key.replaceFirst("-[0-9]+$", "");
    }

    /** What was filled in for an action in a handling. */
    public Filled of(String key) {
        return key.equals(attempted) ? filled : NOTHING;
    }

    public List<Check> checks(String key) {
        return checks.getOrDefault(key, List.of());
    }

    /** What may be chosen in a handling; nothing where there is none. */
    public Choosable.@Nullable Offered offered(int handling) {
        return offered.get(handling);
    }

    public List<Phrase> phrases(String action) {
        return phrases.stream().filter(phrase -> phrase.isFor(action, null)).toList();
    }
}
