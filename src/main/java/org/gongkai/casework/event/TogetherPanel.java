package org.gongkai.casework.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether a case is handled together with others, and which could be. */
@Component
@Order(1)
class TogetherPanel implements CasePanel {

    private final Events events;

    TogetherPanel(Events events) {
        this.events = events;
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        if (!CaseRedactions.isFor(folder.state())) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>(Map.of("caseId", folder.state().id(), "proposal", events.proposal(folder)));
        events.of(folder.state().id()).ifPresent(event -> values.put("event", event));
        return Optional.of(new Shown("casework/event/together", values));
    }
}
