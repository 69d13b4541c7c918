package org.gongkai.casework.clocks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.clock.ClockEvent;
import org.gongkai.clock.HourEvent;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which the main term does not count, as a named clock sees it that stands still with it.
 *
 * @param from  when it began, or the named clock with it
 * @param until when what was waited for came; null while it has not
 * @param lapse the last day on which it may come, with which the stretch ends by itself; null where none is set
 */
record Standstill(String ref, String article, LocalDateTime from, @Nullable LocalDateTime until, @Nullable LocalDate lapse) {

    /** Those of a main term that reach into a run, in the order in which they began. */
    static List<Standstill> within(ClockRun run, List<ClockEvent> main, CaseState state) {
        List<Standstill> all = new ArrayList<>();
        for (ClockEvent event : main) {
            switch (event) {
                case ClockEvent.Paused pause -> all.add(new Standstill(pause.ref(), pause.article(), moment(state, pause.ref(), pause.on()), null, pause.lapsesOn()));
                case ClockEvent.Resumed resumed -> resumed(all, resumed.ref()).ifPresent(n -> all.set(n, all.get(n).ended(answer(state, resumed))));
                case ClockEvent.Restarted restart -> all.replaceAll(one -> restart.whole() || one.ref.equals(restart.answered()) ? one.ended(moment(state, restart.ref(), restart.on())) : one);
                case ClockEvent.Ended end -> all.replaceAll(one -> one.ended(moment(state, end.ref(), end.on())));
                case ClockEvent.Started started -> {
                }
                case ClockEvent.Extended extended -> {
                }
            }
        }
        LocalDateTime begun = run.from().at();
        return all.stream().filter(one -> one.end() == null || one.end().isAfter(begun))
                .filter(one -> run.until() == null || one.from.isBefore(run.until().at()))
                .map(one -> one.from.isBefore(begun) ? new Standstill(one.ref, one.article, begun, one.until, one.lapse) : one).toList();
    }

    private Standstill ended(LocalDateTime at) {
        return until != null ? this : new Standstill(ref, article, from, at, lapse);
    }

    /** Which of them ends with an answer: the one it names, else the one open longest. */
    private static Optional<Integer> resumed(List<Standstill> all, String ref) {
        Integer longest = null;
        for (int n = 0; n < all.size(); n++) {
            if (all.get(n).until == null) {
                if (all.get(n).ref.equals(ref)) {
                    return Optional.of(n);
                }
                longest = longest == null ? Integer.valueOf(n) : longest;
            }
        }
        return Optional.ofNullable(longest);
    }

    private static LocalDateTime moment(CaseState state, String act, LocalDate on) {
        return state.acts().stream().filter(one -> one.id().equals(act)).findFirst().map(ActTime::of).orElse(on.atStartOfDay());
    }

    /** What is resumed names what was asked, not the act that brings the answer. */
    private static LocalDateTime answer(CaseState state, ClockEvent.Resumed resumed) {
        return state.standing().stream().filter(act -> act.effectiveOn().equals(resumed.on()) && state.type().consequence(act.verb()).clock().resume()
                && (act.id().equals(resumed.ref()) || resumed.ref().equals(act.text(CaseState.ANSWERED)))).reduce((earlier, later) -> later)
                .map(ActTime::of).orElse(resumed.on().atStartOfDay());
    }

    /** The moment it is over; null while nobody knows. */
    private @Nullable LocalDateTime end() {
        LocalDateTime lapsed = lapse == null ? null : lapse.plusDays(1).atStartOfDay();
        return until == null || lapsed != null && lapsed.isBefore(until) ? lapsed : until;
    }

    /** Whether nobody knows how long it lasts: the clock moves on with every day. */
    boolean isOpen() {
        return end() == null;
    }

    List<ClockEvent> ofDays() {
        List<ClockEvent> events = new ArrayList<>(List.of(new ClockEvent.Paused(from.toLocalDate(), article, ref, lapse)));
        if (until != null) {
            events.add(new ClockEvent.Resumed(until.toLocalDate(), ref));
        }
        return events;
    }

    List<HourEvent> ofHours() {
        List<HourEvent> events = new ArrayList<>(List.of(new HourEvent.Paused(from, article, ref)));
        if (end() != null) {
            events.add(new HourEvent.Resumed(end(), ref));
        }
        return events;
    }
}
