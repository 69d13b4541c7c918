package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.clocks.ClockRun;
import org.gongkai.casework.ending.Ending;
import org.gongkai.clock.ClockEvent;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A case as its acts leave it: stage, clock events and outcome are three things, and each is derived, never set.
 *
 * @param stage      where the matter stands, which is where its first handling stands
 * @param receivedOn 收到之日: the day the clock began
 * @param handlings  whose turn it is or was, by number; a plain matter has one
 */
public record CaseState(Brought brought, String stage, List<ClockEvent> clock, Result result, @Nullable LocalDate receivedOn, List<Handling> handlings,
        List<Act> acts) {

    /**
     * What was brought in, and where.
     *
     * @param items how many numbered items were asked for
     */
    public record Brought(String id, CaseType type, String organ, String party, String channel, int items) {
    }

    /**
     * What came of it.
     *
     * @param answers     reply kind by item number
     * @param ending      how it ended; null before it was concluded
     * @param concludedOn the day of the final answer
     */
    public record Result(Map<Integer, String> answers, @Nullable String outcome, @Nullable Ending ending, @Nullable LocalDate concludedOn) {

        static final Result NONE = new Result(Map.of(), null, null, null);
    }

    public static final String SUBMIT = "submit";
    /** Last day for what somebody was asked, in the act that asked or says that it arrived. */
    public static final String LAPSES_ON = "lapsesOn";
    /** Id of the act with which somebody was asked, in the acts that follow from it. */
    public static final String ANSWERED = "answered";
    /** Number, from 1, of what was asked, in the fields of an action that answers it. */
    public static final String CONSULTATION = "consultation";
    public static final String DAYS = "days";
    /** Id of the act that this one takes out of the record as entered in error. */
    public static final String STRUCK = "struck";
    public static final String TOLD = "toldDue";

    /** The case right after it was brought in. */
    public static CaseState begunBy(CaseType type, Act submitted) {
        String first = type.procedure().first();
        return new CaseState(new Brought(submitted.subject(), type, submitted.organ(), required(submitted, "party"), required(submitted, "channel"),
                submitted.number("items", 1)), first, List.of(), Result.NONE, null,
                List.of(ClockRun.begun(type, submitted, Handling.first(submitted.organ(), first, submitted.effectiveOn()))), List.of(submitted));
    }

    /** Nothing yet, for a matter that cannot be begun. */
    public static CaseState none(CaseType type, String organ, String party, String channel) {
        return new CaseState(new Brought("", type, organ, party, channel, 1), "", List.of(), Result.NONE, null, List.of(), List.of());
    }

    /** Derives the state from the acts alone. */
    public static CaseState replay(List<Act> acts, CaseTypes types) {
        Act first = acts.getFirst();
        CaseState state = begunBy(types.byDefinition(required(first, "definition")), first);
        for (Act act : acts.subList(1, acts.size())) {
            state = state.after(act);
        }
        return state;
    }

    /** The state after one more act. */
    public CaseState after(Act act) {
        Action action = type().action(act.verb()).orElseThrow(() -> new IllegalStateException(
                "case " + id() + " has an act " + act.kind() + " that its definition does not know"));
        Consequence effect = type().consequence(action.id());
        List<Act> more = new ArrayList<>(acts);
        more.add(act);
        if (act.text(STRUCK) != null) {
            CaseState before = without(required(act, STRUCK));
            return new CaseState(brought, before.stage, before.clock, before.result, before.receivedOn, before.handlings, List.copyOf(more));
        }
        return (effect.reopens() ? beforeItWasConcluded() : this).changedBy(act, action, effect, more);
    }

    private CaseState changedBy(Act act, Action action, Consequence effect, List<Act> all) {
        Turns turns = Turns.after(this, act, action, effect);
        return new CaseState(brought, turns.stage(), ClockSteps.after(this, act, effect.clock()), resultOf(act, effect),
                effect.clock().start() == null ? receivedOn : act.effectiveOn(), turns.handlings(), List.copyOf(all));
    }

    private Result resultOf(Act act, Consequence effect) {
        Map<Integer, String> replies = new LinkedHashMap<>(answers());
        if (effect.result().ofItems()) {
            for (int item = 1; item <= items(); item++) {
                replies.put(item, required(act, Answers.field(item)));
            }
        }
        String came = effect.result().ofItems() ? required(act, Answers.OUTCOME)
                : effect.result().outcomeOf() != null ? required(act, effect.result().outcomeOf())
                : effect.result().outcome() != null ? effect.result().outcome() : outcome();
        return new Result(Map.copyOf(replies), came, effect.concludes() ? type().ending(act.verb(), came).orElse(null) : ending(),
                effect.concludes() ? act.effectiveOn() : concludedOn());
    }

    /** The case as if what concluded it had never been; all acts stay on it. */
    private CaseState beforeItWasConcluded() {
        CaseState state = begunBy(type(), acts.getFirst());
        for (Act one : StandingActs.beforeItWasConcluded(this)) {
            Action action = type().action(one.verb()).orElseThrow();
            state = state.changedBy(one, action, type().consequence(one.verb()), acts);
        }
        return state;
    }

    /** The case as if this act had never been entered. */
    private CaseState without(String actId) {
        List<Act> standing = standing();
        CaseState state = begunBy(type(), acts.getFirst());
        for (Act one : standing.subList(1, standing.size())) {
            state = one.id().equals(actId) ? state : state.after(one);
        }
        return state;
    }

    /** The acts that count: without those that were taken out as entered in error, and without those that took them out. */
    public List<Act> standing() {
        return StandingActs.of(acts);
    }

    /** The case right before this standing act. */
    CaseState before(Act act) {
        List<Act> standing = standing();
        CaseState state = begunBy(type(), acts.getFirst());
        for (Act one : standing.subList(1, standing.size())) {
            if (one.id().equals(act.id())) {
                return state;
            }
            state = state.after(one);
        }
        throw new IllegalStateException("act " + act.id() + " does not stand in case " + id());
    }

    /** What could be taken out: the latest standing act, past what the system noted and what changed nothing; empty where nothing was done yet. */
    public Optional<Act> latest() {
        List<Act> standing = standing();
        return standing.subList(1, standing.size()).reversed().stream().filter(act -> !type().action(act.verb())
                .filter(action -> action.who().equals(Set.of(Actor.SYSTEM)) && action.to() == null).map(action -> type().consequence(action.id()).isIdle()).orElse(false)).findFirst();
    }

    /** The act that concluded it; empty before it was, and after it was reopened. */
    public Optional<Act> concluding() {
        return ending() == null ? Optional.empty() : standing().reversed().stream().filter(act -> type().consequence(act.verb()).concludes()).findFirst();
    }

    /** Whose turn it is with an action: the one named, else the only open one that knows the action; empty where there is none or more than one. */
    public Optional<Handling> handling(int no, String actionId) {
        if (no > 0) {
            return handlings.stream().filter(handling -> handling.no() == no).findFirst();
        }
        if (type().procedure().action(actionId).isPresent() || type().action(actionId).isEmpty()) {
            return handlings.stream().findFirst();
        }
        List<Handling> open = handlings.stream().filter(handling -> handling.isOpen() && handling.turn() != null
                && handling.turn().procedure().action(actionId).isPresent()).toList();
        return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    }

    /** The handlings beside the first that have not ended. */
    public List<Handling> openElsewhere() {
        return handlings.stream().filter(handling -> !handling.isFirst() && handling.isOpen()).toList();
    }

    public String id() {
        return brought.id();
    }

    public CaseType type() {
        return brought.type();
    }

    public String organ() {
        return brought.organ();
    }

    public String party() {
        return brought.party();
    }

    public String channel() {
        return brought.channel();
    }

    public int items() {
        return brought.items();
    }

    public Map<Integer, String> answers() {
        return result.answers();
    }

    public @Nullable String outcome() {
        return result.outcome();
    }

    public @Nullable Ending ending() {
        return result.ending();
    }

    public @Nullable LocalDate concludedOn() {
        return result.concludedOn();
    }

    /** Who works on the matter; of handlings beside the first each says its own. */
    public @Nullable String assignee() {
        return handlings.isEmpty() ? null : handlings.getFirst().assignee();
    }

    /** How often an action was taken. */
    public int times(String actionId) {
        return (int) standing().stream().filter(act -> act.verb().equals(actionId)).count();
    }

    /** The acts of an action, oldest first. */
    public List<Act> all(String actionId) {
        return standing().stream().filter(act -> act.verb().equals(actionId)).toList();
    }

    /** What was asked with an action and is still unanswered, oldest first. */
    public List<Act> unanswered(String actionId) {
        List<Act> open = new ArrayList<>(all(actionId));
        for (Act act : standing()) {
            String asked = act.text(ANSWERED);
            Consequence.Clocking effect = type().consequence(act.verb()).clock();
            if (asked != null && (effect.resume() || effect.restart() || effect.end())) {
                open.removeIf(one -> one.id().equals(asked));
            } else if (asked == null && effect.resume() && !open.isEmpty()) {
                // Acts once did not name what they answer: the oldest.
                open.removeFirst();
            }
        }
        return open;
    }

    /** The latest act of an action. */
    public Optional<Act> last(String actionId) {
        return standing().reversed().stream().filter(act -> act.verb().equals(actionId)).findFirst();
    }

    /** The last day that the applicant was told last; null before any was, and for matters taken over from elsewhere. */
    public @Nullable LocalDate told() {
        return standing().reversed().stream().map(act -> act.date(TOLD)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The last day that a paper told last: of the receipt, of an extension, of a postponement. Null before there was one. */
    public @Nullable LocalDate promised() {
        return acts.reversed().stream().filter(act -> type().consequence(act.verb()).tellsLastDay()).map(act -> act.date(TOLD)).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    public Act lastAct() {
        return acts.getLast();
    }

    /** The day it came to its last stage; null while it is open. */
    public @Nullable LocalDate endedOn() {
        return !ended() ? null : standing().reversed().stream().filter(act -> type().action(act.verb()).map(Action::to)
                .filter(to -> type().stage(to).last()).isPresent()).map(Act::effectiveOn).findFirst().orElse(lastAct().effectiveOn());
    }

    public boolean ended() {
        return type().procedure().stage(stage).last();
    }

    public String stageTitle() {
        return type().procedure().stage(stage).title();
    }

    private static String required(Act act, String name) {
        String value = act.text(name);
        if (value == null) {
            throw new IllegalStateException("act " + act.id() + " " + act.kind() + " lacks " + name);
        }
        return value;
    }
}
