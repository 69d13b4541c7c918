package org.gongkai.casework.types.inforequest;

import java.util.List;

import org.gongkai.casework.Leads;
import org.gongkai.ledger.Act;
import org.springframework.stereotype.Component;

/** The case that requests for the same follow. */
@Component
class LeadOfTheCase implements ConsultationGuards.Lead {

    private final Leads leads;

    LeadOfTheCase(Leads leads) {
        this.leads = leads;
    }

    @Override
    public List<Act> actsFollowedBy(String caseId) {
        return leads.actsFollowedBy(caseId);
    }
}
