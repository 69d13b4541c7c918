package org.gongkai.casework.dispatch;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** What was settled in a dispute about competence stays with whom it was given to: no further return (as 潍坊市12345政务服务便民热线条例 Arts. 22–23 have it). */
class SettledIsNotGivenBack implements StandingCondition {

    @Override
    public String title() {
        return "派定的不再退回";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        Consequence.Passing passes = state.type().consequence(attempt.action().id()).hands().passes();
        return passes != null && passes.returned();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        return state.handling(command.handling(), attempt.action().id()).filter(Handling::binding).isEmpty() ? List.of()
                : List.of(Refusal.because("管辖已经裁定，由本机关承办，不能再退回。确有新情况的，请与派单的机关联系"));
    }
}
