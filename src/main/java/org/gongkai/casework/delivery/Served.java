package org.gongkai.casework.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;

/**
 * That a letter was served, as it was recorded.
 *
 * @param way how, in words; null where nothing says it
 */
public record Served(LocalDate on, @Nullable String way) {

    private static final String WAY = "way";

    /** What is recorded of these letters, by their ids; a record is about the last one of its kind that was issued by then. */
    public static Map<String, Served> of(CaseState state, List<Letter> letters) {
        CaseType type = state.type();
        Map<String, Served> served = new HashMap<>();
        for (Act act : state.standing()) {
            for (String template : Serves.of(type, act.verb()).said(act)) {
                letters.stream().filter(letter -> letter.template().equals(template) && !letter.issuedOn().isAfter(act.effectiveOn()))
                        .reduce((earlier, later) -> later).ifPresent(letter -> served.put(letter.id(), new Served(act.effectiveOn(), way(type, act))));
            }
        }
        return served;
    }

    /** The ids of those of these letters whose service can be recorded and is not. */
    public static Set<String> missing(CaseState state, List<Letter> letters) {
        Map<String, Served> served = of(state, letters);
        return letters.stream().filter(letter -> Serves.covers(state.type(), letter.template())).map(Letter::id).filter(id -> !served.containsKey(id)).collect(Collectors.toSet());
    }

    private static @Nullable String way(CaseType type, Act act) {
        String chosen = act.text(WAY);
        return chosen == null ? null : type.action(act.verb()).map(Action::fields).stream().flatMap(List::stream).filter(field -> field.name().equals(WAY))
                .map(field -> field.options().getOrDefault(chosen, chosen)).findFirst().orElse(null);
    }
}
