package org.gongkai.casework.afterclosing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.begin.Begins;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** When somebody may add to a matter that ended, whether it was received before, and that whoever wrote was told what the matter really is. */
public final class AfterClosingGuards {

    private static final String HOUSE = "平台的做法";
    /** Such a matter is none any more: its applicant confirmed that, or it never was one. */
    private static final Set<String> GONE = Set.of("voided", "withdrawn");

    private AfterClosingGuards() {
    }

    public static List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("may-be-added-to", "没有撤回、作废", HOUSE, (state, attempt) -> when(state.ending() != null && GONE.contains(state.ending().id()), "这件已经撤回或者作废，请另行提出")),
                Guard.of("was-received", "受理过", HOUSE, (state, attempt) -> when(state.receivedOn() == null, "这件没有受理过，没有期限可以重新计算；请重新看是否受理")),
                Guard.of("was-not-received", "没有受理过", HOUSE, (state, attempt) -> when(state.receivedOn() != null, "这件受理过，要再办的请重新办理")),
                Guard.of("told-of-another-kind", "已经告知可以转", "政府信息公开条例第二十九条", (state, attempt) -> when(state.standing().stream().noneMatch(act -> tells(state, act, attempt)),
                        "还没有告知写信人可以向这个机关申请")),
                Guard.of("turned-once", "只转一次", HOUSE, (state, attempt) -> when(state.times(attempt.action().id()) > 0, "已经转过，另立的一件在办")));
    }

    /** Whether an act told whoever wrote where the matter could be brought as another one: it has the organ, the one to which it is turned now, and a letter went out. */
    private static boolean tells(CaseState state, Act act, Attempt attempt) {
        CaseType type = state.type();
        Action turning = attempt.action();
        String organ = Begins.of(type, turning.id()).map(Begins::organ).orElse(null);
        return organ != null && !act.verb().equals(turning.id()) && act.text(organ) != null && (attempt.value(organ) == null || act.text(organ).equals(attempt.value(organ))) && !type.consequence(act.verb()).papers().all().isEmpty();
    }

    private static Optional<Refusal> when(boolean refused, String sentence) {
        return refused ? Optional.of(Refusal.because(sentence)) : Optional.empty();
    }
}
