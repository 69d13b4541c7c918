package org.gongkai.clock;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    /** In which count the clock is: 0 where what would begin it anew moves nothing in this law. */
    private final int current;
    private final @Nullable Provision disregarded;
    private final List<Standing> standing = new ArrayList<>();

    /** A pause as far as it stands in the present count. */
    private record Standing(Pause pause, LocalDate after, LocalDate until) {

        boolean covers(LocalDate day) {
            return day.isAfter(after) && !day.isAfter(until);
        }
    }

    Explained(StatutoryClock clock, WorkingCalendar calendar, Provisions provisions, LocalDate asOf) {
        this.clock = clock;
        this.calendar = calendar;
        this.provisions = provisions;
        this.asOf = asOf;
        provision = provisions.inForce(clock.started().provision(), clock.started().on());
        disregarded = restart().filter(rule -> rule.unit() == Provision.Unit.NO_EFFECT).filter(rule -> clock.restarts().stream().noneMatch(Restarted::whole)).orElse(null);
        current = disregarded == null ? clock.restarts().size() : 0;
        dayZero = current == 0 ? clock.started().on() : clock.restarts().getLast().on();
        measure = provision.unit() == Provision.Unit.WORKING_DAYS ? new Measure.WorkingDays(calendar) : new Measure.CalendarDays();
        for (Pause pause : clock.pauses()) {
            LocalDate after = pause.count() >= current ? pause.began().on() : dayZero;
            if (pause.count() >= current || pause.end(asOf).isAfter(dayZero)) {
                standing.add(new Standing(pause, after, pause.end(asOf)));
            }
        }
        exclusions = new Exclusions(standing.stream().map(one -> new Exclusions.Stretch(one.after, one.until)).toList());
    }

    Reading reading() {
        LocalDate unextended = unextended();
        count(unextended);
        LocalDate due = unextended;
        List<Interval> added = new ArrayList<>();
        for (StatutoryClock.Extension one : clock.extensions().stream().filter(one -> one.count() >= current).toList()) {
            Extended extended = one.granted();
            LocalDate later = exclusions.advance(due, extended.workingDays(), new Measure.WorkingDays(calendar));
            added.add(new Interval(Interval.Kind.EXTENDED, due, later, extended.workingDays(), extended.article(), extended.ref(), extended.approver()));
            due = later;
        }
        exclude(due);
        disregard();
        intervals.addAll(added);
        return new Reading(state(), due, !calendar.isSettled(clock.started().on(), due), provision, dayZero, unextended, clock.endedOn(current),
                intervals, new Days(due), provisions.lights(), null);
    }

    private Optional<Provision> restart() {
        return Optional.ofNullable(provision.restart()).flatMap(rule -> provisions.find(rule, clock.started().on()));
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
            case EFFECT, NO_EFFECT -> throw new IllegalArgumentException(provision.id() + " sets no period");
        };
    }

    private void count(LocalDate unextended) {
        LocalDate began = clock.started().on();
        String article = provision.article();
        String ref = clock.started().ref();
        Interval.Kind kind = Interval.Kind.STARTED;
        for (int count = 0; count < current; count++) {
            Restarted restart = clock.restarts().get(count);
            intervals.add(new Interval(kind, began, restart.on(), 0, article, ref, null));
            goneWith(restart, count);
            began = restart.on();
            article = restart.article();
            ref = restart.ref();
            kind = Interval.Kind.RESTARTED;
        }
        intervals.add(new Interval(kind, began, unextended, length(), article, ref, null));
    }

    /** What stood still or was added in a count that began anew is named, and that it went with it. */
    private void goneWith(Restarted restart, int count) {
        for (Pause pause : clock.pauses()) {
            if (pause.count() == count) {
                LocalDate end = pause.end(asOf);
                boolean cut = end.isAfter(restart.on());
                intervals.add(new Interval(Interval.Kind.VOID, pause.began().on(), cut ? restart.on() : end, 0, pause.began().article(), pause.began().ref(), null,
                        pause.began().on() + " 次日至 " + (cut ? restart.on() + " 停止计算，随重新计算作废；到这一天意见还没有收到，其后等候的时间仍不计入"
                                : end + " 停止计算，随 " + restart.on() + " 重新计算作废")));
            }
        }
        for (StatutoryClock.Extension extension : clock.extensions()) {
            Extended granted = extension.granted();
            if (extension.count() == count) {
                intervals.add(new Interval(Interval.Kind.VOID, granted.on(), restart.on(), granted.workingDays(), granted.article(), granted.ref(), granted.approver(),
                        granted.on() + " 延长的 " + granted.workingDays() + " 个工作日，随 " + restart.on() + " 重新计算作废"));
            }
        }
    }

    private void exclude(LocalDate due) {
        LocalDate covered = dayZero;
        for (Standing one : standing) {
            String article = one.pause.began().article();
            String ref = one.pause.began().ref();
            if (!one.after.isBefore(due)) {
                intervals.add(new Interval(Interval.Kind.UNMOVED, one.after, one.until, 0, article, ref, null,
                        one.after + " 次日至 " + one.until + " 停止计算，在最后一日 " + due + " 以后，没有扣除"));
                continue;
            }
            LocalDate fresh = covered.isAfter(one.after) ? covered : one.after;
            int days = one.until.isAfter(fresh) ? measure.between(fresh, one.until) : 0;
            intervals.add(new Interval(Interval.Kind.EXCLUDED, one.after, one.until, days, article, ref, null));
            covered = one.until.isAfter(covered) ? one.until : covered;
        }
    }

    private void disregard() {
        if (disregarded != null) {
            clock.restarts().forEach(restart -> intervals.add(new Interval(Interval.Kind.UNMOVED, restart.on(), restart.on(), 0, disregarded.article(), restart.ref(),
                    null, restart.on() + " 收到更改、补充，不重新计算：" + disregarded.description())));
        }
    }

    private Reading.State state() {
        LocalDate endedOn = clock.endedOn(current);
        if (endedOn != null && !endedOn.isAfter(asOf)) {
            return Reading.State.ENDED;
        }
        return standing.stream().anyMatch(one -> one.pause.standsStillOn(asOf)) ? Reading.State.PAUSED : Reading.State.RUNNING;
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
        String event = current == 0 ? provision.countsFrom() : restart().filter(rule -> rule.unit() == Provision.Unit.EFFECT).map(Provision::countsFrom).orElse("重新计算之日");
        return event + "，不计入";
    }

    private String words(Day day, boolean counted, int number, boolean paused) {
        if (counted) {
            String nth = "第" + number + measure.unit();
            return day.name() == null ? nth : nth + "，" + day.words();
        }
        if (paused && measure.counts(day)) {
            return "暂停期间，不计入（" + standing.stream().filter(one -> one.covers(day.date())).findFirst().orElseThrow().pause.began().article() + "）";
        }
        return day.words();
    }
}
