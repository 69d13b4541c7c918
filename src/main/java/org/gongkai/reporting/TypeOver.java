package org.gongkai.reporting;

import java.math.BigDecimal;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Types a number into a cell; over a counted one only with a reason, and the counted one is kept beside it. */
@Component
public class TypeOver {

    private final AnnualReports reports;
    private final EditionRows editions;
    private final Ledger ledger;
    private final Now now;

    TypeOver(AnnualReports reports, EditionRows editions, Ledger ledger, Now now) {
        this.reports = reports;
        this.editions = editions;
        this.ledger = ledger;
        this.now = now;
    }

    /** @param value null leaves the cell blank, which is not zero */
    @Transactional
    public Attempt<Cell> type(String editionId, Cell cell, @Nullable BigDecimal value, @Nullable String reason, Reporter reporter) {
        return type(editionId, cell, new Typed(value, reason), reporter);
    }

    /** As {@link #type(String, Cell, BigDecimal, String, Reporter)}; the cell may also be said not to apply. */
    @Transactional
    public Attempt<Cell> type(String editionId, Cell cell, Typed typed, Reporter reporter) {
        Edition edition = editions.hold(editionId).orElse(null);
        Optional<String> refusal = whyNot(edition, cell, reporter);
        if (edition == null || refusal.isPresent()) {
            return Attempt.refused(refusal.orElse("没有这一版年报。"));
        }
        String reason = typed.reason();
        String given = reason == null || reason.isBlank() ? null : reason.strip();
        if (given == null && reports.form(edition.key()).counts(cell)) {
            return Attempt.refused("该数由台账得出，改填应当写明理由。");
        }
        editions.type(editionId, cell, new Typed(typed.value(), given, typed.applies()), now.instant(), reporter.personId());
        ActDraft act = draft("report.cell.typed", edition, cell, reporter).detail("value", typed.value() == null ? null : typed.value().toPlainString());
        ledger.record(typed.applies() ? act : act.detail("applies", false));
        return Attempt.done(cell);
    }

    /** Takes back what was typed: the cell says again what the register gives. */
    @Transactional
    public Attempt<Cell> restore(String editionId, Cell cell, Reporter reporter) {
        Edition edition = editions.hold(editionId).orElse(null);
        Optional<String> refusal = whyNot(edition, cell, reporter);
        if (edition == null || refusal.isPresent()) {
            return Attempt.refused(refusal.orElse("没有这一版年报。"));
        }
        editions.untype(editionId, cell);
        ledger.record(draft("report.cell.restored", edition, cell, reporter));
        return Attempt.done(cell);
    }

    private Optional<String> whyNot(@Nullable Edition edition, Cell cell, Reporter reporter) {
        if (edition == null) {
            return Optional.of("没有这一版年报。");
        }
        Form form = reports.form(edition.key());
        if (!form.has(cell)) {
            return Optional.of("表格中没有这一格：" + cell);
        }
        return WriteSection.whyNot(edition, reporter);
    }

    private static ActDraft draft(String kind, Edition edition, Cell cell, Reporter reporter) {
        ActDraft act = ActDraft.of(kind, edition.id()).organ(edition.organ()).actor(reporter.personId()).detail("cell", cell.toString());
        return edition.key().isAnnual() ? act.article("第五十条") : act;
    }
}
