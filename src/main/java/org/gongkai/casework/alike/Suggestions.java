package org.gongkai.casework.alike;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.release.Releases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An applicant suggests that what was given become public: kept in the transaction in which it was said. */
@Component
class Suggestions {

    private final Releases releases;

    Suggestions(Releases releases) {
        this.releases = releases;
    }

    @EventListener
    void on(ActionTaken taken) {
        if (Suggesting.isDoneBy(taken.after().type(), taken.command().action())) {
            releases.suggested(taken.after());
        }
    }
}
