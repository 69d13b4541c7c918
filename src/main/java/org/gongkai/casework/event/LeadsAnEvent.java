package org.gongkai.casework.event;

import org.gongkai.casework.delivery.GoesAhead;
import org.springframework.stereotype.Component;

/** The lead of an event goes ahead of its members. */
@Component
class LeadsAnEvent implements GoesAhead {

    private final Events events;

    LeadsAnEvent(Events events) {
        this.events = events;
    }

    @Override
    public boolean leads(String caseId) {
        return events.of(caseId).filter(event -> event.isLedBy(caseId) && event.members() > 0).isPresent();
    }
}
