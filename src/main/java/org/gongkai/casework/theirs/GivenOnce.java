package org.gongkai.casework.theirs;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** A matter is given to nobody twice, and taken from nobody whose it is not. */
@Component
class GivenOnce implements StandingCondition {

    @Override
    public String title() {
        return "登录没有重复登记，取消的是登记过的";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        Theirs.Of said = Theirs.declared(state.type(), attempt.action().id());
        return said.to() != null || said.from() != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Theirs.Of said = Theirs.declared(state.type(), attempt.action().id());
        String to = said.to() == null ? null : attempt.value(said.to());
        String from = said.from() == null ? null : attempt.value(said.from());
        if (said.from() != null && Theirs.of(state).isEmpty()) {
            return List.of(Refusal.because("这件没有登记过谁的登录"));
        }
        if (to != null && Theirs.of(state).containsKey(to)) {
            return List.of(Refusal.ofField(said.to(), "已经登记过这个人，不用再登记"));
        }
        return from != null && !Theirs.of(state).containsKey(from) ? List.of(Refusal.ofField(said.from(), "这个人没有登记在这一件上")) : List.of();
    }
}
