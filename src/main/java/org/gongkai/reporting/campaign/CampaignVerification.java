package org.gongkai.reporting.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.springframework.stereotype.Component;

/** Takes the steps of each campaign again from its acts, and compares where everyone stands, the words, the counter-entries and the locked total. */
@Component
class CampaignVerification implements Verification {

    private final Ledger ledger;
    private final CampaignRows rows;

    CampaignVerification(Ledger ledger, CampaignRows rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    @Override
    public String title() {
        return "统计任务";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> ids = ledger.subjects(Step.ACTS, range);
        Map<String, List<Act>> acts = ledger.of(ids);
        Map<String, List<Filing>> stored = rows.filings(ids);
        Map<String, String> snapshots = rows.snapshots(ids);
        Map<String, List<Taken>> steps = rows.steps(ids);
        for (String id : ids) {
            List<Act> its = acts.getOrDefault(id, List.of());
            Map<String, Filing> is = new TreeMap<>();
            stored.getOrDefault(id, List.of()).forEach(filing -> is.put(filing.organ(), filing));
            Map<String, Filing> should = new TreeMap<>(filings(its));
            if (!should.equals(is)) {
                out.differs(id, "各机关报送到哪一步", should.values(), is.values());
            }
            String digest = Optional.ofNullable(snapshots.get(id)).map(Sha256::hex).orElse("");
            String locked = its.stream().filter(act -> act.kind().equals(Step.LOCKED.act())).findFirst().map(act -> act.text("digest")).orElse("");
            if (!locked.equals(digest)) {
                out.differs(id, "锁定的汇总数的摘要", locked, digest);
            }
            words(id, its, steps.getOrDefault(id, List.of()), out);
            List<String> corrected = its.stream().filter(act -> act.kind().equals(Step.CORRECTED.act())).flatMap(CampaignVerification::corrections).sorted().toList();
            List<String> entered = rows.corrections(id).values().stream().flatMap(List::stream).map(one -> one.act() + " " + one.cell() + " " + one.after().stripTrailingZeros().toPlainString()).sorted().toList();
            if (!corrected.equals(entered)) {
                out.differs(id, "接收以后的更正", corrected, entered);
            }
        }
        out.compared(ids.size());
    }

    private static void words(String id, List<Act> acts, List<Taken> steps, Differences out) {
        Map<String, String> bound = new TreeMap<>();
        acts.forEach(act -> bound.put(act.id(), Objects.requireNonNullElse(act.text("words"), "")));
        Map<String, String> are = new TreeMap<>();
        steps.forEach(step -> are.put(step.act(), step.said() == null ? "" : Sha256.hex(step.said())));
        if (!bound.equals(are)) {
            out.differs(id, "统计任务经过里写的话", bound, are);
        }
    }

    private static Stream<String> corrections(Act act) {
        List<String> cells = texts(act, "cells");
        List<String> numbers = texts(act, "numbers");
        List<String> entered = new ArrayList<>();
        for (int n = 0; n < cells.size(); n++) {
            entered.add(act.id() + " " + cells.get(n) + " " + new BigDecimal(numbers.get(n)).stripTrailingZeros().toPlainString());
        }
        return entered.stream();
    }

    /** Where everyone stands after these acts of one campaign. */
    static Map<String, Filing> filings(List<Act> acts) {
        Map<String, Filing> filings = new LinkedHashMap<>();
        for (Act act : acts) {
            Step step = Step.named(act.verb()).orElseThrow();
            String organ = act.text("organ");
            if (step == Step.ISSUED) {
                List<String> organs = texts(act, "organs");
                List<String> due = texts(act, "due");
                for (int n = 0; n < organs.size(); n++) {
                    filings.put(organs.get(n), Filing.told(act.subject(), organs.get(n), LocalDate.parse(due.get(n))));
                }
            } else if (step == Step.LOCKED) {
                filings.replaceAll((id, filing) -> filing.stage() == Stage.ACCEPTED ? filing.locked() : filing);
            } else if (organ != null && step == Step.ADDED) {
                filings.put(organ, Filing.told(act.subject(), organ, Objects.requireNonNull(act.date("until"))));
            } else if (organ != null) {
                filings.computeIfPresent(organ, (id, filing) -> filing.after(new Taken(act.id(), act.subject(), step, organ, act.effectiveOn(), act.date("until"), act.text("edition"),
                        act.actor(), act.text("person"), null)));
            }
        }
        return filings;
    }

    private static List<String> texts(Act act, String name) {
        return act.detail().get(name) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
