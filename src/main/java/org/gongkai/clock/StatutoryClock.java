package org.gongkai.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.ClockEvent.Ended;
import org.gongkai.clock.ClockEvent.Extended;
import org.gongkai.clock.ClockEvent.Paused;
import org.gongkai.clock.ClockEvent.Restarted;
import org.gongkai.clock.ClockEvent.Resumed;
import org.gongkai.clock.ClockEvent.Started;
import org.jspecify.annotations.Nullable;

/**
 * A statutory period that runs, stands still, begins anew, is extended and ends (R2019 Arts. 30, 33). An immutable value: each event
 * gives another clock; the due date is never stored here but read, with its explanation.
 */
public final class StatutoryClock {

    /** A pause as far as it is known: {@code until} is null while nobody has answered. */
    record Pause(Paused began, @Nullable LocalDate until) {

        boolean isOpen() {
            return until == null;
        }

        /** Where the pause ends: with the answer or with its lapse, whichever is first; an endless one with {@code asOf}. */
        LocalDate end(LocalDate asOf) {
            LocalDate lapse = began.lapsesOn();
            LocalDate end = until != null ? until : lapse != null ? lapse : asOf;
            end = lapse != null && lapse.isBefore(end) ? lapse : end;
            return end.isBefore(began.on()) ? began.on() : end;
        }

        boolean standsStillOn(LocalDate day) {
            if (day.isBefore(began.on()) || until != null && !day.isBefore(until)) {
                return false;
            }
            return began.lapsesOn() == null || !day.isAfter(began.lapsesOn());
        }
    }

    private final Started started;
    private final List<Restarted> restarts;
    private final List<Pause> pauses;
    private final List<Extended> extensions;
    private final @Nullable LocalDate endedOn;

    private StatutoryClock(Started started, List<Restarted> restarts, List<Pause> pauses, List<Extended> extensions,
            @Nullable LocalDate endedOn) {
        this.started = started;
        this.restarts = restarts;
        this.pauses = pauses;
        this.extensions = extensions;
        this.endedOn = endedOn;
    }

    public static StatutoryClock started(Started event) {
        return new StatutoryClock(event, List.of(), List.of(), List.of(), null);
    }

    /** Reads the clock of those events, in the order in which they take effect.
     * @param asOf the day on which an open pause is looked at; events after it count all the same
     * @throws IllegalArgumentException when nothing started the clock or its provision did not hold on that day */
    public static Reading read(List<ClockEvent> events, WorkingCalendar calendar, Provisions provisions, LocalDate asOf) {
        List<ClockEvent> ordered = events.stream().sorted(Comparator.comparing(ClockEvent::on)).toList();
        if (ordered.isEmpty() || !(ordered.getFirst() instanceof Started start)) {
            throw new IllegalArgumentException("a clock begins with Started, not " + ordered);
        }
        StatutoryClock clock = started(start);
        for (ClockEvent event : ordered.subList(1, ordered.size())) {
            clock = clock.after(event);
        }
        return clock.read(calendar, provisions, asOf);
    }

    /** The clock after one more event, which takes effect no earlier than those before it. */
    public StatutoryClock after(ClockEvent event) {
        return switch (event) {
            case Started again -> throw new IllegalArgumentException("the clock runs already since " + started.on() + ": " + again);
            case Restarted restart -> new StatutoryClock(started, and(restarts, restart), List.of(), List.of(), null);
            case Paused pause -> new StatutoryClock(started, restarts, and(pauses, new Pause(pause, null)), extensions, endedOn);
            case Resumed resumed -> new StatutoryClock(started, restarts, closing(resumed), extensions, endedOn);
            case Extended extended -> new StatutoryClock(started, restarts, pauses, and(extensions, extended), endedOn);
            case Ended ended -> new StatutoryClock(started, restarts, pauses, extensions, ended.on());
        };
    }

    public Reading read(WorkingCalendar calendar, Provisions provisions, LocalDate asOf) {
        return new Explained(this, calendar, provisions, asOf).reading();
    }

    Started started() {
        return started;
    }

    List<Restarted> restarts() {
        return restarts;
    }

    List<Pause> pauses() {
        return pauses;
    }

    List<Extended> extensions() {
        return extensions;
    }

    @Nullable LocalDate endedOn() {
        return endedOn;
    }

    LocalDate dayZero() {
        return restarts.isEmpty() ? started.on() : restarts.getLast().on();
    }

    private List<Pause> closing(Resumed resumed) {
        int closing = -1;
        for (int i = pauses.size() - 1; i >= 0; i--) {
            Pause pause = pauses.get(i);
            if (pause.isOpen()) {
                closing = i;
                if (pause.began.ref().equals(resumed.ref())) {
                    break;
                }
            }
        }
        if (closing < 0) {
            return pauses;
        }
        List<Pause> closed = new ArrayList<>(pauses);
        closed.set(closing, new Pause(pauses.get(closing).began, resumed.on()));
        return List.copyOf(closed);
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }
}
