package org.gongkai.reporting;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a locked edition public at the address of its organ and period (R2019 第四十九条). */
@Component
public class PublishAnnualReport {

    private final EditionRows editions;
    private final Ledger ledger;
    private final Now now;

    PublishAnnualReport(EditionRows editions, Ledger ledger, Now now) {
        this.editions = editions;
        this.ledger = ledger;
        this.now = now;
    }

    @Transactional
    public Attempt<Edition> publish(String editionId, Reporter reporter) {
        Edition edition = editions.hold(editionId).orElse(null);
        if (edition == null) {
            return Attempt.refused("没有这一版年报。");
        }
        List<String> reasons = whyNot(edition, reporter);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        editions.publish(editionId, now.instant(), reporter.personId());
        ledger.record(PrepareAnnualReport.named(ActDraft.of("report.published", editionId), edition, reporter)
                .detail("digest", edition.digest()));
        return Attempt.done(editions.find(editionId).orElseThrow());
    }

    /** Everything that stands against publishing now; the page shows the same. */
    public List<String> whyNot(Edition edition, Reporter reporter) {
        List<String> reasons = new ArrayList<>();
        switch (edition.state()) {
            case OPEN -> reasons.add("先锁定，再公布。");
            case PUBLISHED -> reasons.add("该版年报已公布。");
            case LOCKED -> { }
        }
        reporter.whyNot(edition.organ(), Role.DISCLOSURE_OFFICE, Role.APPROVER).ifPresent(reasons::add);
        return reasons;
    }
}
