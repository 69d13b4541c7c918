package org.gongkai.casework.event;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.batch.Batches;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was done to the lead of an event is put in line for its members, in the same transaction. */
@Component
class EventFollowing {

    private final Events events;
    private final Batches batches;

    EventFollowing(Events events, Batches batches) {
        this.events = events;
        this.batches = batches;
    }

    @EventListener
    void on(ActionTaken taken) {
        if (Together.isTaken(taken.after().type(), taken.command().action())) {
            String lead = taken.after().id();
            events.ledBy(lead).filter(event -> event.members() > event.answered()).ifPresent(event ->
                    batches.carry(event.id(), taken.after(), taken.command(), null));
        }
    }
}
