package org.gongkai.directreport;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many items are due: of every section here, and of each lower installation. */
@Component
public class Quotas {

    /** Whose it is when it is that of every section here. */
    public static final String SECTIONS = "";
    private static final String SUBJECT = "sections";
    private static final int MOST = 1_000_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Quotas(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** For how long it is. */
    public enum Period {
        WEEK("每周"), YEAR("每年");

        private final String title;

        Period(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public static Optional<Period> named(String name) {
            return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
        }
    }

    /** All there are, by whose they are. */
    public Map<String, Map<Period, Integer>> all() {
        Map<String, Map<Period, Integer>> all = new HashMap<>();
        jdbc.sql("select peer, period, items from directreport.quota").query(row -> {
            all.computeIfAbsent(row.getString(1), none -> new EnumMap<>(Period.class)).put(Period.valueOf(row.getString(2)), row.getInt(3));
        });
        return all;
    }

    /** @param whose a peer, or {@link #SECTIONS} */
    @Transactional
    public Attempt<Integer> set(String whose, Period period, int items, Staff staff) {
        if (!staff.holds(Role.DISCLOSURE_OFFICE)) {
            return Attempt.refused("须由公开办布置。");
        }
        if (items < 1 || items > MOST) {
            return Attempt.refused("任务数是 1 以上的整数。");
        }
        String act = ledger.record(ActDraft.of(Acts.QUOTA, whose.equals(SECTIONS) ? SUBJECT : whose).organ(DirectoryActs.INSTALLATION).actor(staff.personId()).detail("period", period.name())
                .detail("items", items)).id();
        jdbc.sql("insert into directreport.quota (peer, period, items, act) values (?, ?, ?, ?) on conflict (peer, period) do update set items = excluded.items, act = excluded.act")
                .params(whose, period.name(), items, act).update();
        return Attempt.done(items);
    }
}
