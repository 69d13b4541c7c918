package org.gongkai.reporting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Derives the register's facts from its acts again, and compares each locked report with the digest its act holds. */
@Component
class ReportVerification implements Verification {

    private final Ledger ledger;
    private final Facts facts;
    private final RemedyRows remedies;
    private final EditionRows editions;

    ReportVerification(Ledger ledger, Facts facts, RemedyRows remedies, EditionRows editions) {
        this.ledger = ledger;
        this.facts = facts;
        this.remedies = remedies;
        this.editions = editions;
    }

    @Override
    public String title() {
        return "年报与复议诉讼登记";
    }

    @Override
    public void verify(Range range, Differences out) {
        verifyRemedies(ledger.subjects("remedy.", range), out);
        verifyEditions(ledger.subjects("report.locked", range), out);
        typed("reporting.typed_cell", "改填的数", editions.typedCells(), "report.cell.typed", "cell", out);
        typed("reporting.section_text", "年报的文字", editions.writtenSections(), "report.section.written", "section", out);
    }

    /** What was typed in an edition, or taken along from one before it, was typed by an act. */
    private void typed(String table, String title, List<EditionRows.ByHand> rows, String kind, String detail, Differences out) {
        Map<String, List<Act>> acts = ledger.of(rows.stream().flatMap(row -> row.series().stream()).distinct().toList());
        for (EditionRows.ByHand row : rows) {
            boolean byAct = row.series().stream().flatMap(edition -> acts.getOrDefault(edition, List.of()).stream())
                    .anyMatch(act -> act.kind().equals(kind) && row.what().equals(act.text(detail)));
            if (!byAct) {
                out.differs(row.edition() + " " + row.what(), title + "没有台账（" + table + "）", "无", "有");
            }
        }
        out.compared(rows.size());
    }

    private void verifyRemedies(List<String> ids, Differences out) {
        Map<String, List<Act>> acts = ledger.of(ids);
        Map<String, List<Fact>> counted = facts.of(ids);
        List<Remedy> stored = remedies.withIds(ids);
        for (String id : ids) {
            List<Act> its = acts.getOrDefault(id, List.of());
            List<String> should = RemedyFacts.of(its).stream().map(ReportVerification::key).sorted().toList();
            List<String> are = counted.getOrDefault(id, List.of()).stream().map(ReportVerification::key).sorted().toList();
            if (!should.equals(are)) {
                out.differs(id, "统计事实", should, are);
            }
            @Nullable String result = result(its);
            @Nullable String row = stored.stream().filter(remedy -> remedy.id().equals(id)).findFirst()
                    .map(remedy -> remedy.result() == null ? "pending" : remedy.result().id()).orElse(null);
            if (!Objects.equals(result, row)) {
                out.differs(id, "复议、诉讼结果", String.valueOf(result), String.valueOf(row));
            }
        }
        out.compared(ids.size());
    }

    private void verifyEditions(List<String> ids, Differences out) {
        Map<String, List<Act>> acts = ledger.of(ids);
        Map<String, String> snapshots = editions.snapshots(ids);
        for (String id : ids) {
            Object locked = acts.getOrDefault(id, List.of()).stream().filter(act -> act.kind().equals("report.locked"))
                    .map(act -> act.detail().get("digest")).findFirst().orElse("");
            String snapshot = snapshots.get(id);
            String digest = snapshot == null ? "" : Sha256.hex(snapshot);
            if (!digest.equals(locked)) {
                out.differs(id, "已锁定年报的摘要", locked, digest);
            }
        }
        out.compared(ids.size());
    }

    /** Null once struck. */
    private static @Nullable String result(List<Act> acts) {
        String result = "pending";
        for (Act act : acts) {
            if (act.kind().equals(RemedyFacts.STRUCK)) {
                return null;
            }
            result = String.valueOf(act.detail().getOrDefault("result", result));
        }
        return result;
    }

    private static String key(Fact fact) {
        BigDecimal amount = fact.amount().stripTrailingZeros();
        return String.join("|", fact.kind(), fact.code(), fact.party(), fact.organ(), fact.on().toString(), amount.toPlainString(), fact.actId());
    }
}
