package org.gongkai.casework.ending;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** What is said of an answer once it was given: by whoever wrote, once, and by somebody else than who gave it. */
public final class AfterAnswerGuards {

    private static final String HOUSE = "平台的做法";

    private AfterAnswerGuards() {
    }

    public static List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("was-answered", "已经答复过", HOUSE, (state, attempt) -> when(state.ending() == null || !state.ending().answer(), "这件没有答复过，没有可以评价、核实的")),
                Guard.of("said-once", "只评价一次", HOUSE, (state, attempt) -> when(state.times(attempt.action().id()) > 0, "您已经评价过；还有要说的，请再写一封")),
                Guard.of("checked-by-another", "核实的和签发答复、报回办理情况的不是同一个人", HOUSE, (state, attempt) ->
                        when(state.standing().stream().filter(act -> saysWhatWasDone(state, act)).map(Act::actor).anyMatch(attempt::isBy), "答复、办理情况是您签发、报回的，请由另一个人核实")));
    }

    /** The answer itself, and what a unit reported for it. */
    private static boolean saysWhatWasDone(CaseState state, Act act) {
        Consequence effect = state.type().consequence(act.verb());
        return effect.concludes() || effect.hands().passes() != null && !effect.hands().passes().returned();
    }

    private static Optional<Refusal> when(boolean refused, String sentence) {
        return refused ? Optional.of(Refusal.because(sentence)) : Optional.empty();
    }
}
