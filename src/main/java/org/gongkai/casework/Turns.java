package org.gongkai.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.clocks.ClockRun;
import org.gongkai.clock.ClockEvent;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** Where the matter and each of its handlings stand after an act. */
record Turns(String stage, List<Handling> handlings) {

    static final String ASSIGNEE = "assignee";

    static Turns after(CaseState before, Act act, Action action, Consequence effect) {
        int no = act.number(Handling.NUMBER, Handling.FIRST);
        List<Handling> handlings = new ArrayList<>(before.handlings());
        String stage = before.stage();
        if (no == Handling.FIRST) {
            stage = action.to() == null ? stage : action.to();
        } else {
            Handling own = goneOn(handlings.get(no - 1), act, action, effect.hands().passes());
            handlings.set(no - 1, own);
            Consequence.Passing passes = effect.hands().passes();
            if (passes != null && own.ended() && (!passes.whenAll() || handlings.stream().noneMatch(one -> !one.isFirst() && one.isOpen()))) {
                stage = Objects.requireNonNullElse(passes.again() != null && wasGivenBack(before, own) ? passes.again() : passes.to(), stage);
            }
        }
        if (effect.hands().recalls()) {
            handlings.replaceAll(one -> one.isFirst() || one.ended() ? one : recalled(one, act));
        }
        for (Consequence.Dispatch sent : effect.hands().dispatch()) {
            Turn turn = before.type().turn(sent.turn());
            for (String organ : Handling.organs(act.text(sent.to()))) {
                handlings.add(new Handling(handlings.size() + 1, turn, organ, turn.procedure().first(), false, null, act.effectiveOn(), null,
                        clock(turn, act), List.of(), sent.binding()));
            }
        }
        Handling first = handlings.getFirst();
        String assigned = no == Handling.FIRST ? assigned(action, act) : null;
        handlings.set(0, first.standing(stage, before.type().procedure().stage(stage).last(), assigned == null ? first.assignee() : assigned,
                effect.concludes() ? act.effectiveOn() : first.concludedOn()));
        return new Turns(stage, List.copyOf(ClockRun.after(before, act, handlings)));
    }

    /** Who was chosen, with an act, to work on it; null where nobody was. */
    private static @Nullable String assigned(Action action, Act act) {
        return action.fields().stream().filter(Field::assigns).map(field -> act.text(field.name())).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> act.text(ASSIGNEE));
    }

    /** The period of its kind, moved to the day that the act says where it says one. */
    private static List<ClockEvent> clock(Turn turn, Act act) {
        if (turn.term() == null) {
            return List.of();
        }
        ClockEvent started = new ClockEvent.Started(act.effectiveOn(), turn.term(), act.id());
        int more = act.number(CaseState.DAYS, 0);
        return more < 1 ? List.of(started) : List.of(started, new ClockEvent.Extended(act.effectiveOn(), more, Objects.requireNonNullElse(act.article(), ""), act.id(), act.actor()));
    }

    private static Handling goneOn(Handling own, Act act, Action action, Consequence.@Nullable Passing passes) {
        String stage = action.to() == null ? own.stage() : action.to();
        boolean over = own.turn() != null && own.turn().procedure().stage(stage).last();
        String assigned = assigned(action, act);
        Handling gone = own.standing(stage, over, assigned == null ? own.assignee() : assigned,
                over && passes != null && !passes.returned() ? act.effectiveOn() : own.concludedOn());
        return over ? gone.clockEnded(act) : gone;
    }

    private static Handling recalled(Handling one, Act act) {
        String stage = one.turn() == null || one.turn().recalled() == null ? one.stage() : one.turn().recalled();
        return one.standing(stage, true, one.assignee(), null).clockEnded(act);
    }

    /** By somebody who had it in the same way: what a partner gives back is no dispute about the lead. */
    private static boolean wasGivenBack(CaseState state, Handling own) {
        return state.standing().stream().map(Act::verb).filter(verb -> own.turn() != null && own.turn().procedure().action(verb).isPresent())
                .map(verb -> state.type().consequence(verb).hands().passes()).anyMatch(passes -> passes != null && passes.returned());
    }
}
