package org.gongkai.clock;

import org.gongkai.calendar.CalendarChanged;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts each change of the calendar on record as an act, in its transaction: it moves dates that the public counts on. */
@Component
class CalendarActs {

    private final Ledger ledger;
    private final Organs organs;

    CalendarActs(Ledger ledger, Organs organs) {
        this.ledger = ledger;
        this.organs = organs;
    }

    /** A change for everybody is answered for by the installation's first organ, and before there is one by the installation. */
    @EventListener
    void record(CalendarChanged change) {
        String organ = change.organ() != null ? change.organ() : organs.first().map(Organ::id).orElse(DirectoryActs.INSTALLATION);
        ledger.record(ActDraft.of("calendar.changed", "calendar/" + change.what()).organ(organ).actor(change.by())
                .detail("from", change.from()).detail("to", change.to()).detail("everywhere", change.organ() == null));
    }
}
