package org.gongkai.reporting.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.PrepareAnnualReport;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.TakeStep.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an organ does in a campaign: it begins its form, checks it, submits it, asks for more time. */
@Component
public class FillFiling {

    private final Campaigns campaigns;
    private final TakeStep steps;
    private final AnnualReports reports;
    private final PrepareAnnualReport prepare;
    private final LockAnnualReport lock;
    private final Now now;
    private final TransactionTemplate transaction;

    FillFiling(Campaigns campaigns, TakeStep steps, AnnualReports reports, PrepareAnnualReport prepare, LockAnnualReport lock, Now now, TransactionTemplate transaction) {
        this.campaigns = campaigns;
        this.steps = steps;
        this.reports = reports;
        this.prepare = prepare;
        this.lock = lock;
        this.now = now;
        this.transaction = transaction;
    }

    /** Opens the form, filled by the register; what was sent back goes on as the next edition, and what had been locked for its own sake is taken as it is. */
    public Attempt<Filing> begin(String campaignId, String organ, Reporter reporter) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Campaign campaign = campaigns.find(campaignId).orElse(null);
            Filing filing = campaigns.filing(campaignId, organ).orElse(null);
            if (campaign == null || filing == null) {
                return Attempt.refused("没有这项统计任务，或者没有布置给这个机关。");
            }
            Optional<String> reason = filing.whyNot(Step.BEGUN).or(() -> fills(campaign, filing, reporter));
            if (reason.isPresent()) {
                return Attempt.refused(reason.get());
            }
            Optional<Edition> latest = reports.latest(campaign.key(organ)).filter(edition -> edition.isOpen() || !edition.id().equals(filing.edition()));
            Attempt<Edition> edition = latest.isPresent() ? Attempt.done(latest.get()) : prepare.prepare(campaign.key(organ), new Reporter(reporter.staff(), campaign.key(organ)));
            return edition.then(begun -> steps.take(campaignId, organ, Wanted.of(Step.BEGUN, organ, "").edition(begun.id()), reporter, (c, f) -> fills(c, f, reporter)));
        }));
    }

    /** Asks every formula, every check of words; outside a transaction, because checking reads. */
    public Attempt<Filing> check(String campaignId, String organ, Reporter reporter) {
        Filing filing = campaigns.filing(campaignId, organ).orElse(null);
        Campaign campaign = campaigns.find(campaignId).orElse(null);
        if (campaign == null || filing == null) {
            return Attempt.refused("没有这项统计任务，或者没有布置给这个机关。");
        }
        List<String> reasons = new ArrayList<>(filing.whyNot(Step.CHECKED).or(() -> fills(campaign, filing, reporter)).stream().toList());
        if (reasons.isEmpty()) {
            reasons.addAll(found(campaign, filing));
        }
        return reasons.isEmpty() ? steps.take(campaignId, organ, Wanted.of(Step.CHECKED, organ, ""), reporter, (c, f) -> fills(c, f, reporter)) : Attempt.refused(reasons);
    }

    /** Locks the form as it is and sends it up; locked word for word, it is what the organ above sees, whatever the register says later. */
    public Attempt<Filing> submit(String campaignId, String organ, Reporter reporter) {
        Filing filing = campaigns.filing(campaignId, organ).orElse(null);
        Campaign campaign = campaigns.find(campaignId).orElse(null);
        if (campaign == null || filing == null) {
            return Attempt.refused("没有这项统计任务，或者没有布置给这个机关。");
        }
        Optional<String> reason = TakeStep.closed(campaign, Step.SUBMITTED).or(() -> filing.whyNot(Step.SUBMITTED)).or(() -> signs(campaign, organ, reporter));
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        Edition edition = reports.latest(campaign.key(organ)).orElseThrow();
        Attempt<Edition> locked = edition.isOpen() ? lock.lock(edition.id(), "报送：" + campaign.title(), reporter) : Attempt.done(edition);
        return locked.then(one -> steps.take(campaignId, organ, Wanted.of(Step.SUBMITTED, organ, "").edition(one.id()), reporter, (c, f) -> signs(c, organ, reporter)));
    }

    /** Asks the organ above for more time. */
    public Attempt<Filing> ask(String campaignId, String organ, @Nullable LocalDate until, String why, Reporter reporter) {
        return steps.take(campaignId, organ, Wanted.of(Step.EXTENSION_ASKED, organ, why).until(until), reporter, (campaign, filing) -> fills(campaign, filing, reporter)
                .or(() -> DecideFiling.whyNotUntil(filing, until, now.today())));
    }

    /** What speaks against submitting what is filled in. */
    public List<String> found(Campaign campaign, Filing filing) {
        Edition edition = reports.latest(campaign.key(filing.organ())).orElseThrow();
        return edition.isOpen() ? lock.found(edition, reports.live(edition.key()).orThrow()) : List.of();
    }

    /** Why this person cannot fill it in; the page shows the same. */
    public Optional<String> fills(Campaign campaign, Filing filing, Reporter reporter) {
        return campaigns.whyNotItself(campaign, filing.organ()).or(() -> reporter.personId() != null && reporter.personId().equals(filing.deputy()) ? Optional.empty()
                : reporter.whyNot(filing.organ(), Role.OFFICER, Role.DISCLOSURE_OFFICE));
    }

    /** Why this person cannot submit it. */
    public Optional<String> signs(Campaign campaign, String organ, Reporter reporter) {
        return campaigns.whyNotItself(campaign, organ).or(() -> reporter.whyNot(organ, Role.DISCLOSURE_OFFICE, Role.APPROVER));
    }
}
