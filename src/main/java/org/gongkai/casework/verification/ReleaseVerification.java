package org.gongkai.casework.verification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.casework.release.DisclosureLog;
import org.gongkai.casework.release.Releases;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what the ledger says became public for all with the log of requests and the decisions that are kept. */
@Component
class ReleaseVerification implements Verification {

    private static final int CHUNK = 500;

    private final Ledger ledger;
    private final JdbcClient client;

    ReleaseVerification(Ledger ledger, JdbcClient client) {
        this.ledger = ledger;
        this.client = client;
    }

    @Override
    public String title() {
        return "转为主动公开";
    }

    @Override
    public void verify(Range range, Differences out) {
        TreeSet<String> subjects = new TreeSet<>();
        for (String kind : List.of(DisclosureLog.RELEASED, DisclosureLog.WITHDRAWN, Releases.DRAFTED, Releases.DECLINED)) {
            subjects.addAll(ledger.subjects(kind, range));
        }
        if (range.after() == 0) {
            subjects.addAll(client.sql("""
                    select c.application_id from casework.log_entry l join casework.cases c on c.id = l.case_id
                    union select c.application_id from casework.release r join casework.cases c on c.id = r.case_id where r.decision is not null""")
                    .query(String.class).list());
        }
        List<String> all = List.copyOf(subjects);
        for (int from = 0; from < all.size(); from += CHUNK) {
            verify(all.subList(from, Math.min(from + CHUNK, all.size())), out);
        }
        out.compared(all.size());
    }

    private void verify(List<String> applications, Differences out) {
        Map<String, String> logged = new TreeMap<>();
        Map<String, String> decided = new TreeMap<>();
        for (List<Act> acts : ledger.of(applications).values()) {
            for (Act act : acts) {
                String of = act.text("case");
                if (of == null) {
                    continue;
                }
                switch (act.kind()) {
                    case DisclosureLog.RELEASED -> logged.put(of, act.id());
                    case DisclosureLog.WITHDRAWN -> logged.remove(of);
                    case Releases.DRAFTED, Releases.DECLINED -> decided.put(of, act.id());
                    default -> { }
                }
            }
        }
        compare("依申请公开目录", logged, kept("casework.log_entry", applications), out);
        compare("是否主动公开", decided, kept("casework.release", applications), out);
    }

    private Map<String, String> kept(String table, List<String> applications) {
        Map<String, String> kept = new TreeMap<>();
        client.sql("select k.case_id, k.act_id from " + table + " k join casework.cases c on c.id = k.case_id where c.application_id = any(?) and k.act_id is not null")
                .param(applications.toArray(String[]::new)).query(row -> {
                    kept.put(row.getString(1), row.getString(2));
                });
        return kept;
    }

    private static void compare(String what, Map<String, String> derived, Map<String, String> kept, Differences out) {
        TreeSet<String> cases = new TreeSet<>(derived.keySet());
        cases.addAll(kept.keySet());
        for (String id : cases) {
            if (!Objects.equals(derived.get(id), kept.get(id))) {
                out.differs(id, what, String.valueOf(derived.get(id)), String.valueOf(kept.get(id)));
            }
        }
    }
}
