package org.gongkai.casework.callback;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** {@code tried:} of an action: it is taken only once another was taken so often since the last answer. Somebody who was not reached has been tried, not heard. */
public final class Tried implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("另一步办过几次以后才能办") @Nullable Times tried) {
    }

    record Times(@Meaning("哪一步") String by, @Meaning("至少几次，自上一次答复以后") int times) {
    }

    private static Optional<Times> of(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::tried);
    }

    /** How often an action was taken since the matter was last concluded. */
    public static int times(CaseState state, String action) {
        List<Act> standing = state.standing();
        int since = 0;
        for (int n = 0; n < standing.size(); n++) {
            since = state.type().consequence(standing.get(n).verb()).concludes() ? n : since;
        }
        return (int) standing.subList(since, standing.size()).stream().filter(act -> act.verb().equals(action)).count();
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Names at = names.under(placed.path());
            of(type, placed.action().id()).ifPresent(tried -> {
                at.demand(type.action(tried.by()).isPresent(), "没有“" + tried.by() + "”这一步", "tried", "by");
                at.demand(tried.times() > 0, "times 至少是 1", "tried", "times");
            });
        }
    }

    /** The condition that every type with such an action has. */
    public static StandingCondition condition() {
        return new OftenEnough();
    }

    private static final class OftenEnough implements StandingCondition {

        @Override
        public String title() {
            return "已经试过规定的次数";
        }

        @Override
        public boolean concerns(CaseState state, Attempt attempt) {
            return of(state.type(), attempt.action().id()).isPresent();
        }

        @Override
        public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
            Times tried = of(state.type(), attempt.action().id()).orElseThrow();
            int times = times(state, tried.by());
            return times >= tried.times() ? List.of() : List.of(Refusal.because("“" + state.type().action(tried.by()).orElseThrow().title() + "”至少登记 " + tried.times() + " 次，现在 " + times + " 次"));
        }
    }
}
