package org.gongkai.casework.limitation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.BroughtIn;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps decisions as they are taken and lifted, and notes of each letter that comes meanwhile that it does, in the transaction that brings it in. Nothing is refused. */
@Component
class FollowLimitations {

    private final Limitations limitations;
    private final Cases cases;
    private final Now now;

    FollowLimitations(Limitations limitations, Cases cases, Now now) {
        this.limitations = limitations;
        this.cases = cases;
        this.now = now;
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
        // what was taken over from elsewhere is further on already, and has been looked at
        Limiting.marking(first.type()).filter(action -> action.from().contains(first.stage()) && !Objects.requireNonNull(Limiting.of(first.type(), action.id())).spare(brought.application().content()))
                .ifPresent(action -> limitations.until(brought.application(), first.organ(), brought.application().submittedOn()).ifPresent(until -> {
            if (cases.perform(first, Perform.today(first.id(), action.id(), new Actor(null, Set.of(Actor.SYSTEM)), Map.of(Limiting.UNTIL, until.toString()))) instanceof Performed.Refused refused) {
                throw new IllegalStateException("case " + first.id() + " cannot note that it came within a limitation: " + refused.reasons());
            }
        }));
    }
}
