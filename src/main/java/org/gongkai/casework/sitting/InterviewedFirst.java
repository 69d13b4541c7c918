package org.gongkai.casework.sitting;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** What has to be recorded before an action is: of a matter that was taken up again, since then. */
class InterviewedFirst implements StandingCondition {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("以前须登记过的一步；再办的，自再办以后") @Nullable String preceded) {
    }

    static @Nullable String of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::preceded).orElse(null);
    }

    /** The acts since the matter was last taken up again; all where it never was. */
    static List<Act> sinceTakenUp(CaseState state) {
        List<Act> standing = state.standing();
        for (int n = standing.size() - 1; n >= 0; n--) {
            if (state.type().consequence(standing.get(n).verb()).reopens()) {
                return standing.subList(n, standing.size());
            }
        }
        return standing;
    }

    @Override
    public String title() {
        return "须先登记的已经登记";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return of(state.type(), attempt.action().id()) != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String first = String.valueOf(of(state.type(), attempt.action().id()));
        List<Act> since = sinceTakenUp(state);
        boolean anew = since.size() < state.standing().size();
        return since.stream().anyMatch(act -> act.verb().equals(first)) ? List.of()
                : List.of(Refusal.because("请先办“" + state.type().action(first).map(Action::title).orElse(first) + "”" + (anew ? "：再办的要重新登记" : "")));
    }
}
