package org.gongkai.reporting.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.TakeStep.Wanted;
import org.gongkai.reporting.form.Cell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a campaign: its total is kept word for word with its digest and with the names of those who were silent. */
@Component
public class LockCampaign {

    private final Campaigns campaigns;
    private final CampaignRows rows;
    private final TakeStep steps;
    private final Now now;

    LockCampaign(Campaigns campaigns, CampaignRows rows, TakeStep steps, Now now) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.steps = steps;
        this.now = now;
    }

    @Transactional
    public Attempt<Campaign> lock(String campaignId, String reason, Reporter reporter) {
        Campaign campaign = rows.hold(campaignId).orElse(null);
        if (campaign == null) {
            return Attempt.refused("没有这项统计任务。");
        }
        List<Filing> filings = campaigns.filings(campaign);
        List<String> reasons = new ArrayList<>(whyNot(campaign, filings, reporter));
        TakeStep.whyNotSaid(Step.LOCKED, reason).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        String snapshot = snapshot(campaign, filings);
        String digest = Sha256.hex(snapshot);
        Wanted wanted = Wanted.of(Step.LOCKED, campaign.issuer(), reason).with(Map.of("digest", digest));
        steps.record(campaign, null, wanted, reporter);
        filings.stream().filter(filing -> filing.stage() == Stage.ACCEPTED).forEach(filing -> rows.put(filing.locked()));
        rows.lock(campaignId, now.today(), reason.strip(), snapshot, digest);
        return Attempt.done(rows.find(campaignId).orElseThrow());
    }

    /** Everything against locking now; who is silent is no reason: the total names them. */
    public List<String> whyNot(Campaign campaign, List<Filing> filings, Reporter reporter) {
        List<String> reasons = new ArrayList<>();
        Optional<String> closed = TakeStep.closed(campaign, Step.LOCKED);
        if (closed.isPresent()) {
            return List.of(closed.get());
        }
        reporter.whyNot(campaign.issuer(), Role.DISCLOSURE_OFFICE, Role.APPROVER).ifPresent(reasons::add);
        long waiting = filings.stream().filter(filing -> filing.stage() == Stage.SUBMITTED).count();
        if (waiting > 0) {
            reasons.add("还有" + waiting + "个机关报来的没有接收或者退回。");
        }
        if (filings.stream().noneMatch(filing -> filing.stage() == Stage.ACCEPTED)) {
            reasons.add("还没有接收任何机关的数。");
        }
        return reasons;
    }

    private String snapshot(Campaign campaign, List<Filing> filings) {
        RollUp total = campaigns.total(campaign);
        Map<String, Object> accepted = new TreeMap<>();
        filings.stream().filter(filing -> filing.stage().isCounted()).forEach(filing -> accepted.put(filing.organ(), filing.edition()));
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (Cell cell : total.form().cells()) {
            BigDecimal value = total.total().at(cell);
            if (value != null) {
                numbers.put(cell.toString(), value.stripTrailingZeros().toPlainString());
            }
        }
        return CanonicalJson.of(Map.of("campaign", campaign.id(), "title", campaign.title(), "form", total.form().id(), "period", campaign.period().id(), "accepted", accepted,
                "total", numbers, "silent", List.copyOf(total.silent()), "merged", total.lines().getFirst().merged()));
    }
}
