package org.gongkai.casework;

import java.util.List;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;

/** The case that is worked on for others 合并办理, for conditions of law that look at what was done to it. */
@Component
public class Leads {

    private final CaseFiles files;
    private final Ledger ledger;

    Leads(CaseFiles files, Ledger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    /** Acts of the lead that a case follows, oldest first; none for a case that stands alone. */
    public List<Act> actsFollowedBy(String caseId) {
        return files.leadOf(caseId).map(lead -> ReadOnce.<List<Act>>of(Act.class, lead, () -> ledger.of(lead))).orElse(List.of());
    }
}
