package org.gongkai.casework.drafting;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** Where a type demands it, and wherever somebody signs for whoever is away, an answer is given with the words of a draft and no others. */
@Component
class DraftedFirst implements StandingCondition {

    private final DraftRows rows;

    DraftedFirst(DraftRows rows) {
        this.rows = rows;
    }

    @Override
    public String title() {
        return "先拟稿、后签发";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return attempt.actor().personId() != null && Drafted.of(state.type(), attempt.action().id()).filter(drafted -> drafted.isRequired() || isInstead(attempt)).isPresent();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        boolean signed = command.token() != null && rows.find(command.token()).filter(draft -> draft.stage() == Draft.Stage.SIGNED && draft.caseId().equals(state.id())
                && draft.action().equals(attempt.action().id())).isPresent();
        return signed ? List.of() : List.of(Refusal.because(isInstead(attempt) ? "您是代别人签发：“" + attempt.action().title() + "”须由另一个人拟稿，送到您这里以后签发"
                : "“" + attempt.action().title() + "”须先拟稿，送到您这里以后签发"));
    }

    private static boolean isInstead(Attempt attempt) {
        return attempt.actor().insteadOf(attempt.action().who()) != null;
    }
}
