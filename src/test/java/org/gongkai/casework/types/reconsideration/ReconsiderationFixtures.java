package org.gongkai.casework.types.reconsideration;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.TypeRules;

/** The rules of the type without an application around them. */
public final class ReconsiderationFixtures {

    private ReconsiderationFixtures() {
    }

    public static TypeRules rules(Calendars calendars) {
        return new ReconsiderationRules(Provisions.shipped(), calendars);
    }
}
