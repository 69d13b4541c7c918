package org.gongkai.casework.ending;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/**
 * A matter is withdrawn by whoever brought it. Where the desk enters that they want to, it goes on as before until they confirm,
 * and it goes on for good when they say that they do not.
 */
public final class WithdrawalGuards {

    private static final String RECORDED = "record-withdrawal";
    private static final String DENIED = "deny-withdrawal";
    /** No article says how a request is withdrawn. */
    private static final String HOUSE = "条例未作规定，平台的做法";

    private WithdrawalGuards() {
    }

    public static List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("withdrawal-open", "已登记申请人要求撤回，还没有确认", HOUSE, (state, attempt) ->
                        when(open(state).isEmpty(), "没有登记申请人要求撤回；申请人自己可以凭编号和查询码在网上撤回")),
                Guard.of("no-withdrawal-open", "没有等待确认的撤回", HOUSE, (state, attempt) ->
                        when(open(state).isPresent(), "已经登记申请人要求撤回，等待申请人确认")),
                Guard.of("confirmed-by-another", "登记确认的和登记要求撤回的不是同一个人", HOUSE, (state, attempt) ->
                        when(open(state).map(Act::actor).filter(attempt::isBy).isPresent(),
                                "要求撤回是您登记的，申请人的确认请由另一位工作人员核对凭证后登记")),
                Guard.of("withdrawn-by-desk", "撤回是工作人员登记的", HOUSE, (state, attempt) -> byDesk(state, attempt)));
    }

    /** That the applicant wants to withdraw, entered at the desk and neither confirmed nor denied; empty otherwise. */
    public static Optional<Act> open(CaseState state) {
        if (state.ending() != null) {
            return Optional.empty();
        }
        return state.acts().reversed().stream().filter(act -> act.verb().equals(RECORDED) || act.verb().equals(DENIED) || state.type().consequence(act.verb()).reopens())
                .findFirst().filter(act -> act.verb().equals(RECORDED));
    }

    private static Optional<Refusal> byDesk(CaseState state, Attempt attempt) {
        boolean desk = state.ending() != null && state.concluding().map(act -> act.actor() != null).orElse(false) && state.concluding()
                .flatMap(act -> state.type().ending(act.verb(), state.outcome())).filter(ending -> ending.id().equals("withdrawn")).isPresent();
        return when(!desk, "只有工作人员登记的撤回可以恢复办理");
    }

    private static Optional<Refusal> when(boolean refused, String sentence) {
        return refused ? Optional.of(Refusal.because(sentence)) : Optional.empty();
    }
}
