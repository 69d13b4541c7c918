package org.gongkai.clock;

import org.gongkai.calendar.CalendarChanged;
import org.gongkai.calendar.EarlierChanges;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts each change of the calendar on record as an act, in its transaction: it moves dates that the public counts on. */
@Component
class CalendarActs {

    static final String CHANGED = "calendar.changed";
    /** Of a change that was there before it was put on record. */
    static final String FOUND = "calendar.found";

    private final Ledger ledger;
    private final Organs organs;
    private final EarlierChanges earlier;

    CalendarActs(Ledger ledger, Organs organs, EarlierChanges earlier) {
        this.ledger = ledger;
        this.organs = organs;
        this.earlier = earlier;
    }

    @EventListener
    void record(CalendarChanged change) {
        record(CHANGED, change);
    }

    /** What an earlier version changed without an act is put on record at the first start of this one, as what it is. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void recordEarlierOnes() {
        for (CalendarChanged change : earlier.take()) {
            if (ledger.of(subject(change)).isEmpty()) {
                record(FOUND, change);
            }
        }
    }

    /** A change for everybody is answered for by the installation's first organ, and before there is one by the installation. */
    private void record(String kind, CalendarChanged change) {
        String organ = change.organ() != null ? change.organ() : organs.first().map(Organ::id).orElse(DirectoryActs.INSTALLATION);
        ledger.record(ActDraft.of(kind, subject(change)).organ(organ).actor(change.by())
                .detail("from", change.from()).detail("to", change.to()).detail("everywhere", change.organ() == null));
    }

    private static String subject(CalendarChanged change) {
        return "calendar/" + change.what();
    }
}
