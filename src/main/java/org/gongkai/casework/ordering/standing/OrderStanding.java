package org.gongkai.casework.ordering.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.lists.Readers;
import org.gongkai.directory.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the orders that a scope sees, issued in a period, by the organ that was ordered; what is answered and what is verified are two figures. */
@Repository
public class OrderStanding {

    private static final String FROM = " from casework.supervision s join casework.cases c on c.id = s.case_id where s.issued_on between ? and ? and ";

    private final JdbcClient client;
    private final Readers readers;
    private final Now now;

    OrderStanding(JdbcClient client, Readers readers, Now now) {
        this.client = client;
        this.readers = readers;
        this.now = now;
    }

    /** What a figure counts. */
    public enum What {
        ISSUED("发出", "在这段日子里发出的督办，不论办到哪一步", "true"),
        OPEN("在办", "现在还没有销号、也没有撤销的", "not c.ended"),
        OVERDUE("超期未答", "现在没有答复、已经过了答复期限的", "exists (select from casework.handling h where h.case_id = c.id and h.no > 1 and not h.ended and h.due_on < :today)"),
        ANSWERED("已答复", "机关答复过的，不论有没有核对", "exists (select from casework.handling h where h.case_id = c.id and h.no > 1 and h.concluded_on is not null)"),
        VERIFIED("已核对认可", "清单上每一项都由别人核对过、认可了的；只有答复、没有核对的不算", "not exists (select from casework.lack l where l.case_id = c.id and l.state <> 'ACCEPTED') and exists (select from casework.lack l where l.case_id = c.id)"),
        AT_FIRST("一次认可", "已核对认可的当中，没有一项退回过的", "not exists (select from casework.lack l where l.case_id = c.id and (l.state <> 'ACCEPTED' or l.returned > 0)) and exists (select from casework.lack l where l.case_id = c.id)"),
        RETURNED("退回过", "有哪一项核对以后退回过的，不论后来怎样", "exists (select from casework.lack l where l.case_id = c.id and l.returned > 0)");

        private final String title;
        private final String definition;
        private final String sql;

        What(String title, String definition, String sql) {
            this.title = title;
            this.definition = definition;
            this.sql = sql;
        }

        public String title() {
            return title;
        }

        public String definition() {
            return definition;
        }

        /** @param today as it is written in the query */
        private String on(LocalDate today) {
            return sql.replace(":today", "date '" + today + "'");
        }
    }

    /** The figures of one organ. */
    public record Line(String organ, Map<What, Long> figures) {

        public long number(What what) {
            return figures.getOrDefault(what, 0L);
        }
    }

    /** By organ, in the order of their ids. */
    public List<Line> of(Scope scope, LocalDate from, LocalDate to) {
        Readers.Condition seen = readers.ofCase(scope);
        String counted = Arrays.stream(What.values()).map(what -> "count(*) filter (where " + what.on(now.today()) + ") as " + what.name()).collect(Collectors.joining(", "));
        return client.sql("select s.addressed, " + counted + FROM + seen.sql() + " group by s.addressed order by s.addressed").params(params(from, to, seen)).query((row, n) -> {
            Map<What, Long> figures = new EnumMap<>(What.class);
            for (What what : What.values()) {
                figures.put(what, row.getLong(what.name()));
            }
            return new Line(row.getString("addressed"), figures);
        }).list();
    }

    /** The sum of all lines. */
    public static Line sum(List<Line> lines) {
        Map<What, Long> figures = new EnumMap<>(What.class);
        for (What what : What.values()) {
            figures.put(what, lines.stream().mapToLong(line -> line.number(what)).sum());
        }
        return new Line("", figures);
    }

    /** An order behind a figure. @param returned how many items were sent back at least once */
    public record Behind(String caseId, String number, String subject, String addressed, LocalDate issuedOn, String definition, String stage, long items, long verified, long returned) {
    }

    /** The orders behind a figure, of one organ or of all. */
    public List<Behind> behind(Scope scope, LocalDate from, LocalDate to, What what, @Nullable String organ, int limit) {
        Readers.Condition seen = readers.ofCase(scope);
        List<Object> params = params(from, to, seen);
        if (organ != null) {
            params.add(organ);
        }
        params.add(limit);
        return client.sql("""
                select s.case_id, c.number, s.subject, s.addressed, s.issued_on, c.definition, c.stage, (select count(*) from casework.lack l where l.case_id = c.id) as items,
                    (select count(*) from casework.lack l where l.case_id = c.id and l.state = 'ACCEPTED') as verified, (select count(*) from casework.lack l where l.case_id = c.id and l.returned > 0) as returned\s"""
                + FROM + seen.sql() + " and " + what.on(now.today()) + (organ == null ? "" : " and s.addressed = ?") + " order by s.issued_on, c.number limit ?").params(params).query(Behind.class).list();
    }

    private static List<Object> params(LocalDate from, LocalDate to, Readers.Condition seen) {
        List<Object> params = new ArrayList<>(List.of(from, to));
        params.addAll(seen.params());
        return params;
    }
}
