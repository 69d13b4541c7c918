package org.gongkai.casework.bundle;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The file of a case to be taken away, for those who may. */
@Component
@Order(1)
class BundlePanel implements CasePanel {

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return DisputeBundle.mayTake(staff, folder) ? Optional.of(new Shown("casework/bundle/take", Map.of("caseId", folder.state().id()))) : Optional.empty();
    }
}
