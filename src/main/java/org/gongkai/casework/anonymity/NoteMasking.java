package org.gongkai.casework.anonymity;

import java.util.Map;
import java.util.Set;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.publicanswer.PublicAnswerChanged;
import org.gongkai.procedure.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes in the matter that the public words were changed or withdrawn as the writer asked, in the transaction of the change. */
@Component
class NoteMasking {

    private final Cases cases;

    NoteMasking(Cases cases) {
        this.cases = cases;
    }

    @EventListener
    void changed(PublicAnswerChanged change) {
        CaseState state = cases.state(change.caseId());
        if (Anonymity.isOpen(state)) {
            Anonymity.masking(state.type()).ifPresent(action -> {
                if (cases.perform(state, Perform.today(state.id(), action.id(), new Actor(null, Set.of(Actor.SYSTEM)), Map.of())) instanceof Performed.Refused refused) {
                    throw new IllegalStateException("case " + state.id() + " cannot note that it was masked: " + refused.reasons());
                }
            });
        }
    }
}
