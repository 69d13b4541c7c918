package org.gongkai.casework.ending;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.casework.CaseState;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** The conditions about how a matter ends that a file of any type may name. */
public final class EndingGuards {

    private EndingGuards() {
    }

    public static List<Guard<CaseState>> all() {
        Guard<CaseState> answered = Guard.of("ended-with-answer", "已经答复过", "平台的做法", (state, attempt) ->
                state.ending() != null && state.ending().answer() ? Optional.empty()
                        : Optional.of(Refusal.because("这件没有答复过，不能要求重新办理；请另行提出")));
        return Stream.of(Stream.of(answered), WithdrawalGuards.all().stream(), AfterAnswerGuards.all().stream()).flatMap(some -> some).toList();
    }
}
