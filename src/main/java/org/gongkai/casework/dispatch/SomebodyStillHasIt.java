package org.gongkai.casework.dispatch;

import java.util.List;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** A step that leaves the matter with others is taken only while one of them has it: otherwise it would wait for nobody. */
class SomebodyStillHasIt implements StandingCondition {

    @Override
    public String title() {
        return "办下去的还在办";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return !needed(state, attempt).isEmpty();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String missing = needed(state, attempt).stream()
                .filter(turn -> state.openElsewhere().stream().noneMatch(one -> one.turn() != null && one.turn().id().equals(turn)))
                .map(turn -> state.type().turn(turn).title()).collect(Collectors.joining("、"));
        return missing.isEmpty() ? List.of() : List.of(Refusal.because("现在没有“" + missing + "”在办，请先派给它"));
    }

    private static List<String> needed(CaseState state, Attempt attempt) {
        return state.type().consequence(attempt.action().id()).hands().needs();
    }
}
