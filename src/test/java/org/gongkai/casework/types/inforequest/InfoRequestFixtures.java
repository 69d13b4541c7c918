package org.gongkai.casework.types.inforequest;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.RemedyClauses;
import org.gongkai.casework.TypeRules;
import org.gongkai.directory.Organs;

/** The rules of requests without an application around them. */
public final class InfoRequestFixtures {

    private InfoRequestFixtures() {
    }

    public static TypeRules rules(Calendars calendars, Now now, Organs organs) {
        ReplyKinds kinds = new ReplyKinds();
        return new InfoRequestRules(Provisions.shipped(), kinds, calendars, now, new ReplyWords(kinds, organs, new RemedyClauses()), new Tariffs(), organs);
    }
}
