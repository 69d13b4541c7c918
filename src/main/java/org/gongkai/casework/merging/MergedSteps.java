package org.gongkai.casework.merging;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.event.Events;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps who follows whom with the acts that say so, and puts in line for the followers what the end of their lead means for them, in the same transaction. */
@Component
class MergedSteps {

    private final Events events;
    private final LeadMatters leads;
    private final Cases cases;

    MergedSteps(Events events, LeadMatters leads, Cases cases) {
        this.events = events;
        this.leads = leads;
        this.cases = cases;
    }

    @EventListener
    void on(ActionTaken taken) {
        CaseState after = taken.after();
        String action = taken.command().action();
        String person = taken.command().actor().personId();
        Merging.of(after.type(), action).ifPresent(merges -> leads.numbered(after.organ(), after.type().id(), taken.command().values().getOrDefault(merges.lead(), ""))
                .ifPresent(lead -> events.follow(cases.state(lead.id()), after, Objects.requireNonNull(person))));
        // whoever brings it again, or has it done again, waits for nobody else's answer
        boolean again = after.type().consequence(action).reopens() && Merging.of(after.type()).isPresent();
        if (again || Merging.isParted(after.type(), action)) {
            events.part(after, person);
        }
        if (after.type().consequence(action).concludes()) {
            Merging.of(after.type()).ifPresent(merges -> {
                boolean answered = after.ending() != null && after.ending().answer();
                Action follows = after.type().action(answered ? merges.answered() : merges.otherwise()).orElseThrow();
                events.carry(after, Perform.today(after.id(), follows.id(), Actor.system(), said(follows, taken.command().values())));
            });
        }
    }

    private static Map<String, String> said(Action follows, Map<String, String> values) {
        Map<String, String> said = new HashMap<>(values);
        said.keySet().retainAll(follows.fields().stream().map(Field::name).toList());
        return said;
    }
}
