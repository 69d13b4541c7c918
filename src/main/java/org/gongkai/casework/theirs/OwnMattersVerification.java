package org.gongkai.casework.theirs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.Cases;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a matter is by its acts is whose it is in the table that people outside are let in by. */
@Component
class OwnMattersVerification implements Verification {

    private static final int CHUNK = 500;

    private final CaseTypes types;
    private final Cases cases;
    private final Ledger ledger;
    private final JdbcClient client;

    OwnMattersVerification(CaseTypes types, Cases cases, Ledger ledger, JdbcClient client) {
        this.types = types;
        this.cases = cases;
        this.ledger = ledger;
        this.client = client;
    }

    @Override
    public String title() {
        return "外部人员看得到的办件";
    }

    @Override
    public void verify(Range range, Differences out) {
        TreeSet<String> subjects = new TreeSet<>();
        types.all().stream().filter(Theirs::isFor).map(CaseType::id).forEach(type -> subjects.addAll(ledger.subjects(type + ".", range)));
        if (range.fromTheStart()) {
            subjects.addAll(client.sql("select case_id from casework.own_matter where how = 'ACT'").query(String.class).list());
        }
        List<String> all = List.copyOf(subjects);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<String, Map<String, String>> kept = kept(chunk);
            Map<String, CaseState> states = cases.states(chunk);
            for (String id : chunk) {
                Map<String, String> derived = states.containsKey(id) ? Theirs.of(states.get(id)) : Map.of();
                Map<String, String> stored = kept.getOrDefault(id, Map.of());
                if (!Objects.equals(derived, stored)) {
                    out.differs(id, "谁的办件", derived, stored);
                }
            }
        }
        out.compared(all.size());
    }

    private Map<String, Map<String, String>> kept(List<String> cases) {
        Map<String, Map<String, String>> kept = new TreeMap<>();
        client.sql("select case_id, person, act_id from casework.own_matter where how = 'ACT' and case_id = any(?)").param(cases.toArray(String[]::new)).query(row -> {
            kept.computeIfAbsent(row.getString(1), id -> new TreeMap<>()).put(row.getString(2), row.getString(3));
        });
        return kept;
    }
}
