package org.gongkai.casework.merging;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whom a matter follows, or how many follow it. */
@Component
@Order(1)
class MergedPanel implements CasePanel {

    private final LeadMatters leads;

    MergedPanel(LeadMatters leads) {
        this.leads = leads;
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        if (Merging.of(folder.state().type()).isEmpty() || !staff.scope().covers(folder.state().organ())) {
            return Optional.empty();
        }
        LeadMatters.Standing standing = leads.of(folder.state().id());
        return standing.leadId() == null ? Optional.empty() : Optional.of(new Shown("casework/merging/merged", Map.of("standing", standing, "lead", standing.leadId().equals(folder.state().id()))));
    }
}
