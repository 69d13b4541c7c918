package org.gongkai.casework.types.inforequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who was asked in writing: a third party (2019 Art. 32, 2008 Art. 23) or an organ that made the
 * information too (2019 Art. 34).
 *
 * @param number  from 1, among those asked with the same action
 * @param item    the item it is about; 0 for all
 * @param opinion code of the opinion; null while there is none
 */
record Consultation(Act asked, int number, int item, @Nullable String opinion) {

    static final String THIRD_PARTY = "consult";
    static final String JOINT_ORGAN = "consult-organ";
    static final String SILENT = "silent";

    static List<Consultation> of(CaseState state, String asking) {
        List<Consultation> consultations = new ArrayList<>();
        List<Act> open = state.unanswered(asking);
        for (Act asked : state.all(asking)) {
            Optional<Act> answer = state.standing().stream().filter(act -> asked.id().equals(act.text(CaseState.ANSWERED))
                    && act.text("opinion") != null).findFirst();
            // An answer recorded before acts named what they answer is that to the question next to it.
            String opinion = answer.map(act -> act.text("opinion")).orElse(open.contains(asked) ? null : legacy(state));
            consultations.add(new Consultation(asked, consultations.size() + 1, asked.number("item", 0), opinion));
        }
        return consultations;
    }

    private static @Nullable String legacy(CaseState state) {
        return state.last("opinion").map(act -> act.text("opinion")).orElse(null);
    }

    boolean isOpen() {
        return opinion == null;
    }

    boolean isAbout(int wanted) {
        return item == 0 || item == wanted;
    }

    /** Against disclosure, for a reason that the organ has not found wanting. */
    boolean objects() {
        return "disagrees".equals(opinion) || "part".equals(opinion);
    }

    boolean agrees() {
        return "agrees".equals(opinion);
    }

    /** Whether nobody may wait any longer; an opinion for which the law sets no period is waited for. */
}
