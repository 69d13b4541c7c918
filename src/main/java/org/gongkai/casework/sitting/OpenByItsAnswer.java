package org.gongkai.casework.sitting;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** Only an answer that was drafted as one for everyone is shown to everyone: another would be decided where nobody looks at it. */
class OpenByItsAnswer implements StandingCondition {

    @Override
    public String title() {
        return "答复的公开属性是主动公开";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return PublicWords.areSaidBy(attempt.action()) && Sittings.of(state.type()).isPresent();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String open = Proposal.of(state).map(Proposal::open).orElse(null);
        Sittings said = Sittings.of(state.type()).orElseThrow();
        return open != null && said.open().contains(open) ? List.of()
                : List.of(Refusal.because(open == null ? "还没有登记届次、编号，或者还没有答复，不能公开" : "答复时没有定为主动公开，不能公开"));
    }
}
