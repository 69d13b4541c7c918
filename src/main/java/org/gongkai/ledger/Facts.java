package org.gongkai.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What acts count for, written beside them and read by the reports. */
@Repository
public class Facts {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final ApplicationEventPublisher events;

    Facts(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("""
                insert into ledger.fact (kind, code, party, organ, on_date, amount, record, act_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", facts.stream().map(fact -> new Object[] {fact.kind(), fact.code(),
                        fact.party(), fact.organ(), fact.on(), fact.amount(), fact.record(), fact.actId()}).toList());
        events.publishEvent(new FactsWritten(List.copyOf(facts)));
    }

    /** The facts of one record in the order they were written. */
    public List<Fact> of(String record) {
        return client.sql("""
                select kind, code, party, organ, on_date, amount, record, act_id from ledger.fact
                where record = ? order by id""").param(record)
                .query((row, n) -> fact(row)).list();
    }

    /** What some acts of one record counted. */
    public List<Fact> ofActs(String record, Collection<String> acts) {
        return client.sql("""
                select kind, code, party, organ, on_date, amount, record, act_id from ledger.fact
                where record = ? and act_id = any(?) order by id""").params(record, acts.toArray(String[]::new)).query((row, n) -> fact(row)).list();
    }

    /** The facts of several records, by record, each in the order they were written. */
    public Map<String, List<Fact>> of(Collection<String> records) {
        return client.sql("""
                select kind, code, party, organ, on_date, amount, record, act_id from ledger.fact
                where record = any(?) order by id""").param(records.toArray(String[]::new))
                .query((row, n) -> fact(row)).list().stream().collect(Collectors.groupingBy(Fact::record));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getObject(5, LocalDate.class), row.getBigDecimal(6), row.getString(7), row.getString(8));
    }

    /** Sums by organ, kind, code and party in one query. */
    public List<FactSum> sums(FactQuery query) {
        Where where = new Where(query);
        return client.sql("select organ, kind, code, party, sum(amount) from ledger.fact where " + where.sql
                + " group by organ, kind, code, party").params(where.params)
                .query((row, n) -> new FactSum(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getBigDecimal(5))).list();
    }

    /** Sums by organ, kind, code, party and calendar year in one query: flows of each year, and what they leave open. */
    public List<FactSumOfYear> sumsByYear(FactQuery query) {
        Where where = new Where(query);
        return client.sql("select organ, kind, code, party, extract(year from on_date)::int, sum(amount) from ledger.fact where "
                + where.sql + " group by organ, kind, code, party, extract(year from on_date)").params(where.params)
                .query((row, n) -> new FactSumOfYear(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getInt(5), row.getBigDecimal(6))).list();
    }

    /** The same by calendar month. */
    public List<FactSumOfMonth> sumsByMonth(FactQuery query) {
        Where where = new Where(query);
        return client.sql("select organ, kind, code, party, to_char(on_date, 'YYYY-MM'), sum(amount) from ledger.fact where "
                + where.sql + " group by organ, kind, code, party, to_char(on_date, 'YYYY-MM')").params(where.params)
                .query((row, n) -> new FactSumOfMonth(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        YearMonth.parse(row.getString(5)), row.getBigDecimal(6))).list();
    }

    /**
     * Sums by organ, kind, code, party and period in one query.
     *
     * @param firstDays of the periods, ascending, each reaching to the next: what lies before them all is numbered 0, the first 1
     */
    public List<FactSumOfPeriod> sumsByPeriod(FactQuery query, List<LocalDate> firstDays) {
        Where where = new Where(query);
        List<Object> params = new ArrayList<>();
        params.add(firstDays.stream().map(day -> (int) day.toEpochDay()).toArray(Integer[]::new));
        params.addAll(where.params);
        return client.sql("select organ, kind, code, party, width_bucket(on_date - date '1970-01-01', ?::int[]), sum(amount) from ledger.fact where "
                + where.sql + " group by 1, 2, 3, 4, 5").params(params)
                .query((row, n) -> new FactSumOfPeriod(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getInt(5), row.getBigDecimal(6))).list();
    }

    /**
     * Ids of the records whose facts, those of {@code plus} less those of {@code minus}, do not add up to zero: what came
     * in and is still open; in order of id, after a key, at most {@code limit}.
     */
    public List<String> records(List<FactQuery> plus, List<FactQuery> minus, String after, int limit) {
        List<String> parts = new ArrayList<>();
        List<Object> params = new ArrayList<>();
        for (FactQuery query : plus) {
            parts.add(part("amount", query, after, params));
        }
        for (FactQuery query : minus) {
            parts.add(part("-amount", query, after, params));
        }
        params.add(limit);
        return client.sql("select record from (" + String.join(" union all ", parts)
                + ") counted group by record having sum(amount) <> 0 order by record limit ?").params(params)
                .query(String.class).list();
    }

    private static String part(String amount, FactQuery query, String after, List<Object> params) {
        Where where = new Where(query);
        params.addAll(where.params);
        params.add(after);
        return "select record, " + amount + " as amount from ledger.fact where " + where.sql + " and record > ?";
    }

    /** Ids of the records whose facts do not add up to zero, in order of id, after a key, at most {@code limit}. */
    public List<String> records(FactQuery query, String after, int limit) {
        Where where = new Where(query);
        List<Object> params = new ArrayList<>(where.params);
        params.add(after);
        params.add(limit);
        return client.sql("select record from ledger.fact where " + where.sql
                + " and record > ? group by record having sum(amount) <> 0 order by record limit ?").params(params)
                .query(String.class).list();
    }

    /** A record that counts among these and whose id does not begin with a prefix; empty where there is none. */
    public Optional<String> recordOutside(FactQuery query, String prefix) {
        Where where = new Where(query);
        List<Object> params = new ArrayList<>(where.params);
        params.add(prefix);
        return client.sql("select record from ledger.fact where " + where.sql + " and not starts_with(record, ?) group by record having sum(amount) <> 0 limit 1").params(params).query(String.class).optional();
    }

    private static final class Where {

        private final List<Object> params = new ArrayList<>();
        private final String sql;

        Where(FactQuery query) {
            List<String> conditions = new ArrayList<>();
            conditions.add("kind = any(?)");
            params.add(sorted(query.kinds()));
            conditions.add("organ = any(?)");
            params.add(sorted(query.organs()));
            if (query.from() != null) {
                conditions.add("on_date >= ?");
                params.add(query.from());
            }
            if (query.to() != null) {
                conditions.add("on_date <= ?");
                params.add(query.to());
            }
            if (query.codes() != null) {
                conditions.add("code = any(?)");
                params.add(sorted(query.codes()));
            }
            if (query.parties() != null) {
                conditions.add("party = any(?)");
                params.add(sorted(query.parties()));
            }
            sql = String.join(" and ", conditions);
        }

        private static String[] sorted(Set<String> values) {
            String[] array = values.toArray(String[]::new);
            Arrays.sort(array);
            return array;
        }
    }
}
