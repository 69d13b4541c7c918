package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.extension.TermByClass;
import org.gongkai.clock.ClockEvent;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;

/** What an act does to the period of the matter. */
final class ClockSteps {

    private ClockSteps() {
    }

    static List<ClockEvent> after(CaseState before, Act act, Consequence.Clocking effect) {
        List<ClockEvent> events = new ArrayList<>(before.clock());
        if (effect.lapse() != null) {
            events.replaceAll(event -> event instanceof ClockEvent.Paused pause && pause.ref().equals(act.text(CaseState.ANSWERED))
                    ? new ClockEvent.Paused(pause.on(), pause.article(), pause.ref(), act.date(CaseState.LAPSES_ON)) : event);
        }
        event(before, act, effect).ifPresent(events::add);
        return List.copyOf(events);
    }

    private static Optional<ClockEvent> event(CaseState before, Act act, Consequence.Clocking effect) {
        LocalDate on = act.effectiveOn();
        String article = act.article() == null ? "" : act.article();
        if (effect.start() != null) {
            return Optional.of(new ClockEvent.Started(on, TermByClass.of(before.type(), act, before.acts().getFirst()).orElse(effect.start()), act.id()));
        }
        if (effect.pause() != null) {
            return Optional.of(new ClockEvent.Paused(on, article, act.id(), act.date(CaseState.LAPSES_ON)));
        }
        if (effect.resume()) {
            return Optional.of(new ClockEvent.Resumed(on, Objects.requireNonNullElse(act.text(CaseState.ANSWERED), act.id())));
        }
        if (effect.restart()) {
            return Optional.of(new ClockEvent.Restarted(on, article, act.id(), answeredByRestart(before, act), effect.whole()));
        }
        if (effect.extend() != null || effect.until() != null) {
            return Optional.of(new ClockEvent.Extended(on, act.number(CaseState.DAYS, 0), article, act.id(), act.actor()));
        }
        if (effect.end() && !before.clock().isEmpty()) {
            return Optional.of(new ClockEvent.Ended(on, act.id()));
        }
        return Optional.empty();
    }

    /** The act whose waiting ends where the count begins anew: the one it answers, else the one that led to the stage it was taken from. Whoever is asked beside is still waited for. */
    private static @Nullable String answeredByRestart(CaseState before, Act act) {
        Set<String> from = before.type().action(act.verb()).map(Action::from).map(Set::copyOf).orElse(Set.of());
        return Objects.requireNonNullElseGet(act.text(CaseState.ANSWERED), () -> before.acts().reversed().stream().filter(asked -> before.type().consequence(asked.verb()).clock().pause() != null)
                .filter(asked -> before.type().action(asked.verb()).map(Action::to).filter(from::contains).isPresent()).map(Act::id).findFirst().orElse(""));
    }
}
