package org.gongkai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.clock.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What lists know of a handling.
 *
 * @param heldSince the day since which it lies with the organ
 * @param lawfulOn the last day of the law where a later one was told and binds; null where it is {@code dueOn}
 * @param clock where its clock stands: its own, else that of the matter; {@code NONE} before one began
 */
public record HandlingRow(int no, String organ, String stage, boolean ended, String clock, @Nullable LocalDate dueOn, boolean provisional,
        @Nullable LocalDate lawfulOn, @Nullable String assignee, LocalDate heldSince, @Nullable LocalDate concludedOn) {

    static List<HandlingRow> of(CaseState state, Street street) {
        return state.handlings().stream().map(one -> of(one, street.clock(state, one))).toList();
    }

    static HandlingRow of(Handling one, Optional<Reading> clock) {
        return new HandlingRow(one.no(), one.organ(), one.stage(), one.ended(), clock.map(reading -> reading.state().name()).orElse("NONE"),
                clock.map(Reading::due).orElse(null), clock.map(Reading::provisional).orElse(false), lawfulOn(clock), one.assignee(), one.heldSince(), one.concludedOn());
    }

    static @Nullable LocalDate lawfulOn(Optional<Reading> clock) {
        return clock.map(Reading::lastDay).map(ComputedDay::lawful).orElse(null);
    }

    @Nullable ComputedDay lastDay() {
        return dueOn == null ? null : new ComputedDay(dueOn, provisional, lawfulOn);
    }

    Object[] of(String caseId, String definition) {
        return new Object[] {caseId, no, definition, organ, stage, ended, clock, dueOn, provisional, lawfulOn, assignee, heldSince, concludedOn};
    }
}
