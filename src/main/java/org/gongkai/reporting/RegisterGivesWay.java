package org.gongkai.reporting;

import java.util.Arrays;
import java.util.List;

import org.gongkai.ledger.Fact;
import org.gongkai.ledger.FactsWritten;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.Remedy.Kind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a matter out of the register when it comes in as a case, in the same transaction: it is counted once. */
@Component
class RegisterGivesWay {

    private final Remedies remedies;
    private final RemedyRows register;
    private final Ledger ledger;

    RegisterGivesWay(Remedies remedies, RemedyRows register, Ledger ledger) {
        this.remedies = remedies;
        this.register = register;
        this.ledger = ledger;
    }

    @EventListener
    void cameIn(FactsWritten written) {
        for (Fact fact : written.facts()) {
            List<Kind> kinds = Arrays.stream(Kind.values()).filter(kind -> kind.filed().equals(fact.kind())).toList();
            if (!kinds.isEmpty() && register.find(fact.record()).isEmpty()) {
                WorkedAsCases.reference(ledger.of(fact.record())).ifPresent(reference -> kinds.forEach(kind -> strike(fact, kind, reference)));
            }
        }
    }

    private void strike(Fact fact, Kind kind, String reference) {
        register.of(fact.organ(), kind).stream().filter(row -> Remedy.sameReference(row.reference(), reference))
                .forEach(row -> remedies.strike(row.id(), "同一案件已作为办件办理，以办件计数", Reporter.INSTALLATION));
    }
}
