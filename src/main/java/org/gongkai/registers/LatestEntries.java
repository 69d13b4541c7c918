package org.gongkai.registers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was entered last, of one register or of several together. */
@Repository
public class LatestEntries {

    private static final Cursor NOW = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), "", 0);
    private static final String BETWEEN = ",";
    private static final int PARTS = 3;

    /** After which entry a further page begins. */
    public record Cursor(Instant at, String register, long number) {

        static Cursor after(Entry entry) {
            return new Cursor(entry.recordedAt(), entry.register(), entry.number());
        }

        /** Empty where it is none. */
        public static Optional<Cursor> of(String said) {
            String[] parts = said.split(BETWEEN);
            try {
                return parts.length == PARTS ? Optional.of(new Cursor(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2]))) : Optional.empty();
            } catch (DateTimeException | NumberFormatException other) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return at + BETWEEN + register + BETWEEN + number;
        }
    }

    /** @param next where earlier ones begin; null where there are none */
    public record Page(List<Entry> entries, @Nullable Cursor next) {
    }

    private final JdbcClient client;
    private final PublicTerms terms;

    LatestEntries(JdbcClient client, PublicTerms terms) {
        this.client = client;
        this.terms = terms;
    }

    /** The latest first, of records that are still public. @param before null for the latest of all */
    public Page of(Collection<String> registers, @Nullable Cursor before, int limit) {
        Cursor from = before == null ? NOW : before;
        List<Entry> found = client.sql("select e.* from unnest(:registers::text[]) as r (id) cross join lateral (select " + RecordRows.ENTRY + " from registers.entry e where e.register = r.id"
                + " and e.recorded_at <= :at and (e.recorded_at < :at or r.id > :register or r.id = :register and e.number < :number)" + terms.still().where("e") + " order by e.recorded_at desc, e.number desc limit :limit) e"
                + " order by e.recorded_at desc, e.register, e.number desc limit :limit")
                .param("registers", registers.toArray(String[]::new)).param("at", from.at().atOffset(ZoneOffset.UTC)).param("register", from.register()).param("number", from.number())
                .param("limit", limit + 1).query(RecordRows::entry).list();
        return found.size() <= limit ? new Page(found, null) : new Page(found.subList(0, limit), Cursor.after(found.get(limit - 1)));
    }
}
