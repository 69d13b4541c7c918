package org.gongkai.casework.delivery;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** Only a letter that was issued can have been served, on the day of its issue or later. */
@Component
public class LetterWasIssued implements StandingCondition {

    @Override
    public String title() {
        return "登记送达的文书已经发出";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return Serves.of(state.type(), attempt.action().id()).field() != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String field = Serves.of(state.type(), attempt.action().id()).field();
        String letter = field == null ? null : attempt.value(field);
        if (letter == null || state.standing().stream().anyMatch(act -> !act.effectiveOn().isAfter(attempt.on())
                && state.type().consequence(act.verb()).papers().all().contains(letter))) {
            return List.of();
        }
        String called = Field.of(attempt.action().fields(), field).options().getOrDefault(letter, letter);
        return List.of(Refusal.ofField(field, "到 " + attempt.on() + " 为止，这件没有发过“" + called + "”，不能登记送达"));
    }
}
