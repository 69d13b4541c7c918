package org.gongkai.reporting;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Role;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins the report of a period, or the edition that corrects a locked one; an open edition is taken up again. */
@Component
public class PrepareAnnualReport {

    private final AnnualReports reports;
    private final EditionRows editions;
    private final Ledger ledger;
    private final Now now;

    PrepareAnnualReport(AnnualReports reports, EditionRows editions, Ledger ledger, Now now) {
        this.reports = reports;
        this.editions = editions;
        this.ledger = ledger;
        this.now = now;
    }

    @Transactional
    public Attempt<Edition> prepare(String organ, int year, ReportScope scope, Reporter reporter) {
        return prepare(ReportKey.annual(organ, year, scope), reporter);
    }

    @Transactional
    public Attempt<Edition> prepare(ReportKey key, Reporter reporter) {
        Optional<String> reason = reports.whyNone(key).or(() -> mayWork(key.organ(), reporter));
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        Optional<Edition> before = editions.latest(key);
        if (before.isPresent() && before.get().isOpen()) {
            return Attempt.done(before.get());
        }
        Edition edition = new Edition(Identifier.fresh(), key, before.map(b -> b.number() + 1).orElse(1),
                now.instant(), null, null, null, null, null);
        editions.add(edition, reports.form(key).id(), reporter.personId());
        before.ifPresent(b -> editions.continueFrom(b.id(), edition.id()));
        ledger.record(named(ActDraft.of("report.prepared", edition.id()), edition, reporter).detail("number", edition.number()));
        return Attempt.done(edition);
    }

    /** An act about the edition that says which report it is. */
    static ActDraft named(ActDraft act, Edition edition, Reporter reporter) {
        ActDraft draft = act.organ(edition.organ()).actor(reporter.personId()).detail("year", edition.year()).detail("scope", edition.scope().id());
        return edition.key().isAnnual() ? draft.article("第四十九条") : draft.detail("family", edition.key().family()).detail("period", edition.key().period().id());
    }

    /** Everything against working on the reports of the organ; the page shows the same. */
    public List<String> whyNot(String organ, Reporter reporter) {
        return mayWork(organ, reporter).stream().toList();
    }

    /** Why this person may not work on the reports of the organ; empty when allowed. */
    static Optional<String> mayWork(String organ, Reporter reporter) {
        return reporter.whyNot(organ, Role.OFFICER, Role.DISCLOSURE_OFFICE);
    }
}
