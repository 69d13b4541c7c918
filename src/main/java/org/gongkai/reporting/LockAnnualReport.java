package org.gongkai.reporting;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.Concern;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Form.Section;
import org.gongkai.reporting.print.HtmlReport;
import org.gongkai.reporting.print.JsonReport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes an edition: its numbers and text are kept word for word with their digest. Refused while a formula fails. */
@Component
public class LockAnnualReport {

    private final AnnualReports reports;
    private final EditionRows editions;
    private final SubmissionCheck check;
    private final Ledger ledger;
    private final Now now;

    LockAnnualReport(AnnualReports reports, EditionRows editions, SubmissionCheck check, Ledger ledger, Now now) {
        this.reports = reports;
        this.check = check;
        this.editions = editions;
        this.ledger = ledger;
        this.now = now;
    }

    @Transactional
    public Attempt<Edition> lock(String editionId, String reason, Reporter reporter) {
        Edition edition = editions.hold(editionId).orElse(null);
        if (edition == null) {
            return Attempt.refused("没有这一版年报。");
        }
        AnnualReport report = reports.live(edition.organ(), edition.year(), edition.scope()).orThrow();
        List<String> reasons = new ArrayList<>(whyNot(edition, report, reporter));
        if (reason.isBlank()) {
            reasons.add("请写明锁定说明（如：经某会议审定）。");
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        String snapshot = JsonReport.canonical(report);
        String digest = Sha256.hex(snapshot);
        editions.lock(editionId, snapshot, digest, reason.strip(), now.instant(), reporter.personId());
        ledger.record(ActDraft.of("report.locked", editionId).organ(edition.organ()).actor(reporter.personId())
                .article("第五十条").detail("digest", digest));
        return Attempt.done(editions.find(editionId).orElseThrow());
    }

    /** Everything that stands against locking now; the page shows the same. */
    public List<String> whyNot(Edition edition, AnnualReport report, Reporter reporter) {
        List<String> reasons = new ArrayList<>();
        if (!edition.isOpen()) {
            reasons.add("该版年报" + edition.state().title() + "。");
        }
        reporter.whyNot(edition.organ(), Role.DISCLOSURE_OFFICE, Role.APPROVER).ifPresent(reasons::add);
        if (edition.year() >= now.today().getYear()) {
            reasons.add(edition.year() + "年尚未终了，数字还会变动。");
        }
        for (Check error : report.errors()) {
            reasons.add(error.formula().id() + " " + error.formula().title() + (error.where().isEmpty() ? "" : "（" + error.where() + "）")
                    + "：" + error.arithmetic() + "。");
        }
        concerns(report).stream().filter(Concern::stops).map(concern -> concern.rule() + " " + concern.message()).forEach(reasons::add);
        for (Section section : report.form().sections()) {
            if (section.isText() && report.text(section.id()).isBlank()) {
                reasons.add(section.num() + section.title() + "尚未填写，没有的写“无”。");
            }
        }
        return reasons;
    }

    /** What checking finds in the report as it would be published, beside its formulas. */
    public List<Concern> concerns(AnnualReport report) {
        return check.concerns(HtmlReport.write(report));
    }
}
