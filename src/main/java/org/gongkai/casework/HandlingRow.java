package org.gongkai.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.clocks.NextDue;
import org.gongkai.clock.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What lists know of a handling.
 *
 * @param heldSince the day since which it lies with the organ
 * @param lawfulOn the last day of the law where a later one was told and binds; null where it is {@code dueOn}
 * @param clock where its clock stands: its own, else that of the matter; {@code NONE} before one began
 * @param next where a named clock runs, its own or that of the matter: the one that is over first
 */
public record HandlingRow(int no, String organ, String stage, boolean ended, String clock, @Nullable LocalDate dueOn, boolean provisional,
        @Nullable LocalDate lawfulOn, @Nullable String assignee, LocalDate heldSince, @Nullable LocalDate concludedOn, @Nullable NextDue next) {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    public static List<HandlingRow> of(CaseState state, Street street) {
        return state.handlings().stream().map(one -> of(one, street.clock(state, one), street.named().next(state, one))).toList();
    }

    public static HandlingRow of(Handling one, Optional<Reading> clock, Optional<NextDue> next) {
        return new HandlingRow(one.no(), one.organ(), one.stage(), one.ended(), clock.map(reading -> reading.state().name()).orElse("NONE"),
                clock.map(Reading::due).orElse(null), clock.map(Reading::provisional).orElse(false), lawfulOn(clock), one.assignee(), one.heldSince(), one.concludedOn(),
                next.orElse(null));
    }

    static @Nullable LocalDate lawfulOn(Optional<Reading> clock) {
        return clock.map(Reading::lastDay).map(ComputedDay::lawful).orElse(null);
    }

    public @Nullable ComputedDay lastDay() {
        return dueOn == null ? null : new ComputedDay(dueOn, provisional, lawfulOn);
    }

    /** Reads clock, last moment and changes of light from four columns. */
    public static @Nullable NextDue next(ResultSet row, int from) throws SQLException {
        String clock = row.getString(from);
        return clock == null ? null : new NextDue(clock, row.getObject(from + 1, LocalDateTime.class), row.getObject(from + 2, LocalDateTime.class),
                row.getObject(from + 3, LocalDateTime.class));
    }

    /** The last moment of whichever of its clocks is over first; far away where none says one. */
    public LocalDateTime lastMoment() {
        LocalDateTime ofDays = dueOn == null ? LocalDateTime.of(9999, 12, 31, 0, 0) : dueOn.atTime(LAST_SECOND);
        return next != null && next.dueAt().isBefore(ofDays) ? next.dueAt() : ofDays;
    }

    /** The last moment of whichever of its clocks that still run is over first. */
    public LocalDateTime runsUntil() {
        return next != null && Reading.State.ENDED.name().equals(clock) ? next.dueAt() : lastMoment();
    }

    private @Nullable LocalDateTime dueAt() {
        return next == null ? null : next.dueAt();
    }

    /** What a calendar may have moved, with the key of the row. */
    public Object[] standing(String caseId) {
        return new Object[] {clock, dueOn, provisional, lawfulOn, dueAt(), next == null ? null : next.clock(), next == null ? null : next.yellowAt(),
                next == null ? null : next.redAt(), caseId, no};
    }

    public Object[] of(String caseId, String definition) {
        return new Object[] {caseId, no, definition, organ, stage, ended, clock, dueOn, provisional, lawfulOn, assignee, heldSince, concludedOn,
                dueAt(), next == null ? null : next.clock(), next == null ? null : next.yellowAt(), next == null ? null : next.redAt()};
    }
}
