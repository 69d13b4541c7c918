package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.clocks.ActTime;
import org.gongkai.casework.theirs.Theirs;
import org.gongkai.casework.clocks.NamedClocks;
import org.gongkai.clock.LastDay;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.jspecify.annotations.Nullable;

/** The act that a step would record, with everything that its definition says of it. */
final class Drafts {

    private final Map<String, TypeRules> rules;
    private final Calendars calendars;
    private final Provisions provisions;
    private final NamedClocks named;
    private final Function<CaseState, Optional<Reading>> clock;

    Drafts(Map<String, TypeRules> rules, Calendars calendars, Provisions provisions, NamedClocks named, Function<CaseState, Optional<Reading>> clock) {
        this.rules = rules;
        this.calendars = calendars;
        this.provisions = provisions;
        this.named = named;
        this.clock = clock;
    }

    ActDraft of(CaseState state, Handling handling, Attempt attempt, Perform command) {
        Action action = attempt.action();
        Consequence effect = state.type().consequence(action.id());
        ActDraft draft = ActDraft.of(state.type().id() + "." + action.id(), state.id()).organ(handling.organ())
                .detail(Handling.NUMBER, handling.isFirst() ? null : (Object) Integer.valueOf(handling.no())).actor(command.actor().personId()).detail(Actor.INSTEAD, command.actor().insteadOf(action.who(), handling.assignee())).detail(Theirs.OUTSIDER, command.actor().outsider()).on(attempt.on()).article(action.article())
                .detail(ActTime.AT, named.hour(state.type(), command.values(), attempt.on())).late(command.lateReason(), command.evidence());
        for (Field field : action.fields()) {
            if (field.kept() == Field.Keeping.ACT) {
                String value = attempt.value(field.name());
                draft = draft.detail(field.name(), value == null ? null : field.kind() == Field.Kind.NUMBER
                        ? (Object) Integer.valueOf(value) : FieldValue.kept(field, value));
            }
        }
        String lapse = effect.clock().pause() == null ? effect.clock().lapse() : effect.clock().pause();
        if (lapse != null) {
            draft = draft.detail(CaseState.LAPSES_ON, lapse(state, lapse, attempt.on()));
        }
        if (effect.answers() != null) {
            draft = draft.detail(CaseState.ANSWERED, asked(state, effect.answers(), attempt).map(Act::id).orElse(null));
        }
        if (effect.strikes() != null) {
            draft = draft.detail(CaseState.STRUCK, state.latest().map(Act::id).orElseThrow());
        }
        if (effect.clock().until() != null) {
            LocalDate until = Objects.requireNonNull(attempt.date(effect.clock().until()), effect.clock().until());
            draft = draft.detail(CaseState.DAYS, clock.apply(state).map(Reading::lawful)
                    .map(due -> calendars.of(state.organ()).workingDays(due, until)).orElse(0));
        }
        for (Consequence.Dispatch sent : effect.hands().dispatch()) {
            LocalDate until = sent.until() == null ? null : attempt.date(sent.until());
            String term = state.type().turn(sent.turn()).term();
            if (until != null && term != null) {
                LocalDate usual = LastDay.of(term, attempt.on(), provisions, calendars.of(state.organ()));
                draft = draft.detail(CaseState.DAYS, until.isAfter(usual) ? calendars.of(state.organ()).workingDays(usual, until) : 0);
            }
        }
        if (effect.result().ofItems()) {
            draft = draft.detail(Answers.OUTCOME, mainOutcome(state, attempt));
        }
        TypeRules own = rules.get(state.type().id());
        return own == null ? draft : draft.details(own.details(state, attempt));
    }

    /** The day by which an answer is due under the law the case runs under; null where that law sets none. */
    private @Nullable LocalDate lapse(CaseState state, String provision, LocalDate on) {
        return provisions.find(provision, on).map(period -> calendars.of(state.organ()).plus(on, period.amount())).orElse(null);
    }

    /** Which of what was asked this is about: the one named by its number, else the oldest unanswered. */
    private static Optional<Act> asked(CaseState state, String asking, Attempt attempt) {
        String number = attempt.value(CaseState.CONSULTATION);
        List<Act> all = state.all(asking);
        return number == null ? state.unanswered(asking).stream().findFirst()
                : all.stream().skip(Math.max(0, Integer.parseInt(number) - 1)).findFirst();
    }

    private String mainOutcome(CaseState state, Attempt attempt) {
        List<String> replies = new ArrayList<>();
        for (int item = 1; item <= state.items(); item++) {
            replies.add(String.valueOf(attempt.value(Answers.field(item))));
        }
        TypeRules own = rules.get(state.type().id());
        return own == null ? replies.getFirst() : own.mainOutcome(state, attempt, replies);
    }
}
