package org.gongkai.casework.sitting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;

/** An answer that is not for everyone says why; one that promises says what, and by when. */
class AnswerSaysAll implements StandingCondition {

    @Override
    public String title() {
        return "不主动公开的写明理由，承诺的写明事项和日期";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return Sittings.of(state.type()).filter(said -> said.answer().equals(attempt.action().id())).isPresent() && attempt.value(Sittings.CLASS) != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Sittings said = Sittings.of(state.type()).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        String open = attempt.value(Sittings.OPEN);
        if (open != null && !said.open().contains(open)) {
            demand(attempt, Sittings.NOT_OPEN, refusals);
        }
        if (said.promises().contains(attempt.value(Sittings.CLASS))) {
            demand(attempt, Sittings.PROMISE, refusals);
            demand(attempt, Sittings.PROMISED_BY, refusals);
            LocalDate by = attempt.date(Sittings.PROMISED_BY);
            if (by != null && by.isBefore(attempt.on())) {
                refusals.add(Refusal.ofField(Sittings.PROMISED_BY, "承诺办到的日期 " + by + " 早于答复的 " + attempt.on() + "，请核对"));
            }
        }
        return refusals;
    }

    private static void demand(Attempt attempt, String field, List<Refusal> refusals) {
        if (attempt.value(field) == null) {
            refusals.add(Refusal.ofField(field, "请填写“" + attempt.action().fields().stream().filter(one -> one.name().equals(field)).map(Field::title).findFirst().orElse(field) + "”"));
        }
    }
}
