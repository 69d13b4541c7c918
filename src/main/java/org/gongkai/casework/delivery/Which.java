package org.gongkai.casework.delivery;

import java.util.List;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/** Of which letters an action speaks: those it names, or the one chosen in a field. */
record Which(@Nullable String field, @Nullable List<String> letters) {

    /** Of which letters it can speak at all. */
    List<String> any(CaseType type, String action) {
        return field == null ? fixed() : type.action(action).stream().flatMap(one -> one.fields().stream()).filter(one -> one.name().equals(field))
                .flatMap(one -> one.options().keySet().stream()).toList();
    }

    /** Of which letters an act speaks. */
    List<String> said(Act act) {
        String chosen = field == null ? null : act.text(field);
        return chosen == null ? fixed() : List.of(chosen);
    }

    private List<String> fixed() {
        return letters == null ? List.of() : letters;
    }
}
