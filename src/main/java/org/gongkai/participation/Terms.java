package org.gongkai.participation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.LastDay;
import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long the public is asked at least, and when the outcome is owed, by the working calendar of the organ. */
@Component
public class Terms {

    private final ParticipationKinds kinds;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;

    Terms(ParticipationKinds kinds, Calendars calendars, Provisions provisions, Now now) {
        this.kinds = kinds;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
    }

    /**
     * When the outcome is owed.
     *
     * @param left      working days left, negative when over
     * @param provision that sets the day; null where none does
     */
    public record Owed(ComputedDay lastDay, Light light, int left, @Nullable Provision provision) {

        public boolean isLate() {
            return light == Light.BLACK;
        }
    }

    /** The first day on which it may close that opens on a day; a gathering is held so long after, worked day or not. */
    public LocalDate earliestClosing(ParticipationKind kind, String organ, LocalDate opensOn) {
        return least(kind, opensOn).map(row -> kind.isGathering() ? LastDay.plainly(row, opensOn, calendars.of(organ)) : LastDay.of(row.id(), opensOn, provisions, calendars.of(organ))).orElse(opensOn);
    }

    /** The same for one that would open today. */
    public LocalDate leastFromToday(ParticipationKind kind, String organ) {
        return workedFrom(organ, earliestClosing(kind, organ, now.today()));
    }

    public Optional<Provision> least(ParticipationKind kind, LocalDate on) {
        return Optional.ofNullable(kind.least()).flatMap(id -> provisions.find(id, on));
    }

    boolean isWorked(String organ, LocalDate day) {
        WorkingCalendar calendar = calendars.of(organ);
        return calendar.objection(day).isEmpty() && calendar.isWorkingDay(day);
    }

    LocalDate workedFrom(String organ, LocalDate day) {
        return calendars.of(organ).workingDayFrom(day);
    }

    /** The day a whole period after another, worked or not. */
    LocalDate plainly(String provision, String organ, LocalDate from) {
        return LastDay.plainly(provisions.inForce(provision, from), from, calendars.of(organ));
    }

    /** By when whoever registered has to be told, with the papers where there are any: not before the day after registering, on which places are given. */
    public Owed tellBy(Solicitation one, Gathering plan) {
        ParticipationKind kind = kinds.require(one.kind());
        String materials = kind.gathering() == null || plan.cancelled() != null ? null : kind.gathering().materials();
        LocalDate last = one.closesOn().minusDays(1);
        while (materials != null && last.isAfter(plan.registersUntil().plusDays(1)) && plainly(materials, one.organ(), last).isAfter(one.closesOn())) {
            last = last.minusDays(1);
        }
        return owed(one.organ(), plan.registersUntil(), last, materials == null ? null : provisions.inForce(materials, one.closesOn()));
    }

    /** When an organ that was appraised owes its answer, from the day on which the appraisal was published. */
    Owed answerOf(Solicitation one, String organ) {
        String rule = Objects.requireNonNull(kinds.require(one.kind()).appraisal());
        LocalDate from = Objects.requireNonNull(one.answeredOn());
        return owed(organ, from, LastDay.of(rule, from, provisions, calendars.of(organ)), provisions.inForce(rule, from));
    }

    /** The last day on which the outcome is in time. */
    LocalDate lastDay(Solicitation one) {
        return LastDay.of(kinds.require(one.kind()).outcome(), one.closesOn(), provisions, calendars.of(one.organ()));
    }

    /** How that stands today. */
    public Owed owed(Solicitation one) {
        return owed(one.organ(), one.closesOn(), lastDay(one), provisions.inForce(kinds.require(one.kind()).outcome(), one.closesOn()));
    }

    private Owed owed(String organ, LocalDate from, LocalDate last, @Nullable Provision provision) {
        WorkingCalendar calendar = calendars.of(organ);
        LocalDate today = now.today();
        int left = calendar.workingDays(today, last);
        return new Owed(calendar.computed(from, last), Light.of(last, today, left, provisions.lights()), left, provision);
    }
}
