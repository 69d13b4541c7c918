package org.gongkai.casework.dispatch;

import java.util.List;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** A matter does not end, and a lead does not answer, while a part of it that counts is still with others; whoever ends it calls them back. */
class PartsComeBackFirst implements StandingCondition {

    private final Organs organs;

    PartsComeBackFirst(Organs organs) {
        this.organs = organs;
    }

    @Override
    public String title() {
        return "派出的部分都已办结";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return !state.openElsewhere().isEmpty() && (endsTheMatter(state, attempt) || !hands(state, attempt).awaits().isEmpty());
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Consequence.Hands hands = hands(state, attempt);
        boolean all = endsTheMatter(state, attempt) && !hands.recalls();
        List<Handling> open = state.openElsewhere().stream().filter(one -> all && (last(state, attempt) || one.turn() == null || !one.turn().beside()) || one.turn() != null && hands.awaits().contains(one.turn().id())).toList();
        return open.isEmpty() ? List.of() : List.of(Refusal.because("还没有办结：" + open.stream().map(this::said).collect(Collectors.joining("、"))
                + "。等它们办结，或者先收回"));
    }

    private String said(Handling one) {
        String name = organs.name(one.organ());
        return one.turn() == null ? name : name + "（" + one.turn().title() + "，" + one.turn().procedure().stage(one.stage()).title() + "）";
    }

    /** By a step of the matter itself; the last step of a part leads the matter on only where the file says so. */
    private static boolean endsTheMatter(CaseState state, Attempt attempt) {
        return state.type().procedure().action(attempt.action().id()).isPresent() && (last(state, attempt) || state.type().consequence(attempt.action().id()).concludes());
    }

    private static boolean last(CaseState state, Attempt attempt) {
        String to = attempt.action().to();
        return to != null && state.type().stage(to).last();
    }

    private static Consequence.Hands hands(CaseState state, Attempt attempt) {
        return state.type().consequence(attempt.action().id()).hands();
    }
}
