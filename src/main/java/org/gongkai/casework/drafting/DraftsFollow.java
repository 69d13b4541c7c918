package org.gongkai.casework.drafting;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.drafting.declared.Drafted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is drafted for a matter that was answered otherwise, or is over, is dropped in the transaction of that. */
@Component
class DraftsFollow {

    private final DraftRows rows;
    private final Drafting drafting;

    DraftsFollow(DraftRows rows, Drafting drafting) {
        this.rows = rows;
        this.drafting = drafting;
    }

    @EventListener
    void on(ActionTaken taken) {
        CaseState after = taken.after();
        if (after.type().actions().stream().noneMatch(action -> Drafted.of(after.type(), action.id()).isPresent())) {
            return;
        }
        rows.underWay(after.id()).stream().filter(draft -> after.ended() || draft.action().equals(taken.command().action()) && draft.handling() == Math.max(1, taken.command().handling())
                || after.concluding().isPresent()).forEach(drafting::overtaken);
    }
}
