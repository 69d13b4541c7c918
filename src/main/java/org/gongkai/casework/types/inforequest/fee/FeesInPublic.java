package org.gongkai.casework.types.inforequest.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSumOfYear;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.registers.Projection;
import org.springframework.stereotype.Component;

/** What each organ charged for requests and what it let go, year by year: from the steps of the requests themselves, those that were struck left out. */
@Component
public class FeesInPublic implements Projection {

    /** By which a declaration names it. */
    public static final String ID = "request-fees";

    private static final String OF_TYPE = "inforequest.";
    private static final String STRIKE = OF_TYPE + "strike";
    /** Fields of the register, by the step that they count. */
    private static final Map<String, String> STEPS = Map.of("fee-notice", "notices", "fee-paid", "paid", "fee-waive", "waived", "fee-lapsed", "lapsed");
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    private record Where(String organ, int year) {
    }

    private final Ledger ledger;
    private final Facts facts;
    private final Now now;

    FeesInPublic(Ledger ledger, Facts facts, Now now) {
        this.ledger = ledger;
        this.facts = facts;
        this.now = now;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Row> rows() {
        LocalDate today = now.today();
        Map<String, Integer> struck = new HashMap<>();
        ledger.taken(STRIKE, EVER, today).forEach(act -> struck.merge(act.subject() + " " + act.text("step"), 1, Integer::sum));
        Map<Where, Map<String, Integer>> counts = new HashMap<>();
        Map<Where, LocalDate> latest = new HashMap<>();
        STEPS.forEach((step, field) -> {
            for (Act act : ledger.taken(OF_TYPE + step, EVER, today)) {
                if (struck.merge(act.subject() + " " + step, -1, Integer::sum) < 0) {
                    Where where = new Where(act.organ(), act.effectiveOn().getYear());
                    counts.computeIfAbsent(where, one -> new HashMap<>()).merge(field, 1, Integer::sum);
                    latest.merge(where, act.effectiveOn(), (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        });
        return rows(counts, latest, today);
    }

    private List<Row> rows(Map<Where, Map<String, Integer>> counts, Map<Where, LocalDate> latest, LocalDate today) {
        Set<String> organs = new HashSet<>();
        counts.keySet().forEach(where -> organs.add(where.organ()));
        Map<Where, BigDecimal> sums = new HashMap<>();
        if (!organs.isEmpty()) {
            for (FactSumOfYear sum : facts.sumsByYear(FactQuery.of(Set.of(OF_TYPE + "fee"), organs).between(EVER, today))) {
                sums.merge(new Where(sum.organ(), sum.year()), sum.amount(), BigDecimal::add);
            }
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((where, of) -> {
            Map<String, String> values = new TreeMap<>(Map.of("year", String.valueOf(where.year())));
            STEPS.values().forEach(field -> values.put(field, String.valueOf(of.getOrDefault(field, 0))));
            values.put("amount", sums.getOrDefault(where, BigDecimal.ZERO).stripTrailingZeros().toPlainString());
            rows.add(new Row(where.organ(), Objects.requireNonNull(latest.get(where)), values));
        });
        return rows;
    }

    @Override
    public boolean follows(Act act) {
        return act.kind().equals(STRIKE) || act.kind().startsWith(OF_TYPE) && STEPS.containsKey(act.verb());
    }
}
