package org.gongkai.casework.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.clock.ClockEvent;
import org.gongkai.ledger.Act;

/**
 * The last day for what somebody was asked, counted anew with the calendar of today: a notice of days off, or a festival, may have moved it since it was
 * written into the act. Whoever saw the day in the act may rely on it, so it is never earlier.
 */
public final class LapseDay {

    private LapseDay() {
    }

    /** Empty where the law set none then. */
    public static Optional<ComputedDay> of(CaseState state, Act asked, Provisions provisions, WorkingCalendar calendar) {
        return state.standing().reversed().stream().filter(act -> act.id().equals(asked.id()) || asked.id().equals(act.text(CaseState.ANSWERED)))
                .filter(act -> act.date(CaseState.LAPSES_ON) != null).findFirst().map(act -> {
                    LocalDate written = act.date(CaseState.LAPSES_ON);
                    Consequence.Clocking effect = state.type().consequence(act.verb()).clock();
                    LocalDate counted = Optional.ofNullable(effect.lapse() == null ? effect.pause() : effect.lapse())
                            .flatMap(rule -> provisions.find(rule, act.effectiveOn())).map(period -> calendar.plus(act.effectiveOn(), period.amount())).orElse(written);
                    return calendar.computed(act.effectiveOn(), counted.isAfter(written) ? counted : written);
                });
    }

    /** The events of a clock of that case with the last days of its pauses counted anew. */
    public static List<ClockEvent> counted(List<ClockEvent> events, CaseState state, Provisions provisions, WorkingCalendar calendar) {
        return events.stream().map(event -> event instanceof ClockEvent.Paused pause && pause.lapsesOn() != null
                ? state.standing().stream().filter(act -> act.id().equals(pause.ref())).findFirst().flatMap(asked -> of(state, asked, provisions, calendar))
                        .<ClockEvent>map(day -> new ClockEvent.Paused(pause.on(), pause.article(), pause.ref(), day.date())).orElse(pause)
                : event).toList();
    }
}
