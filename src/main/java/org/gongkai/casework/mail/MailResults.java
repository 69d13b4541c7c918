package org.gongkai.casework.mail;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.receipt.NewCodes;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.LetterMailed;
import org.gongkai.letters.LetterReturned;
import org.gongkai.procedure.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records on the case what became of its messages, in the transaction that settles them. */
@Component
class MailResults {

    private final Cases cases;
    private final CaseFiles files;
    private final Ledger ledger;

    MailResults(Cases cases, CaseFiles files, Ledger ledger) {
        this.cases = cases;
        this.files = files;
        this.ledger = ledger;
    }

    @EventListener
    void mailed(LetterMailed mailed) {
        record(mailed.subject(), Mailing.Result.SENT, new Actor(mailed.person(), Set.of(Actor.SYSTEM)),
                Map.of("message", mailed.actId(), "proof", mailed.proof()));
    }

    @EventListener
    void returned(LetterReturned returned) {
        record(returned.subject(), Mailing.Result.RETURNED, Actor.system(), Map.of("message", returned.actId(), "reason", returned.reason()));
    }

    private void record(String caseId, Mailing.Result mail, Actor actor, Map<String, String> values) {
        // what officers, readers and whoever registered are told by mail belongs to no case
        if (files.among(List.of(caseId)).isEmpty()) {
            return;
        }
        CaseState state = cases.state(caseId);
        String message = values.get("message");
        // A receipt or a new code answers nothing: that it went out is no step of the case.
        if (state.acts().getFirst().id().equals(message)
                || ledger.of(files.applicationOf(caseId)).stream().anyMatch(act -> act.kind().equals(NewCodes.RENEWED) && act.id().equals(message))) {
            return;
        }
        Mailing.recording(state.type(), mail).ifPresent(action -> {
            if (cases.perform(Perform.today(caseId, action, actor, values)) instanceof Performed.Refused refused) {
                throw new IllegalStateException("what became of a message could not be recorded on case " + caseId + ": " + refused.reasons());
            }
        });
    }
}
