package org.gongkai.casework.types.litigation;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.TypeRules;
import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.definition.Regulations;

/** The rules of the type without an application around them. */
public final class LitigationFixtures {

    private LitigationFixtures() {
    }

    public static TypeRules rules(Calendars calendars) {
        return new LitigationRules(Provisions.shipped(), calendars, new RemedyClauses(Regulations.shipped()));
    }
}
