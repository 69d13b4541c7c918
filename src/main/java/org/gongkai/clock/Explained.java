package org.gongkai.clock;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Day;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.ClockEvent.Extended;
import org.gongkai.clock.ClockEvent.Restarted;
import org.gongkai.clock.StatutoryClock.Pause;
import org.jspecify.annotations.Nullable;

/** Works out the last day of a clock and says, interval by interval and day by day, why it is that day. */
final class Explained {

    private final StatutoryClock clock;
    private final WorkingCalendar calendar;
    private final Provisions provisions;
    private final LocalDate asOf;
    private final Provision provision;
    private final LocalDate dayZero;
    private final Measure measure;
    private final Exclusions exclusions;
    private final List<Interval> intervals = new ArrayList<>();

    Explained(StatutoryClock clock, WorkingCalendar calendar, Provisions provisions, LocalDate asOf) {
        this.clock = clock;
        this.calendar = calendar;
        this.provisions = provisions;
        this.asOf = asOf;
        provision = provisions.inForce(clock.started().provision(), clock.started().on());
        dayZero = clock.dayZero();
        measure = provision.unit() == Provision.Unit.WORKING_DAYS ? new Measure.WorkingDays(calendar) : new Measure.CalendarDays();
        exclusions = new Exclusions(clock.pauses().stream().map(pause -> new Exclusions.Stretch(pause.began().on(), pause.end(asOf))).toList());
    }

    Reading reading() {
        LocalDate unextended = unextended();
        count(unextended);
        exclude();
        LocalDate due = extend(unextended);
        return new Reading(state(), due, !calendar.isSettled(clock.started().on(), due), provision, dayZero, unextended, clock.endedOn(),
                intervals, new Days(due), provisions.lights());
    }

    private LocalDate unextended() {
        LocalDate end = exclusions.advance(dayZero, length(), measure);
        boolean movesToWorkingDay = provision.unit() == Provision.Unit.DAYS || provision.unit() == Provision.Unit.MONTHS;
        return movesToWorkingDay ? calendar.workingDayFrom(end) : end;
    }

    private int length() {
        return switch (provision.unit()) {
            case WORKING_DAYS, DAYS -> provision.amount();
            case HOURS -> Math.ceilDiv(provision.amount(), 24);
            case WORKING_HOURS -> throw new IllegalArgumentException(provision.id() + " is a period in working hours: an HourClock reads it");
            case MONTHS -> measure.between(dayZero, dayZero.plusMonths(provision.amount()));
            case DAY_OF_NEXT_YEAR -> measure.between(dayZero, provision.dayAfter(dayZero.getYear()));
            case EFFECT -> throw new IllegalArgumentException(provision.id() + " sets no period");
        };
    }

    private void count(LocalDate unextended) {
        LocalDate began = clock.started().on();
        String article = provision.article();
        String ref = clock.started().ref();
        Interval.Kind kind = Interval.Kind.STARTED;
        for (Restarted restart : clock.restarts()) {
            intervals.add(new Interval(kind, began, restart.on(), 0, article, ref, null));
            began = restart.on();
            article = restart.article();
            ref = restart.ref();
            kind = Interval.Kind.RESTARTED;
        }
        intervals.add(new Interval(kind, began, unextended, length(), article, ref, null));
    }

    private void exclude() {
        LocalDate covered = dayZero;
        for (Pause pause : clock.pauses()) {
            LocalDate after = pause.began().on();
            LocalDate until = pause.end(asOf);
            LocalDate fresh = covered.isAfter(after) ? covered : after;
            int days = until.isAfter(fresh) ? measure.between(fresh, until) : 0;
            intervals.add(new Interval(Interval.Kind.EXCLUDED, after, until, days, pause.began().article(), pause.began().ref(), null));
            covered = until.isAfter(covered) ? until : covered;
        }
    }

    private LocalDate extend(LocalDate unextended) {
        LocalDate due = unextended;
        for (Extended extended : clock.extensions()) {
            LocalDate later = exclusions.advance(due, extended.workingDays(), new Measure.WorkingDays(calendar));
            intervals.add(new Interval(Interval.Kind.EXTENDED, due, later, extended.workingDays(), extended.article(), extended.ref(),
                    extended.approver()));
            due = later;
        }
        return due;
    }

    private Reading.State state() {
        if (clock.endedOn() != null && !clock.endedOn().isAfter(asOf)) {
            return Reading.State.ENDED;
        }
        boolean standsStill = clock.pauses().stream().anyMatch(pause -> pause.standsStillOn(asOf));
        return standsStill ? Reading.State.PAUSED : Reading.State.RUNNING;
    }

    /** Day by day, written out when somebody reads them: most only want the last one's date. */
    private final class Days extends AbstractList<CountedDay> {

        private final LocalDate due;
        private volatile @Nullable List<CountedDay> written;

        Days(LocalDate due) {
            this.due = due;
        }

        @Override
        public CountedDay get(int index) {
            return written().get(index);
        }

        @Override
        public int size() {
            return written().size();
        }

        private List<CountedDay> written() {
            List<CountedDay> days = written;
            if (days == null) {
                days = List.copyOf(days(due));
                written = days;
            }
            return days;
        }
    }

    private List<CountedDay> days(LocalDate due) {
        List<CountedDay> days = new ArrayList<>(64);
        days.add(new CountedDay(calendar.day(dayZero), false, 0, false, dayZeroWords()));
        int number = 0;
        for (LocalDate date = dayZero.plusDays(1); !date.isAfter(due); date = date.plusDays(1)) {
            Day day = calendar.day(date);
            boolean paused = exclusions.cover(date);
            boolean counted = !paused && measure.counts(day);
            number += counted ? 1 : 0;
            days.add(new CountedDay(day, counted, counted ? number : 0, paused, words(day, counted, number, paused)));
        }
        return days;
    }

    private String dayZeroWords() {
        String event = clock.restarts().isEmpty() ? provision.countsFrom()
                : provisions.find(String.valueOf(provision.restart()), clock.started().on()).map(Provision::countsFrom).orElse("重新计算之日");
        return event + "，不计入";
    }

    private String words(Day day, boolean counted, int number, boolean paused) {
        if (counted) {
            String nth = "第" + number + measure.unit();
            return day.name() == null ? nth : nth + "，" + day.words();
        }
        if (paused && measure.counts(day)) {
            return "暂停期间，不计入（" + clock.pauses().stream().filter(pause -> day.date().isAfter(pause.began().on()))
                    .filter(pause -> !day.date().isAfter(pause.end(asOf))).findFirst().orElseThrow().began().article() + "）";
        }
        return day.words();
    }
}
