package org.gongkai.reporting;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.form.Form.Section;
import org.gongkai.reporting.form.Narrative;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes one of the text sections of an open edition. */
@Component
public class WriteSection {

    private static final int LONGEST = 20_000;

    private final AnnualReports reports;
    private final EditionRows editions;
    private final Ledger ledger;
    private final Now now;

    WriteSection(AnnualReports reports, EditionRows editions, Ledger ledger, Now now) {
        this.reports = reports;
        this.editions = editions;
        this.ledger = ledger;
        this.now = now;
    }

    @Transactional
    public Attempt<Section> write(String editionId, String sectionId, String body, Reporter reporter) {
        Edition edition = editions.hold(editionId).orElse(null);
        if (edition == null) {
            return Attempt.refused("没有这一版年报。");
        }
        Optional<Section> section = reports.form(edition.key()).section(sectionId).filter(Section::isText);
        Optional<String> refusal = whyNot(edition, reporter);
        if (section.isEmpty() || refusal.isPresent()) {
            return Attempt.refused(refusal.orElse("年报没有这一部分正文：" + sectionId));
        }
        if (body.length() > LONGEST) {
            return Attempt.refused("“" + section.get().title() + "”有" + body.length() + "字，最多" + LONGEST + "字。");
        }
        List<String> unknown = Narrative.unknown(body, reports.form(edition.key()));
        if (!unknown.isEmpty()) {
            return Attempt.refused("表中没有" + String.join("、", unknown) + "这样的格子。");
        }
        editions.write(editionId, sectionId, body.strip(), now.instant(), reporter.personId());
        ActDraft act = ActDraft.of("report.section.written", editionId).organ(edition.organ()).actor(reporter.personId()).detail("section", sectionId);
        ledger.record(edition.key().isAnnual() ? act.article("第五十条") : act);
        return Attempt.done(section.get());
    }

    /** Why the edition cannot be worked on by this person; empty when it can. */
    static Optional<String> whyNot(Edition edition, Reporter reporter) {
        return edition.isOpen() ? PrepareAnnualReport.mayWork(edition.organ(), reporter)
                : Optional.of("该版年报" + edition.state().title() + "，更正请编制新的一版。");
    }
}
