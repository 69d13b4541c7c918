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

    /** A pause as far as it is known: {@code until} is null while nobody has answered.
     * @param count in which count it began: how often the count had begun anew */
    record Pause(Paused began, @Nullable LocalDate until, int count) {

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

    /** An extension, and in which count it was granted. */
    record Extension(Extended granted, int count) {
    }

    /** The end, and of which count it was. */
    private record End(LocalDate on, int count) {
    }

    private final Started started;
    private final List<Restarted> restarts;
    private final List<Pause> pauses;
    private final List<Extension> extensions;
    private final @Nullable End end;

    private StatutoryClock(Started started, List<Restarted> restarts, List<Pause> pauses, List<Extension> extensions, @Nullable End end) {
        this.started = started;
        this.restarts = restarts;
        this.pauses = pauses;
        this.extensions = extensions;
        this.end = end;
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
            case Restarted restart when restart.whole() -> new StatutoryClock(started, and(restarts, restart), List.of(), List.of(), null);
            case Restarted restart -> new StatutoryClock(started, and(restarts, restart), answered(restart), extensions, end);
            case Paused pause -> new StatutoryClock(started, restarts, and(pauses, new Pause(pause, null, restarts.size())), extensions, end);
            case Resumed resumed -> new StatutoryClock(started, restarts, closing(resumed), extensions, end);
            case Extended extended -> new StatutoryClock(started, restarts, pauses, and(extensions, new Extension(extended, restarts.size())), end);
            case Ended ended -> new StatutoryClock(started, restarts, pauses, extensions, new End(ended.on(), restarts.size()));
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

    List<Extension> extensions() {
        return extensions;
    }

    /** @param from the count from which on an end counts; what begins anew after it runs again */
    @Nullable LocalDate endedOn(int from) {
        return end == null || end.count < from ? null : end.on;
    }

    /** The pauses when the count begins anew: the one that this answers is over. */
    private List<Pause> answered(Restarted restart) {
        return pauses.stream().map(pause -> pause.isOpen() && pause.began.ref().equals(restart.answered())
                ? new Pause(pause.began, restart.on(), pause.count) : pause).toList();
    }

    private List<Pause> closing(Resumed resumed) {
        int closing = -1;
        for (int i = pauses.size() - 1; i >= 0; i--) {
            Pause pause = pauses.get(i);
            boolean named = pause.began.ref().equals(resumed.ref());
            if (pause.isOpen() && (named || closing < 0 || pause.count == pauses.get(closing).count)) {
                closing = i;
                if (named) {
                    break;
                }
            }
        }
        if (closing < 0) {
            return pauses;
        }
        List<Pause> closed = new ArrayList<>(pauses);
        closed.set(closing, new Pause(pauses.get(closing).began, resumed.on(), pauses.get(closing).count));
        return List.copyOf(closed);
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }
}
