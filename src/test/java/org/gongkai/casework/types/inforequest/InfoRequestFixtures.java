package org.gongkai.casework.types.inforequest;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.TypeRules;
import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.casework.papers.RemedyNotice;
import org.gongkai.casework.types.inforequest.fee.Tariffs;
import org.gongkai.casework.types.inforequest.reply.GivenGuards;
import org.gongkai.casework.types.inforequest.reply.ReplyWords;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organs;

/** The rules of requests without an application around them. */
public final class InfoRequestFixtures {

    private InfoRequestFixtures() {
    }

    /** The copies given with the case; a test puts them there. */
    static final List<GivenGuards.Copy> COPIES = new ArrayList<>();

    public static TypeRules rules(Calendars calendars, Now now, Organs organs) {
        ReplyKinds kinds = new ReplyKinds();
        RemedyClauses remedies = new RemedyClauses(Regulations.shipped());
        return new InfoRequestRules(Provisions.shipped(), kinds, calendars, now, new ReplyWords(kinds, organs, new RemedyNotice(remedies, organs), Regulations.shipped()), new Tariffs(Regulations.shipped()), organs,
                remedies, caseId -> COPIES, caseId -> List.of());
    }
}
