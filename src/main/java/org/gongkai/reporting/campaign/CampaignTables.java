package org.gongkai.reporting.campaign;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Because of which acts each row of a campaign is there. */
@Component
class CampaignTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("reporting.campaign", "统计任务", "select id, id from reporting.campaign", Step.ISSUED.act()),
                Derived.onRecord("reporting.filing", "统计任务的报送", "select campaign || ' ' || organ, campaign from reporting.filing", Step.ISSUED.act()),
                Derived.onAct("reporting.campaign_step", "统计任务的经过", "select campaign || ' ' || act, act from reporting.campaign_step", Step.ACTS),
                Derived.onAct("reporting.filing_correction", "接收以后的更正", "select campaign || ' ' || organ || ' ' || cell, act from reporting.filing_correction", Step.CORRECTED.act()));
    }
}
