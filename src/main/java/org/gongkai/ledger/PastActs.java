package org.gongkai.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What had happened by the end of a day: of each record the last act of some kinds, whatever came afterwards left out. */
@Repository
public class PastActs {

    /** Acts of a kind. @param detail a detail that they have; null for all of them @param value of that detail */
    public record Sort(String kind, @Nullable String detail, @Nullable String value) {

        public static Sort of(String kind) {
            return new Sort(kind, null, null);
        }

        public boolean has(Act act) {
            return act.kind().equals(kind) && (detail == null || String.valueOf(act.detail().get(detail)).equals(value));
        }
    }

    /** @param place grows with each act that was recorded */
    public record Placed(long place, Act act) {
    }

    /** Acts that are recorded at the same time have their places in another order than their moments, a few apart. */
    private static final long SLACK = 1000;

    private final JdbcClient client;

    PastActs(JdbcClient client) {
        this.client = client;
    }

    /** The day of the first act of all; empty before it. Of what was before, the ledger knows nothing. */
    public Optional<LocalDate> since() {
        return client.sql("select recorded_at from ledger.act order by seq limit 1").query((row, n) -> row.getObject(1, OffsetDateTime.class).atZoneSameInstant(Now.ZONE).toLocalDate()).optional();
    }

    /** The last act of these sorts that had happened to a record by the end of a day; null where none had. */
    public @Nullable Act last(String subject, Collection<Sort> sorts, LocalDate day) {
        return client.sql("select a.canonical from ledger.act a where a.subject = :subject and " + among("a", "sorts") + " and a.recorded_at < :end order by a.seq desc limit 1")
                .params(named("sorts", sorts)).param("subject", subject).param("end", end(day)).query((row, n) -> CanonicalForm.read(row.getString(1))).optional().orElse(null);
    }

    /**
     * Records in the state that the first sorts put them in, newest first: their last act of all sorts by the end of the day is one of those.
     *
     * @param organs that answered for the act; empty for all
     * @param before the place before which they begin; null for the newest
     */
    public List<Placed> standing(Collection<Sort> sorts, Collection<Sort> ending, LocalDate day, Collection<String> organs, @Nullable Long before, int limit) {
        List<Sort> all = new ArrayList<>(sorts);
        all.addAll(ending);
        return client.sql("select a.seq, a.canonical from ledger.act a where " + among("a", "sorts") + " and a.seq < :before and a.recorded_at < :end"
                        + (organs.isEmpty() ? "" : " and a.organ = any(:organs)")
                        + " and not exists (select from ledger.act b where b.subject = a.subject and b.seq > a.seq and b.recorded_at < :end and " + among("b", "every") + ")"
                        + " order by a.seq desc limit :limit")
                .params(named("sorts", sorts)).params(named("every", all)).param("before", before == null ? beyond(day) : before).param("end", end(day))
                .param("organs", organs.toArray(String[]::new)).param("limit", limit)
                .query((row, n) -> new Placed(row.getLong(1), CanonicalForm.read(row.getString(2)))).list();
    }

    /** An act of one of the sorts whose kinds and details are parameters of that name. */
    private static String among(String act, String sorts) {
        return act + ".kind = any(:" + sorts + ") and exists (select from unnest(:" + sorts + "::text[], :" + sorts + "said::text[]) s(kind, said) where s.kind = " + act
                + ".kind and (s.said = '' or position(s.said in " + act + ".canonical) > 0))";
    }

    private static Map<String, Object> named(String name, Collection<Sort> sorts) {
        return Map.of(name, sorts.stream().map(Sort::kind).toArray(String[]::new), name + "said",
                sorts.stream().map(sort -> sort.detail() == null ? "" : "\"" + sort.detail() + "\":\"" + sort.value() + "\"").toArray(String[]::new));
    }

    /** A place beyond which everything was recorded after the day: halved until it is found, so that what came since is not read. */
    private long beyond(LocalDate day) {
        long low = 0;
        long high = client.sql("select coalesce(max(seq), 0) from ledger.act").query(Long.class).single() + 1;
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            Instant at = client.sql("select recorded_at from ledger.act where seq <= ? order by seq desc limit 1").param(middle)
                    .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant()).optional().orElse(Instant.MIN);
            if (at.isBefore(end(day).toInstant())) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + SLACK;
    }

    private static OffsetDateTime end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Now.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }
}
