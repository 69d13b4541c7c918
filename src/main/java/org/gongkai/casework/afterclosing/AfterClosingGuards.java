package org.gongkai.casework.afterclosing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.begin.Begins;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

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
                Guard.of("told-of-another-kind", "已经告知可以转", "政府信息公开条例第二十九条", (state, attempt) -> when(told(state, attempt.action()).isEmpty(), "还没有告知写信人可以转为信息公开申请")),
                Guard.of("where-it-was-told", "转到告知的机关", "政府信息公开条例第二十九条", AfterClosingGuards::elsewhere),
                Guard.of("turned-once", "只转一次", HOUSE, (state, attempt) -> when(state.times(attempt.action().id()) > 0, "已经转过，另立的一件在办")));
    }

    /** The organs at which whoever wrote was told that the matter could be brought as another one: the act names it, and a letter went out. */
    private static Set<String> told(CaseState state, Action turning) {
        String organ = organ(state, turning);
        return organ == null ? Set.of() : state.standing().stream().filter(act -> !act.verb().equals(turning.id()) && !state.type().consequence(act.verb()).papers().all().isEmpty())
                .map(act -> act.text(organ)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static @Nullable String organ(CaseState state, Action turning) {
        return Begins.of(state.type(), turning.id()).map(Begins::organ).orElse(null);
    }

    private static Optional<Refusal> elsewhere(CaseState state, Attempt attempt) {
        String organ = organ(state, attempt.action());
        String said = organ == null ? null : attempt.value(organ);
        Set<String> told = told(state, attempt.action());
        return said == null || told.isEmpty() || told.contains(said) ? Optional.empty() : Optional.of(Refusal.ofField(organ, "告知写信人的不是这个机关；要转到别的机关，先另行告知"));
    }

    private static Optional<Refusal> when(boolean refused, String sentence) {
        return refused ? Optional.of(Refusal.because(sentence)) : Optional.empty();
    }
}
