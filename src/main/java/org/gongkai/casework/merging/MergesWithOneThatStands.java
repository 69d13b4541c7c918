package org.gongkai.casework.merging;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** A matter follows another of its type at the same organ that is received, not answered, and follows none itself. */
@Component
class MergesWithOneThatStands implements StandingCondition {

    private final LeadMatters leads;
    private final CaseTypes types;

    MergesWithOneThatStands(LeadMatters leads, CaseTypes types) {
        this.leads = leads;
        this.types = types;
    }

    @Override
    public String title() {
        return "并入的那一件正在办理";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return Merging.of(state.type(), attempt.action().id()).isPresent();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String field = Merging.of(state.type(), attempt.action().id()).orElseThrow().lead();
        if (leads.isLed(state.id())) {
            return List.of(Refusal.because("已经有别的件并入本件，本件不能再并入"));
        }
        String number = attempt.value(field);
        if (number == null || number.isBlank()) {
            return List.of();
        }
        LeadMatters.Lead lead = leads.numbered(state.organ(), state.type().id(), number).orElse(null);
        if (lead == null || lead.id().equals(state.id())) {
            return List.of(Refusal.ofField(field, "本机关没有编号为“" + number.strip() + "”的另一件" + state.type().title()));
        }
        if (lead.follows() != null) {
            return List.of(Refusal.ofField(field, number.strip() + " 自己并入了 " + lead.follows() + "，请并入那一件"));
        }
        // its own steps carry nothing to those that follow it
        if (Merging.of(types.byDefinition(lead.definition())).isEmpty()) {
            return List.of(Refusal.ofField(field, number.strip() + " 是按以前的规定登记的，那时还不能并入，请另行办理"));
        }
        return lead.open() ? List.of() : List.of(Refusal.ofField(field, number.strip() + " 还没有受理，或者已经答复、办结，不能并入"));
    }
}
