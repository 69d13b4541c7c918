package org.gongkai.casework.correction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;

/** What was entered in error is taken out step by step from the last, by somebody else than who entered it, and never what others did or were told. */
final class LatestIsTakenOut implements StandingCondition {

    @Override
    public String title() {
        return "撤销的是最近的一步，由另一个人核对";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return state.type().consequence(attempt.action().id()).strikes() != null;
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Consequence.Strikes strikes = Objects.requireNonNull(state.type().consequence(attempt.action().id()).strikes());
        Optional<Act> latest = state.latest();
        if (latest.isEmpty()) {
            return List.of(Refusal.because("还没有办过什么，没有登记错误可以更正"));
        }
        Act act = latest.get();
        Action taken = state.type().action(act.verb()).orElseThrow();
        String title = "“" + taken.title() + "”";
        String instead = strikes.stand().get(act.verb());
        if (instead != null) {
            return List.of(Refusal.because("最近一步是" + title + "，不能撤销：" + instead));
        }
        Field choice = Field.of(attempt.action().fields(), strikes.of());
        if (!choice.options().containsKey(act.verb())) {
            return List.of(Refusal.because("最近一步是" + title + "，不能撤销"));
        }
        if (act.actor() == null && !taken.who().contains(Actor.SYSTEM)) {
            return List.of(Refusal.because("最近一步" + title + "是申请人自己办的，不能由机关撤销"));
        }
        if (attempt.isBy(act.actor())) {
            return List.of(Refusal.because("最近一步" + title + "是您自己登记的，请由另一位审批人核对后更正"));
        }
        String chosen = attempt.value(strikes.of());
        return chosen == null || chosen.equals(act.verb()) ? List.of()
                : List.of(Refusal.ofField(strikes.of(), "最近一步是" + title + "；更早的登记错了，从最近一步起逐步撤销"));
    }
}
