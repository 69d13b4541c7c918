package org.gongkai.casework.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many scans prove what was entered of a case, and whether one is missing. */
@Component
@Order(3)
class EvidencePanel implements CasePanel {

    private final EvidenceFiles evidence;

    EvidencePanel(EvidenceFiles evidence) {
        this.evidence = evidence;
    }

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        long standing = ReadOnce.<List<Evidence>>of(Evidence.class, state.id(), () -> evidence.of(state.id())).stream().filter(Evidence::stands).count();
        boolean missing = standing == 0 && state.type().channel(state.channel()).map(CaseType.Channel::evidence).isPresent();
        return Optional.of(new Shown("casework/evidence/evidence-link", Map.of("caseId", state.id(), "standing", standing, "missing", missing)));
    }
}
