package org.gongkai.casework.receipt;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The slip of a case and a new code for whoever lost it. */
@Component
@Order(2)
class SlipPanel implements CasePanel {

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return folder.forgottenOn() == null && !folder.state().type().applicant().isEmpty() ? Optional.of(new Shown("casework/receipt/slip-link", Map.of("caseId", folder.state().id()))) : Optional.empty();
    }
}
