package org.gongkai.casework.lists;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/**
 * What whoever brought a matter owes before its period begins anew (第三十条 补正): until it comes, no day counts down.
 *
 * @param stage  where the matter stands meanwhile
 * @param onward what happens once it has come; null where the file does not say it
 * @param until  the last day on which it may come; null while none is set
 */
public record Awaited(String stage, @Nullable String onward, @Nullable LocalDate until) {

    /** Empty where nothing is owed that would begin the period anew. */
    public static Optional<Awaited> of(CaseState state) {
        return state.ended() ? Optional.empty()
                : state.type().awaited(state.stage()).map(action -> new Awaited(state.stageTitle(), action.description(), until(state)));
    }

    /** The same as lists show a last day: it was set and does not move. */
    public @Nullable ComputedDay lastDay() {
        return until == null ? null : new ComputedDay(until, false);
    }

    /** As the last of the acts since it stands there says it: a day that was set, or the one on which a period lapses. */
    private static @Nullable LocalDate until(CaseState state) {
        List<Act> acts = state.standing();
        for (int at = acts.size() - 1; at >= 0; at--) {
            Act act = acts.get(at);
            Optional<Action> action = state.type().action(act.verb());
            LocalDate lapses = act.date(CaseState.LAPSES_ON);
            LocalDate set = lapses != null ? lapses : action.flatMap(one -> one.fields().stream()
                    .filter(field -> field.kind() == Field.Kind.DATE && field.kept() == Field.Keeping.ACT).map(field -> act.date(field.name()))
                    .filter(Objects::nonNull).findFirst()).orElse(null);
            if (set != null || action.map(one -> state.stage().equals(one.to())).orElse(true)) {
                return set;
            }
        }
        return null;
    }
}
