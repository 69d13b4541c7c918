package org.gongkai.casework.clocks;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * One run of a named clock, as the acts leave it.
 *
 * @param until null while it runs
 */
public record ClockRun(String clock, Moment from, @Nullable Moment until) {

    /** When an act took effect, and which. */
    public record Moment(LocalDateTime at, String act) {

        static Moment of(Act act) {
            return new Moment(ActTime.of(act), act.id());
        }
    }

    public boolean runs() {
        return until == null;
    }

    /** The handling of a matter just brought in, with what begins at once. */
    public static Handling begun(CaseType type, Act submitted, Handling first) {
        List<ClockRun> runs = NamedClock.of(type).stream().filter(clock -> clock.isOf(first) && clock.starts().stream().anyMatch(start -> start.fits(submitted, submitted)))
                .map(clock -> new ClockRun(clock.id(), Moment.of(submitted), null)).toList();
        return runs.isEmpty() ? first : first.running(runs);
    }

    /** The handlings with what an act begins and ends in each. A clock that runs goes on, whoever has the matter; what is done again begins it anew. */
    public static List<Handling> after(CaseState before, Act act, List<Handling> handlings) {
        List<NamedClock> clocks = NamedClock.of(before.type());
        return clocks.isEmpty() ? handlings : handlings.stream().map(one -> one.running(runs(before, act, one, clocks))).toList();
    }

    private static List<ClockRun> runs(CaseState before, Act act, Handling handling, List<NamedClock> clocks) {
        List<ClockRun> runs = new ArrayList<>(handling.runs());
        boolean sent = handling.no() > before.handlings().size();
        for (NamedClock clock : clocks) {
            if (!clock.isOf(handling)) {
                continue;
            }
            boolean concerned = clock.of() == null || handling.no() == act.number(Handling.NUMBER, Handling.FIRST);
            if (handling.ended() || concerned && clock.until().contains(act.verb())) {
                runs.replaceAll(run -> run.clock().equals(clock.id()) && run.runs() ? new ClockRun(run.clock(), run.from(), Moment.of(act)) : run);
            }
            if (before.type().consequence(act.verb()).reopens()) {
                runs.replaceAll(run -> run.clock().equals(clock.id()) && run.runs() ? new ClockRun(run.clock(), Moment.of(act), null) : run);
            }
            boolean begins = sent ? clock.beginsWithSending() : concerned && clock.starts().stream().anyMatch(start -> start.fits(act, before.acts().getFirst()));
            if (begins && !handling.ended() && runs.stream().noneMatch(run -> run.clock().equals(clock.id()) && run.runs())) {
                runs.add(new ClockRun(clock.id(), Moment.of(act), null));
            }
        }
        return List.copyOf(runs);
    }
}
