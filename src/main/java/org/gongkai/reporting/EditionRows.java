package org.gongkai.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Editions of annual reports with what was typed and written in them, as rows. */
@Repository
class EditionRows {

    private static final String COLUMNS = """
            id, family, organ, period, scope, number, prepared_at, locked_at, locked_by, lock_reason, digest, published_at""";
    private static final String SELECT = "select " + COLUMNS + " from reporting.edition ";

    private final JdbcClient jdbc;

    EditionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A locked edition with the report as it was locked. */
    record Kept(Edition edition, String snapshot) {}

    Optional<Edition> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(EditionRows::read).optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Edition> hold(String id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id)
                .query(EditionRows::read).optional();
    }

    Optional<Edition> latest(ReportKey key) {
        return jdbc.sql(SELECT + "where family = ? and organ = ? and period = ? and scope = ? order by number desc limit 1")
                .params(key.family(), key.organ(), key.period().id(), key.scope().id()).query(EditionRows::read).optional();
    }

    /** The newest edition of each organ, of the key's family, period and scope. */
    List<Edition> latest(Collection<String> organs, ReportKey key) {
        return jdbc.sql("select distinct on (organ) " + COLUMNS
                + " from reporting.edition where organ = any(?) and family = ? and period = ? and scope = ? order by organ, number desc")
                .params(organs.toArray(String[]::new), key.family(), key.period().id(), key.scope().id()).query(EditionRows::read).list();
    }

    /** The newest locked edition of each earlier period of the same kind. */
    Map<Period, String> snapshotsBefore(ReportKey key) {
        Map<Period, String> byPeriod = new HashMap<>();
        jdbc.sql("""
                select distinct on (period) period, snapshot from reporting.edition
                where family = ? and organ = ? and year <= ? and scope = ? and snapshot is not null order by period, number desc""")
                .params(key.family(), key.organ(), key.year(), key.scope().id()).query(row -> {
                    Period then = Period.read(row.getString(1)).orElseThrow();
                    if (then.kind() == key.period().kind() && then.last().isBefore(key.period().first())) {
                        byPeriod.put(then, row.getString(2));
                    }
                });
        return byPeriod;
    }

    Map<String, String> snapshots(Collection<String> editions) {
        Map<String, String> byId = new HashMap<>();
        jdbc.sql("select id, snapshot from reporting.edition where id = any(?) and snapshot is not null")
                .param(editions.toArray(String[]::new)).query(row -> {
                    byId.put(row.getString(1), row.getString(2));
                });
        return byId;
    }

    /** The newest published edition, the rolled-up one first where both are. */
    Optional<Kept> published(String family, String organ, Period period, @Nullable ReportScope scope) {
        return jdbc.sql("select snapshot, " + COLUMNS + " from reporting.edition " + """
                where family = ? and organ = ? and period = ? and published_at is not null
                and (scope = ?::text or ?::text is null) order by scope desc, number desc limit 1""")
                .params(family, organ, period.id(), scope == null ? null : scope.id(), scope == null ? null : scope.id())
                .query((row, n) -> new Kept(read(row, n), row.getString("snapshot"))).optional();
    }

    /** The newest published edition of every organ and period, of the annual reports or of all others; newest first. */
    List<Edition> published(boolean annual) {
        return jdbc.sql("select distinct on (year, family, period, organ) " + COLUMNS
                + " from reporting.edition where published_at is not null and (family = ?) = ? order by year desc, family, period desc, organ, scope desc, number desc")
                .params(Form.ANNUAL, annual).query(EditionRows::read).list();
    }

    /** Every published edition of the annual report of a period. */
    List<Edition> published(Collection<String> organs, Period period) {
        return jdbc.sql(SELECT + "where family = ? and period = ? and organ = any(?) and published_at is not null order by organ, published_at")
                .params(Form.ANNUAL, period.id(), organs.toArray(String[]::new)).query(EditionRows::read).list();
    }

    Map<String, Map<Cell, Typed>> typed(Collection<String> editions) {
        Map<String, Map<Cell, Typed>> typed = new HashMap<>();
        jdbc.sql("select edition, cell, value, reason, applies from reporting.typed_cell where edition = any(?)")
                .param(editions.toArray(String[]::new)).query(row -> {
                    typed.computeIfAbsent(row.getString(1), e -> new HashMap<>()).put(Cell.parse(row.getString(2)),
                            new Typed(row.getBigDecimal(3), row.getString(4), row.getBoolean(5)));
                });
        return typed;
    }

    Map<String, String> texts(String edition) {
        Map<String, String> texts = new LinkedHashMap<>();
        jdbc.sql("select section, body from reporting.section_text where edition = ? order by section").param(edition)
                .query(row -> {
                    texts.put(row.getString(1), row.getString(2));
                });
        return texts;
    }

    void add(Edition edition, String form, @Nullable String preparedBy) {
        jdbc.sql("""
                insert into reporting.edition (id, family, organ, year, period, scope, number, form, prepared_at, prepared_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(edition.id(), edition.key().family(), edition.organ(), edition.year(), edition.key().period().id(), edition.scope().id(), edition.number(), form,
                        edition.preparedAt().atOffset(ZoneOffset.UTC), preparedBy).update();
    }

    /** Takes over what was typed and written in an earlier edition. */
    void continueFrom(String earlier, String next) {
        jdbc.sql("""
                insert into reporting.typed_cell (edition, cell, value, reason, applies, typed_at, typed_by)
                select ?, cell, value, reason, applies, typed_at, typed_by from reporting.typed_cell where edition = ?""")
                .params(next, earlier).update();
        jdbc.sql("""
                insert into reporting.section_text (edition, section, body, written_at, written_by)
                select ?, section, body, written_at, written_by from reporting.section_text where edition = ?""")
                .params(next, earlier).update();
    }

    void type(String edition, Cell cell, Typed typed, Instant at, @Nullable String by) {
        jdbc.sql("""
                insert into reporting.typed_cell (edition, cell, value, reason, applies, typed_at, typed_by) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (edition, cell) do update
                set value = excluded.value, reason = excluded.reason, applies = excluded.applies, typed_at = excluded.typed_at, typed_by = excluded.typed_by""")
                .params(edition, cell.toString(), typed.value(), typed.reason(), typed.applies(), at.atOffset(ZoneOffset.UTC), by).update();
    }

    void untype(String edition, Cell cell) {
        jdbc.sql("delete from reporting.typed_cell where edition = ? and cell = ?").params(edition, cell.toString()).update();
    }

    void write(String edition, String section, String body, Instant at, @Nullable String by) {
        jdbc.sql("""
                insert into reporting.section_text (edition, section, body, written_at, written_by) values (?, ?, ?, ?, ?)
                on conflict (edition, section) do update
                set body = excluded.body, written_at = excluded.written_at, written_by = excluded.written_by""")
                .params(edition, section, body, at.atOffset(ZoneOffset.UTC), by).update();
    }

    void lock(String edition, String snapshot, String digest, String reason, Instant at, @Nullable String by) {
        jdbc.sql("""
                update reporting.edition set snapshot = ?, digest = ?, lock_reason = ?, locked_at = ?, locked_by = ?
                where id = ? and locked_at is null""")
                .params(snapshot, digest, reason, at.atOffset(ZoneOffset.UTC), by, edition).update();
    }

    void publish(String edition, Instant at, @Nullable String by) {
        jdbc.sql("update reporting.edition set published_at = ?, published_by = ? where id = ? and published_at is null")
                .params(at.atOffset(ZoneOffset.UTC), by, edition).update();
    }

    private static Edition read(ResultSet row, int n) throws SQLException {
        ReportKey key = new ReportKey(row.getString("family"), row.getString("organ"), Period.read(row.getString("period")).orElseThrow(),
                ReportScope.named(row.getString("scope")).orElseThrow());
        return new Edition(row.getString("id"), key, row.getInt("number"),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(), instant(row, "locked_at"),
                row.getString("locked_by"), row.getString("lock_reason"), row.getString("digest"), instant(row, "published_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** @param series the edition and all others of the same report */
    record ByHand(String edition, String what, List<String> series) {
    }

    List<ByHand> typedCells() {
        return typed("select edition, cell as what from reporting.typed_cell");
    }

    List<ByHand> writtenSections() {
        return typed("select edition, section as what from reporting.section_text");
    }

    private List<ByHand> typed(String rows) {
        return jdbc.sql("""
                select t.edition, t.what, array(select o.id from reporting.edition o where o.family = e.family and o.organ = e.organ and o.period = e.period and o.scope = e.scope)
                from (""" + rows + ") t join reporting.edition e on e.id = t.edition").query((row, n) -> new ByHand(row.getString(1), row.getString(2),
                        List.of((String[]) row.getArray(3).getArray()))).list();
    }
}
