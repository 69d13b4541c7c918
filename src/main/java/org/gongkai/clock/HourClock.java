package org.gongkai.clock;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.calendar.WorkingHours;
import org.gongkai.clock.HourEvent.Ended;
import org.gongkai.clock.HourEvent.Extended;
import org.gongkai.clock.HourEvent.Paused;
import org.gongkai.clock.HourEvent.Resumed;
import org.gongkai.clock.HourEvent.Started;
import org.jspecify.annotations.Nullable;

/** A period in hours, or in working hours, that runs, stands still, is extended and ends; the moment it is due is read, never stored here. */
public final class HourClock {

    private static final int PERCENT = 100;

    private final Started started;
    private final Provision provision;
    private final WorkingHours hours;
    private final WorkingCalendar calendar;
    private final List<Stretch> pauses = new ArrayList<>();
    private final List<Extended> extensions = new ArrayList<>();
    private @Nullable LocalDateTime endedAt;

    /** A pause, without an end while nobody has answered. */
    private record Stretch(Paused began, @Nullable LocalDateTime until) {

        LocalDateTime end(LocalDateTime asOf) {
            LocalDateTime end = until == null ? asOf : until;
            return end.isBefore(began.at()) ? began.at() : end;
        }
    }

    private HourClock(Started started, Provision provision, WorkingHours hours, WorkingCalendar calendar) {
        this.started = started;
        this.provision = provision;
        this.hours = hours;
        this.calendar = calendar;
    }

    /**
     * Reads the clock of those events, in the order in which they take effect.
     *
     * @param asOf the moment at which an open pause is looked at
     * @throws IllegalArgumentException when nothing started the clock, its provision did not hold on that day or is no period in hours
     */
    public static HourReading read(List<HourEvent> events, WorkingHours hours, WorkingCalendar calendar, Provisions provisions, LocalDateTime asOf) {
        List<HourEvent> ordered = events.stream().sorted(Comparator.comparing(HourEvent::at)).toList();
        if (ordered.isEmpty() || !(ordered.getFirst() instanceof Started start)) {
            throw new IllegalArgumentException("a clock begins with Started, not " + ordered);
        }
        Provision provision = provisions.inForce(start.provision(), start.at().toLocalDate());
        if (!provision.unit().isOfHours()) {
            throw new IllegalArgumentException(provision.id() + " is no period in hours");
        }
        HourClock clock = new HourClock(start, provision, hours, calendar);
        ordered.subList(1, ordered.size()).forEach(clock::take);
        return clock.read(asOf);
    }

    private void take(HourEvent event) {
        switch (event) {
            case Started again -> throw new IllegalArgumentException("the clock runs already since " + started.at() + ": " + again);
            case Paused pause -> pauses.add(new Stretch(pause, null));
            case Resumed resumed -> close(resumed);
            case Extended extended -> extensions.add(extended);
            case Ended ended -> endedAt = ended.at();
        }
    }

    private void close(Resumed resumed) {
        int closing = -1;
        for (int i = pauses.size() - 1; i >= 0; i--) {
            if (pauses.get(i).until == null) {
                closing = i;
                if (pauses.get(i).began.ref().equals(resumed.ref())) {
                    break;
                }
            }
        }
        if (closing >= 0) {
            pauses.set(closing, new Stretch(pauses.get(closing).began, resumed.at()));
        }
    }

    private HourReading read(LocalDateTime asOf) {
        Duration length = Duration.ofHours(provision.amount());
        for (Extended extended : extensions) {
            length = length.plusHours(extended.hours());
        }
        List<HourReading.Line> lines = new ArrayList<>();
        lines.add(new HourReading.Line(started.at(), provision.countsFrom() + "，起计 " + provision.amount() + " " + provision.unit().label(), provision.article()));
        LocalDateTime from = started.at();
        Duration left = length;
        for (Stretch pause : pauses.stream().sorted(Comparator.comparing(stretch -> stretch.began.at())).toList()) {
            LocalDateTime began = pause.began.at().isBefore(from) ? from : pause.began.at();
            Duration counted = between(from, began);
            if (counted.compareTo(left) >= 0) {
                lines.add(new HourReading.Line(began, "停止计算，在最后时限以后，没有扣除", pause.began.article()));
                continue;
            }
            left = left.minus(counted);
            LocalDateTime until = pause.end(asOf).isBefore(began) ? began : pause.end(asOf);
            lines.add(new HourReading.Line(began, "停止计算，至 " + HourReading.words(until) + (pause.until == null ? "仍未恢复" : "恢复") + "，此前已计 "
                    + HourReading.words(length.minus(left)), pause.began.article()));
            from = until;
        }
        LocalDateTime due = plus(from, left);
        extensions.forEach(extended -> lines.add(new HourReading.Line(extended.at(), "延长 " + extended.hours() + " " + provision.unit().label(), extended.article())));
        lines.sort(Comparator.comparing(HourReading.Line::at));
        Duration open = endedAt == null ? between(asOf, due) : Duration.ZERO;
        boolean provisional = provision.unit() == Provision.Unit.WORKING_HOURS && !calendar.isSettled(started.at().toLocalDate(), due.toLocalDate());
        return new HourReading(state(asOf), due, provisional, provision, length, open, endedAt, turns(from, left, length, hours.lights().yellow()),
                turns(from, left, length, hours.lights().red()), List.copyOf(lines), hours.lights());
    }

    /** The moment from which on no more than a share of the period is left. */
    private LocalDateTime turns(LocalDateTime from, Duration left, Duration length, int share) {
        Duration until = left.minus(length.multipliedBy(share).dividedBy(PERCENT));
        return until.isPositive() ? plus(from, until) : from;
    }

    private Reading.State state(LocalDateTime asOf) {
        if (endedAt != null && !endedAt.isAfter(asOf)) {
            return Reading.State.ENDED;
        }
        return pauses.stream().anyMatch(pause -> !asOf.isBefore(pause.began.at()) && (pause.until == null || asOf.isBefore(pause.until)))
                ? Reading.State.PAUSED : Reading.State.RUNNING;
    }

    private LocalDateTime plus(LocalDateTime from, Duration length) {
        return provision.unit() == Provision.Unit.HOURS ? from.plus(length) : hours.plus(from, length, calendar);
    }

    private Duration between(LocalDateTime from, LocalDateTime to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        return provision.unit() == Provision.Unit.HOURS ? Duration.between(from, to) : hours.between(from, to, calendar);
    }
}
