package org.gongkai.casework.clocks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.calendar.WorkingHours;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.consultation.LapseDay;
import org.gongkai.clock.ClockEvent;
import org.gongkai.clock.HourClock;
import org.gongkai.clock.HourEvent;
import org.gongkai.clock.Light;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the named clocks of matters. */
public final class NamedClocks {

    private final Calendars calendars;
    private final WorkingHours hours;
    private final Provisions provisions;
    private final Now now;

    public NamedClocks(Calendars calendars, WorkingHours hours, Provisions provisions, Now now) {
        this.calendars = calendars;
        this.hours = hours;
        this.provisions = provisions;
        this.now = now;
    }

    /** Every run in a handling, in the order in which they began. */
    public List<ClockReading> of(CaseState state, Handling handling) {
        return handling.runs().stream().map(run -> reading(state, handling, run)).toList();
    }

    /** Which is over first in a handling: one of its own or, for those to whom the matter was sent, one of the matter. */
    public Optional<NextDue> next(CaseState state, Handling handling) {
        if (handling.ended()) {
            return Optional.empty();
        }
        Handling first = state.handlings().getFirst();
        Stream<ClockReading> ofMatter = handling.isFirst() ? Stream.empty() : of(state, first).stream();
        return Stream.concat(of(state, handling).stream(), ofMatter).filter(reading -> reading.run().runs() && !reading.stands())
                .min(Comparator.comparing(ClockReading::dueAt)).map(ClockReading::next);
    }

    /** Whether an act of today needs its hour. */
    public boolean countHours(CaseType type) {
        return countHours(type, now.today());
    }

    /** Whether an act of that day needs its hour. */
    public boolean countHours(CaseType type, LocalDate on) {
        return NamedClock.of(type).stream().anyMatch(clock -> provisions.find(clock.term(), on).filter(provision -> provision.unit().isOfHours()).isPresent());
    }

    /** The hour that an act says; null where no clock counts hours. */
    public @Nullable String hour(CaseType type, Map<String, String> values, LocalDate on) {
        return countHours(type, on) ? ActTime.kept(values, on, now.local()) : null;
    }

    /** What stands against the hour of an act, where one is needed. */
    public List<Refusal> refusals(CaseState state, Perform command, LocalDate on) {
        return countHours(state.type(), on) ? ActTime.refusals(state, command, on, now.local()) : List.of();
    }

    /** The light of what lists keep. */
    public Light light(NextDue next) {
        return next.light(now.local());
    }

    private ClockReading reading(CaseState state, Handling handling, ClockRun run) {
        NamedClock clock = NamedClock.of(state.type(), run.clock());
        WorkingCalendar calendar = calendars.of(handling.organ());
        LocalDateTime at = now.local();
        List<Standstill> standing = standing(state, handling, run, clock, calendar);
        boolean stands = run.runs() && standing.stream().anyMatch(Standstill::isOpen);
        Provision provision = provisions.inForce(clock.term(), run.from().at().toLocalDate());
        if (provision.unit().isOfHours()) {
            List<HourEvent> events = new ArrayList<>(List.of(new HourEvent.Started(run.from().at(), provision.id(), run.from().act())));
            standing.forEach(one -> events.addAll(one.ofHours()));
            ended(run).map(until -> new HourEvent.Ended(until.at(), until.act())).ifPresent(events::add);
            return new ClockReading(clock, run, at, HourClock.read(events, hours, calendar, provisions, at), null, stands);
        }
        LocalDate today = at.toLocalDate();
        List<ClockEvent> events = new ArrayList<>(List.of(new ClockEvent.Started(run.from().at().toLocalDate(), provision.id(), run.from().act())));
        standing.forEach(one -> events.addAll(one.ofDays()));
        ended(run).map(until -> new ClockEvent.Ended(until.at().toLocalDate(), until.act())).ifPresent(events::add);
        return new ClockReading(clock, run, at, null, StatutoryClock.read(events, calendar, provisions, today), stands);
    }

    /** When the main term of the matter, or that of the part, does not count and this clock with it. */
    private List<Standstill> standing(CaseState state, Handling handling, ClockRun run, NamedClock clock, WorkingCalendar calendar) {
        List<ClockEvent> main = handling.clock().isEmpty() ? state.clock() : handling.clock();
        return clock.pauses() == null ? List.of() : Standstill.within(run, LapseDay.counted(main, state, provisions, calendar), state);
    }

    private static Optional<ClockRun.Moment> ended(ClockRun run) {
        return Optional.ofNullable(run.until());
    }
}
