package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public documents as lists show them: a page reads about as many rows as it shows, however many documents there are. */
@Repository
public class DocumentLists {

    private static final String LINE = "l.document, l.organ, l.title, l.doc_number, l.issuer, l.category, l.column_id, l.day, l.kind, "
            + "l.validity, l.marked_on, l.next_validity, l.next_from, l.takes_effect, l.expires, l.fields";
    private static final String IN_ORDER = " order by l.day desc, l.document desc limit ?";
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 1, 1);

    private final JdbcClient client;
    private final Now now;

    DocumentLists(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    /** Which of these are public now. */
    public Set<String> publicAmong(Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(client.sql("select document from publication.listed where document = any(?)").param(ids.toArray(String[]::new))
                .query(String.class).list());
    }

    /** Those of these that are documents, withdrawn ones with what their grounds leave. */
    public List<DocumentLine> named(Collection<String> ids) {
        List<DocumentLine> named = new ArrayList<>(lines(ids));
        named.addAll(tombstones(" and d.id = any(?)", List.of((Object) ids.toArray(String[]::new))));
        return named;
    }

    /** Those of these that are public now, newest first. */
    List<DocumentLine> lines(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : client.sql("select " + LINE + " from publication.listed l where l.document = any(?) order by l.day desc, l.document")
                .param(ids.toArray(String[]::new)).query((row, n) -> line(row)).list();
    }

    /** Newest first, after a key, in one column and all below it when given. */
    public List<DocumentLine> newest(Collection<String> columns, DocumentLine.@Nullable Key after, int limit) {
        return newest(columns, Set.of(), null, after, limit);
    }

    /** Newest first, after a key, in these columns, of these organs and of one kind; an empty set and null ask for all. */
    public List<DocumentLine> newest(Collection<String> columns, Set<String> organs, @Nullable String kind, DocumentLine.@Nullable Key after, int limit) {
        List<Object> params = new ArrayList<>();
        StringBuilder of = new StringBuilder("select found.* from (select 1) one");
        StringBuilder where = new StringBuilder();
        narrowed(columns, "column_id", of, where, params);
        narrowed(organs, "organ", of, where, params);
        if (kind != null) {
            where.append("l.kind = ? and ");
            params.add(kind);
        }
        params.addAll(List.of(after == null ? AFTER_ALL : after.day(), after == null ? "" : after.id(), limit, limit));
        return client.sql(of + " cross join lateral (select " + LINE + " from publication.listed l where " + where + "(l.day, l.document) < (?, ?)" + IN_ORDER + ") found"
                + " order by day desc, document desc limit ?").params(params).query((row, n) -> line(row)).list();
    }

    /** The newest of each value are read in the order of an index, and the newest of those taken. */
    private static void narrowed(Collection<String> values, String column, StringBuilder of, StringBuilder where, List<Object> params) {
        if (!values.isEmpty()) {
            of.append(" cross join unnest(?) ").append(column).append("s(one)");
            where.append("l.").append(column).append(" = ").append(column).append("s.one and ");
            params.add(values.toArray(String[]::new));
        }
    }

    /** The newest few of each column, in one query. */
    public List<DocumentLine> newestOfEach(Collection<String> columns, int each) {
        return client.sql("select found.* from unnest(?) wanted(column_id), lateral (select " + LINE + " from publication.listed l where l.column_id = wanted.column_id" + IN_ORDER + ") found")
                .params(columns.toArray(String[]::new), each).query((row, n) -> line(row)).list();
    }

    /** Published by or on behalf of these organs, newest first. */
    public List<DocumentLine> of(Set<String> organs, int limit) {
        return newest(List.of(), organs, null, null, limit);
    }

    /** Public documents of a kind that say a value in one of its fields, newest first. */
    public List<DocumentLine> saying(String kind, String field, String value, int limit) {
        return client.sql("select " + LINE + " from publication.listed l join publication.document d on d.id = l.document join publication.edition e on e.id = d.live_edition "
                        + "where l.kind = ? and e.fields ->> ? = ?" + IN_ORDER).params(kind, field, value, limit).query((row, n) -> line(row)).list();
    }

    /** Public documents of a kind on display until a day that has not passed, those first that end first, each with that day. */
    public Map<DocumentLine, LocalDate> onDisplay(String kind, String field, LocalDate today, int limit) {
        Map<DocumentLine, LocalDate> shown = new LinkedHashMap<>();
        client.sql("select " + LINE + ", e.fields ->> ? as until from publication.listed l join publication.document d on d.id = l.document join publication.edition e on e.id = d.live_edition "
                        + "where l.kind = ? and e.fields ->> ? >= ? order by until, l.document limit ?").params(field, kind, field, today.toString(), limit)
                .query((row, n) -> Map.entry(line(row), LocalDate.parse(row.getString("until")))).list().forEach(one -> shown.put(one.getKey(), one.getValue()));
        return shown;
    }

    /** How many documents became public in each month since a day. */
    public Map<YearMonth, Long> byMonth(LocalDate from) {
        return client.sql("select to_char(day, 'YYYY-MM'), count(*) from publication.listed where day >= ? group by 1").param(from)
                .query((row, n) -> Map.entry(YearMonth.parse(row.getString(1)), row.getLong(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Corrected since a day: documents whose public edition is not their first, newest first. */
    public List<DocumentLine> correctedSince(LocalDate day, int limit) {
        return client.sql("select " + LINE + " from publication.listed l where l.number > 1 and l.day >= ?" + IN_ORDER).params(day, limit).query((row, n) -> line(row)).list();
    }

    /** Withdrawn since a day, newest first, with what their grounds leave; each line's day is that of the withdrawal. */
    public List<DocumentLine> withdrawnSince(LocalDate day, int limit) {
        return tombstones(" and d.withdrawn_on >= ? order by d.withdrawn_on desc, d.id limit ?", List.of(day, limit));
    }

    /** Withdrawn ones after a key, newest withdrawal first, in these columns; an empty collection asks for all. */
    public List<DocumentLine> withdrawn(Collection<String> columns, DocumentLine.@Nullable Key after, int limit) {
        List<Object> params = new ArrayList<>(List.of(after == null ? AFTER_ALL : after.day(), after == null ? "" : after.id()));
        if (!columns.isEmpty()) {
            params.add(columns.toArray(String[]::new));
        }
        params.add(limit);
        return tombstones(" and (d.withdrawn_on, d.id) < (?, ?)" + (columns.isEmpty() ? "" : " and e.column_id = any(?)") + " order by d.withdrawn_on desc, d.id desc limit ?", params);
    }

    private List<DocumentLine> tombstones(String where, List<Object> parameters) {
        return client.sql("select d.id as document, d.organ, e.title, e.doc_number, e.issuer, e.category, e.column_id, d.withdrawn_on as day, e.kind, e.fields, " + DaysOfValidity.COLUMNS + ", "
                        + "d.withdrawal, d.withdrawal_ground from publication.document d join publication.edition e on e.id = d.live_edition "
                        + "where d.withdrawn_on is not null" + where)
                .params(parameters).query((row, n) -> Tombstone.of(row.getObject("day", LocalDate.class), row.getString("withdrawal_ground"),
                        row.getString("withdrawal")).veil(line(row))).list();
    }

    /** In the order of their ids, after one, for those who take everything. */
    public List<DocumentLine> all(String afterId, int limit) {
        return client.sql("select " + LINE + " from publication.listed l where l.document > ? order by l.document limit ?").params(afterId, limit).query((row, n) -> line(row)).list();
    }

    /** Where each stretch of {@code size} documents in {@link #all} begins; the first is empty. */
    public List<String> starts(int size) {
        List<String> starts = new ArrayList<>(List.of(""));
        starts.addAll(client.sql("""
                select document from (select document, row_number() over (order by document) as place, count(*) over () as everything from publication.listed) numbered
                where place % ? = 0 and place < everything order by document""").param(size).query(String.class).list());
        return starts;
    }

    /** How many documents are public now, and how many of them since a day. */
    public long publicSince(@Nullable LocalDate day) {
        return client.sql("select count(*) from publication.listed where day >= ?").param(day == null ? DocumentLine.NO_DAY : day).query(Long.class).single();
    }

    /** Which of these columns list anything. */
    Set<String> filled(Collection<String> columns) {
        return Set.copyOf(client.sql("select wanted.id from unnest(?) wanted(id), lateral (select 1 from publication.listed l where l.column_id = wanted.id order by l.day desc limit 1) one")
                .param(columns.toArray(String[]::new)).query(String.class).list());
    }

    /** Which of these kinds are listed in these columns; an empty collection of columns asks for all. */
    Set<String> kindsIn(Collection<String> columns, Collection<String> kinds) {
        String[] wanted = kinds.toArray(String[]::new);
        return Set.copyOf((columns.isEmpty()
                ? client.sql("select k.id from unnest(?) k(id), lateral (select 1 from publication.listed l where l.kind = k.id order by l.day desc limit 1) one").param(wanted)
                : client.sql("select distinct k.id from unnest(?) k(id) cross join unnest(?) c(id), "
                                + "lateral (select 1 from publication.listed l where l.column_id = c.id and l.kind = k.id order by l.day desc limit 1) one")
                        .params(wanted, columns.toArray(String[]::new))).query(String.class).list());
    }

    private DocumentLine line(ResultSet row) throws SQLException {
        return new DocumentLine(row.getString("document"), row.getString("organ"), row.getString("title"), row.getString("doc_number"),
                row.getString("issuer"), row.getString("category"), row.getString("column_id"),
                DaysOfValidity.of(row).on(now.today()), row.getObject("day", LocalDate.class), null,
                new Particulars(row.getString("kind"), ParticularsColumns.fields(row.getString("fields")), List.of()));
    }
}
