package org.gongkai.casework.delivery;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** Only a letter that was issued can have been served, on the day of its issue or later. */
@Component
public class LetterWasIssued implements StandingCondition {

    /** That any letter was issued, for a file of any type to name: before that there is nothing to post, to take back or to serve. */
    public static Guard<CaseState> any() {
        return Guard.of("letter-issued", "已经发过文书", "平台的做法", (state, attempt) -> state.standing().stream().map(act -> state.type().consequence(act.verb()))
                .anyMatch(did -> did.concludes() || !did.papers().all().isEmpty()) ? Optional.empty() : Optional.of(Refusal.because("这件还没有发过文书，没有可以寄出、退回、送达的")));
    }

    @Override
    public String title() {
        return "登记送达的文书已经发出";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return !Serves.of(state.type(), attempt.action().id()).any(state.type(), attempt.action().id()).isEmpty();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Serves serves = Serves.of(state.type(), attempt.action().id());
        String field = serves.field();
        String letter = field == null ? null : attempt.value(field);
        List<String> wanted = letter != null ? List.of(letter) : field == null ? serves.any(state.type(), attempt.action().id()) : List.of();
        if (wanted.isEmpty() || state.standing().stream().filter(act -> !act.effectiveOn().isAfter(attempt.on()))
                .map(act -> state.type().consequence(act.verb()))
                .anyMatch(did -> did.papers().all().stream().anyMatch(wanted::contains) || letter == null && answeredElsewhere(did))) {
            return List.of();
        }
        if (field == null || letter == null) {
            return List.of(Refusal.because("到 " + attempt.on() + " 为止，这件没有发过可以登记送达的文书"));
        }
        String called = Field.of(attempt.action().fields(), field).options().getOrDefault(letter, letter);
        return List.of(Refusal.ofField(field, "到 " + attempt.on() + " 为止，这件没有发过“" + called + "”，不能登记送达"));
    }

    /** What was answered before the matter was kept here has its letter in an older folder. */
    private static boolean answeredElsewhere(Consequence did) {
        return did.concludes() && did.papers().all().isEmpty();
    }
}
