package org.gongkai.casework.limitation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.clocks.ActTime;
import org.gongkai.casework.filing.BroughtIn;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps decisions as they are taken and lifted, and notes of each letter that comes meanwhile that it does, in the transaction that brings it in. Nothing is refused. */
@Component
class FollowLimitations {

    private final Limitations limitations;
    private final Cases cases;

    FollowLimitations(Limitations limitations, Cases cases) {
        this.limitations = limitations;
        this.cases = cases;
    }

    @EventListener
    void taken(ActionTaken taken) {
        CaseState state = taken.after();
        Limiting.Limits limits = Limiting.of(state.type(), taken.command().action());
        Act act = state.lastAct();
        if (limits != null && limits.step() == Limiting.Step.DECIDED) {
            limitations.decide(state, act.id(), act.effectiveOn(), LocalDate.parse(String.valueOf(act.text(String.valueOf(limits.until())))));
        } else if (limits != null && limits.step() == Limiting.Step.LIFTED) {
            limitations.lift(state, act.effectiveOn());
        }
    }

    @EventListener
    void cameIn(BroughtIn brought) {
        CaseState first = brought.first();
        LocalDate came = brought.application().submittedOn();
        Limiting.marking(first.type(), brought.application().content()).ifPresent(action -> limitations.until(brought.application(), first.organ(), came).ifPresent(until -> {
            if (cases.perform(first, marked(first, action, came, until)) instanceof Performed.Refused refused) {
                throw new IllegalStateException("case " + first.id() + " cannot note that it came within a limitation: " + refused.reasons());
            }
        }));
    }

    /** As of the day and hour on which the letter came, for what is entered next may be of that day too. */
    private static Perform marked(CaseState first, Action action, LocalDate came, LocalDate until) {
        Act submitted = first.acts().getFirst();
        Map<String, String> values = new HashMap<>(Map.of(Limiting.UNTIL, until.toString()));
        Optional.ofNullable(submitted.text(ActTime.AT)).ifPresent(at -> values.put(ActTime.AT, at));
        return new Perform(first.id(), action.id(), new Actor(null, Set.of(Actor.SYSTEM)), came, values, null, submitted.lateReason(), submitted.evidence(), true, Handling.FIRST);
    }
}
