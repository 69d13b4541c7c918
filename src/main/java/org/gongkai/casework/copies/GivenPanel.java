package org.gongkai.casework.copies;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files that are redacted and given, and the way from the answer to everyone. */
@Component
@Order(5)
class GivenPanel implements CasePanel {

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        return CaseRedactions.isFor(state) ? Optional.of(new Shown("casework/release/given-links", Map.of("caseId", state.id(),
                "answered", state.concludedOn() != null && folder.forgottenOn() == null))) : Optional.empty();
    }
}
