package org.gongkai.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.Remedy.Kind;
import org.gongkai.reporting.Remedy.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of reconsiderations and suits: entered, decided, struck out again when entered in error; each an act, and
 * counted where table 四 counts it.
 */
@Component
public class Remedies {

    private static final String ARTICLE = "第五十条第（三）项";

    private final RemedyRows rows;
    private final WorkedAsCases cases;
    private final Ledger ledger;
    private final Facts facts;
    private final Organs organs;
    private final Now now;

    Remedies(RemedyRows rows, WorkedAsCases cases, Ledger ledger, Facts facts, Organs organs, Now now) {
        this.rows = rows;
        this.cases = cases;
        this.ledger = ledger;
        this.facts = facts;
        this.organs = organs;
        this.now = now;
    }

    /** What is entered; result and the day of decision come together or not at all. */
    public record Entry(String organ, Kind kind, String reference, @Nullable String request, LocalDate filedOn,
            @Nullable Result result, @Nullable LocalDate decidedOn) {}

    public Optional<Remedy> find(String id) {
        return rows.find(id);
    }

    public Optional<Remedy> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    public Optional<Remedy> find(String organ, Kind kind, String reference) {
        return rows.of(organ, kind).stream().filter(row -> Remedy.sameReference(row.reference(), reference)).findFirst();
    }

    /** Whether the organ works the same matter as a case. */
    boolean isWorkedAsCase(Entry entry) {
        return cases.find(entry.organ(), entry.kind(), entry.reference()).isPresent();
    }

    /** Newest filing first, after the given one, at most {@code limit}. */
    public List<Remedy> list(Scope scope, @Nullable Remedy after, int limit) {
        return rows.list(scope, after, limit);
    }

    public List<Remedy> withIds(List<String> ids) {
        return rows.withIds(ids);
    }

    @Transactional
    public Attempt<Remedy> register(Entry entry, Reporter reporter) {
        List<String> reasons = reasonsAgainst(entry, reporter);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Remedy remedy = new Remedy(Identifier.fresh(), entry.organ(), entry.kind(), entry.reference().strip(),
                entry.request(), entry.filedOn(), entry.result(), entry.decidedOn());
        if (!rows.add(remedy)) {
            return Attempt.refused(alreadyThere(entry));
        }
        Act act = ledger.record(draft(RemedyFacts.REGISTERED, remedy, reporter).detail("filed", remedy.filedOn())
                .detail("request", remedy.request())
                .detail("result", remedy.result() == null ? null : remedy.result().id()).detail("decided", remedy.decidedOn()));
        facts.write(RemedyFacts.of(act, List.of()));
        return Attempt.done(remedy);
    }

    @Transactional
    public Attempt<Remedy> decide(String id, Result result, LocalDate on, Reporter reporter) {
        Remedy pending = rows.find(id).orElse(null);
        if (pending == null) {
            return Attempt.refused("没有这件复议、诉讼，或者已经撤销登记。");
        }
        List<String> reasons = new ArrayList<>(mayKeep(pending.organ(), reporter));
        if (!pending.isPending()) {
            reasons.add("该案已经审结；登记有误的，请撤销登记后重新登记。");
        }
        reasons.addAll(datesAgainst(pending.filedOn(), on));
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Remedy decided = pending.decided(result, on);
        if (!rows.decide(decided, result)) {
            return Attempt.refused("该案刚刚由他人登记了结果，请刷新后核对。");
        }
        Act act = ledger.record(draft(RemedyFacts.DECIDED, decided, reporter).detail("result", result.id()).detail("decided", on));
        facts.write(RemedyFacts.of(act, facts.of(id)));
        return Attempt.done(decided);
    }

    /** Takes an entry made in error out of the register; what it counted is counted back. */
    @Transactional
    public Attempt<Remedy> strike(String id, String reason, Reporter reporter) {
        Remedy remedy = rows.find(id).orElse(null);
        if (remedy == null) {
            return Attempt.refused("没有这件复议、诉讼，或者已经撤销登记。");
        }
        List<String> reasons = new ArrayList<>(mayKeep(remedy.organ(), reporter));
        if (reason.isBlank()) {
            reasons.add("请写明撤销登记的理由。");
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        if (!rows.strike(id, now.today(), reason.strip())) {
            return Attempt.refused("该案刚刚由他人撤销登记。");
        }
        Act act = ledger.record(draft(RemedyFacts.STRUCK, remedy, reporter));
        facts.write(RemedyFacts.of(act, facts.of(id)));
        return Attempt.done(remedy);
    }

    private List<String> reasonsAgainst(Entry entry, Reporter reporter) {
        List<String> reasons = new ArrayList<>();
        Optional<Organ> organ = organs.find(entry.organ());
        if (organ.isEmpty()) {
            reasons.add("没有代码为“" + entry.organ() + "”的机关。");
        } else {
            reasons.addAll(mayKeep(entry.organ(), reporter));
        }
        if (entry.reference().isBlank()) {
            reasons.add("请填写复议或者诉讼的案号。");
        }
        if (entry.filedOn().isAfter(now.today())) {
            reasons.add("受理日期 " + entry.filedOn() + " 晚于今天。");
        }
        if ((entry.result() == null) != (entry.decidedOn() == null)) {
            reasons.add("结果与审结日期应当同时填写，尚未审结的都不填。");
        }
        if (entry.decidedOn() != null) {
            reasons.addAll(datesAgainst(entry.filedOn(), entry.decidedOn()));
        }
        if (reasons.isEmpty()) {
            if (find(entry.organ(), entry.kind(), entry.reference()).isPresent()) {
                reasons.add(alreadyThere(entry));
            }
            cases.find(entry.organ(), entry.kind(), entry.reference()).ifPresent(id -> reasons.add("案号“" + entry.reference().strip()
                    + "”已作为办件办理，年报按办件计数，不必再登记。"));
        }
        return reasons;
    }

    private static String alreadyThere(Entry entry) {
        return "案号“" + entry.reference().strip() + "”已经登记过。";
    }

    private static List<String> mayKeep(String organ, Reporter reporter) {
        return reporter.whyNot(organ, Role.OFFICER, Role.DISCLOSURE_OFFICE).stream().toList();
    }

    private List<String> datesAgainst(LocalDate filed, LocalDate decided) {
        List<String> reasons = new ArrayList<>();
        if (decided.isBefore(filed)) {
            reasons.add("审结日期 " + decided + " 早于受理日期 " + filed + "。");
        }
        if (decided.isAfter(now.today())) {
            reasons.add("审结日期 " + decided + " 晚于今天。");
        }
        return reasons;
    }

    private static ActDraft draft(String kind, Remedy remedy, Reporter reporter) {
        return ActDraft.of(kind, remedy.id()).organ(remedy.organ()).actor(reporter.personId()).article(ARTICLE)
                .detail("remedy", remedy.kind().id());
    }
}
