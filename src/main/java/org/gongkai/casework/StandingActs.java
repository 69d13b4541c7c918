package org.gongkai.casework;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.ledger.Act;

/** Which acts of a case count. */
final class StandingActs {

    private StandingActs() {
    }

    /** Without those that were taken out as entered in error, and without those that took them out. */
    static List<Act> of(List<Act> acts) {
        List<Act> standing = new ArrayList<>();
        for (Act act : acts) {
            String struck = act.text(CaseState.STRUCK);
            if (struck == null) {
                standing.add(act);
            } else {
                standing.removeIf(one -> one.id().equals(struck));
            }
        }
        return standing;
    }

    /** Those after the first, without what concluded the case each time that it was taken up again, and this time too. */
    static List<Act> beforeItWasConcluded(CaseState state) {
        List<Act> standing = new ArrayList<>();
        List<Act> all = of(state.acts());
        for (Act one : all.subList(1, all.size())) {
            if (state.type().consequence(one.verb()).reopens()) {
                undo(state, standing);
            }
            standing.add(one);
        }
        undo(state, standing);
        return standing;
    }

    private static void undo(CaseState state, List<Act> standing) {
        for (int at = standing.size() - 1; at >= 0; at--) {
            if (state.type().consequence(standing.get(at).verb()).concludes()) {
                standing.remove(at);
                return;
            }
        }
        throw new IllegalStateException("case " + state.id() + " is reopened and was never concluded");
    }
}
