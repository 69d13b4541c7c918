package org.gongkai.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.Concern;
import org.gongkai.publication.PublicationCheck;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Form.Section;
import org.gongkai.reporting.form.Narrative;
import org.gongkai.reporting.print.HtmlReport;
import org.gongkai.reporting.print.JsonReport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes an edition: its numbers and text are kept word for word with their digest. Refused while a formula fails. */
@Component
public class LockAnnualReport {

    private final AnnualReports reports;
    private final EditionRows editions;
    private final SubmissionCheck check;
    private final PublicationCheck publication;
    private final Ledger ledger;
    private final Now now;
    private final TransactionTemplate transaction;

    LockAnnualReport(AnnualReports reports, EditionRows editions, SubmissionCheck check, PublicationCheck publication, Ledger ledger, Now now, TransactionTemplate transaction) {
        this.reports = reports;
        this.check = check;
        this.publication = publication;
        this.editions = editions;
        this.ledger = ledger;
        this.now = now;
        this.transaction = transaction;
    }

    /** Judged before the transaction, because checking reads the report as a page; locked in one that still finds what was judged. */
    public Attempt<Edition> lock(String editionId, String reason, Reporter reporter) {
        Edition edition = editions.find(editionId).orElse(null);
        if (edition == null) {
            return Attempt.refused("没有这一版年报。");
        }
        AnnualReport report = live(edition);
        List<String> reasons = new ArrayList<>(whyNot(edition, report, reporter));
        if (reason.isBlank()) {
            reasons.add("请写明锁定说明（如：经某会议审定）。");
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        String judged = JsonReport.canonical(report);
        return Objects.requireNonNull(transaction.execute(status -> editions.hold(editionId)
                .filter(held -> held.isOpen() && JsonReport.canonical(live(held)).equals(judged))
                .map(held -> locked(held, judged, reason, reporter))
                .orElseGet(() -> Attempt.refused("年报在检查的时候变过，没有锁定。请看过现在的数字和文字再锁定。"))));
    }

    private AnnualReport live(Edition edition) {
        return reports.live(edition.key()).orThrow();
    }

    private Attempt<Edition> locked(Edition edition, String snapshot, String reason, Reporter reporter) {
        String digest = Sha256.hex(snapshot);
        editions.lock(edition.id(), snapshot, digest, reason.strip(), now.instant(), reporter.personId());
        ActDraft act = ActDraft.of("report.locked", edition.id()).organ(edition.organ()).actor(reporter.personId()).detail("digest", digest);
        ledger.record(edition.key().isAnnual() ? act.article("第五十条") : act);
        return Attempt.done(editions.find(edition.id()).orElseThrow());
    }

    /** Everything that stands against locking now; the page shows the same. */
    public List<String> whyNot(Edition edition, AnnualReport report, Reporter reporter) {
        List<String> reasons = new ArrayList<>();
        if (!edition.isOpen()) {
            reasons.add("该版年报" + edition.state().title() + "。");
        }
        reporter.whyNot(edition.organ(), Role.DISCLOSURE_OFFICE, Role.APPROVER).ifPresent(reasons::add);
        reasons.addAll(found(edition, report));
        return reasons;
    }

    /** What its numbers, its words and its period say against locking, whoever asks. */
    public List<String> found(Edition edition, AnnualReport report) {
        List<String> reasons = new ArrayList<>();
        if (!edition.key().period().last().isBefore(now.today())) {
            reasons.add(edition.key().period().title() + "尚未终了，数字还会变动。");
        }
        for (Check error : report.errors()) {
            reasons.add(error.formula().title() + (error.where().isEmpty() ? "" : "（" + error.where() + "）")
                    + "：" + error.arithmetic() + "。");
        }
        concerns(report).stream().filter(Concern::stops).map(Concern::message).forEach(reasons::add);
        for (Section section : report.form().sections()) {
            if (section.isText() && report.text(section.id()).isBlank()) {
                reasons.add(section.num() + section.title() + "尚未填写，没有的写“无”。");
            } else if (section.isText() && report.text(section.id()).contains(Narrative.NONE)) {
                reasons.add(section.num() + section.title() + "里写到的格子还没有数，请填上或者改写。");
            }
        }
        return reasons;
    }

    /** What checking finds in the report as it would be published, beside its formulas. */
    public List<Concern> concerns(AnnualReport report) {
        List<Concern> concerns = new ArrayList<>(report.form().isAnnual() ? check.concerns(HtmlReport.write(report)) : List.of());
        concerns.addAll(publication.values(written(report)));
        return concerns;
    }

    /** What a person wrote that no page check reads: why numbers were typed over, for they go out with the sheet; and the words of a report that is no annual one. */
    private static Map<String, String> written(AnnualReport report) {
        Map<String, String> written = new LinkedHashMap<>();
        if (!report.form().isAnnual()) {
            report.form().sections().stream().filter(Section::isText).forEach(section -> written.put(section.num() + section.title(), report.text(section.id())));
        }
        report.figures().typed().forEach((cell, typed) -> {
            if (typed.reason() != null) {
                written.put(report.form().name(cell) + "改填理由", typed.reason());
            }
        });
        return written;
    }
}
