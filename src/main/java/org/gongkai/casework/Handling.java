package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.clocks.ClockRun;
import org.gongkai.clock.ClockEvent;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * One organ's turn in a matter, as the acts of the matter leave it. A matter of a plain type has one, whose procedure is the file itself.
 *
 * @param no          number within the matter, from 1; an act that names none is of the first
 * @param turn        the kind of handling; null for the first, which is that of the matter
 * @param assignee    id of who works on it; null while nobody does
 * @param heldSince   the day since which it lies with the organ
 * @param concludedOn the day of its own answer; null before it, and where it was given or called back
 * @param clock       of its own; empty where that of the matter is all
 * @param runs        of named clocks; of the first, those of the matter
 * @param binding     whether it may not be given back any more
 */
public record Handling(int no, @Nullable Turn turn, String organ, String stage, boolean ended, @Nullable String assignee, LocalDate heldSince,
        @Nullable LocalDate concludedOn, List<ClockEvent> clock, List<ClockRun> runs, boolean binding) {

    /** The number of the first handling, and the only one of a plain matter. */
    public static final int FIRST = 1;
    /** In an act that is not of the first handling: the number of its handling. */
    public static final String NUMBER = "handling";

    static Handling first(String organ, String stage, LocalDate since) {
        return new Handling(FIRST, null, organ, stage, false, null, since, null, List.of(), List.of(), false);
    }

    Handling standing(String at, boolean over, @Nullable String by, @Nullable LocalDate concluded) {
        return new Handling(no, turn, organ, at, over, by, heldSince, concluded, clock, runs, binding);
    }

    Handling clockEnded(Act act) {
        if (clock.isEmpty()) {
            return this;
        }
        List<ClockEvent> events = new ArrayList<>(clock);
        events.add(new ClockEvent.Ended(act.effectiveOn(), act.id()));
        return new Handling(no, turn, organ, stage, ended, assignee, heldSince, concludedOn, List.copyOf(events), runs, binding);
    }

    /** The same with these runs of named clocks. */
    public Handling running(List<ClockRun> now) {
        return new Handling(no, turn, organ, stage, ended, assignee, heldSince, concludedOn, clock, now, binding);
    }

    /** The organs that a field names to which a matter is sent, in the order given. */
    public static List<String> organs(@Nullable String said) {
        return said == null || said.isBlank() ? List.of() : List.of(said.strip().split("\\s*,\\s*"));
    }

    /** What may be done in it: of the first, the procedure of the matter. */
    public Procedure procedureIn(CaseType type) {
        return turn == null ? type.procedure() : turn.procedure();
    }

    public boolean isFirst() {
        return no == FIRST;
    }

    public boolean isOpen() {
        return !ended;
    }
}
