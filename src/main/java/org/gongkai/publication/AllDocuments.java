package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every document of the organs that a person sees, in whatever stage, by its newest edition. */
@Repository
public class AllDocuments {

    /** On one page of the list. */
    public static final int ROWS = 50;
    /** In one export. */
    public static final int MOST = 10_000;

    /**
     * What is asked; an empty text asks for all.
     *
     * @param words   in title, number, issuer, subject, summary or index number
     * @param drafter id of a person
     * @param from    first day on which it was formed
     */
    public record Asked(String words, String stage, String kind, String organ, String drafter, @Nullable LocalDate from, @Nullable LocalDate to) {
    }

    /** @param drafter name; empty for an import */
    public record Line(String editionId, String documentId, String title, @Nullable String number, @Nullable String indexNumber, String organ, @Nullable String issuer, @Nullable String kind,
            String stage, int edition, String drafter, @Nullable LocalDate formed, @Nullable LocalDate published, boolean withdrawn) {
    }

    /**
     * @param of   how many there are
     * @param next where the next page begins; null on the last
     */
    public record Found(List<Line> lines, long of, @Nullable Key next) {
    }

    /** The last line of a page. */
    public record Key(LocalDate day, String editionId) {

        static final Key FIRST = new Key(LocalDate.of(9999, 12, 31), "~");

        /** As it stands in an address. */
        public String written() {
            return day + "~" + editionId;
        }

        /** Null where the address says nothing of the kind. */
        public static @Nullable Key read(String written) {
            return written.matches("\\d{4}-\\d\\d-\\d\\d~[0-9a-z]{1,40}") ? new Key(LocalDate.parse(written.substring(0, 10)), written.substring(11)) : null;
        }
    }

    private final JdbcClient client;
    private final People people;

    AllDocuments(JdbcClient client, People people) {
        this.client = client;
        this.people = people;
    }

    /** Newest first; what has no day yet is newest. @param after the last line of the page before; null for the first */
    public Found find(Asked asked, Staff staff, @Nullable Key after, int limit) {
        List<Object> params = new ArrayList<>(List.of(staff.scope().organs().toArray(String[]::new), ReviewChains.GONE.toArray(String[]::new)));
        StringBuilder where = new StringBuilder();
        and(where, params, asked.stage().equals("withdrawn") ? "" : asked.stage(), " and e.stage = ? and not (e.stage = 'published' and d.withdrawn_on is not null)");
        where.append(asked.stage().equals("withdrawn") ? " and e.stage = 'published' and d.withdrawn_on is not null" : asked.stage().isEmpty() ? " and e.stage <> 'dropped'" : "");
        and(where, params, asked.kind(), " and e.kind = ?");
        and(where, params, asked.organ(), " and d.organ = ?");
        and(where, params, asked.drafter(), " and e.drafter = ?");
        if (asked.from() != null) {
            where.append(" and e.formed_on >= ?");
            params.add(asked.from());
        }
        if (asked.to() != null) {
            where.append(" and e.formed_on <= ?");
            params.add(asked.to());
        }
        for (String word : asked.words().strip().split("\\s+")) {
            if (!word.isEmpty()) {
                where.append(" and concat_ws(' ', e.title, e.doc_number, e.issuer, e.subject, e.summary, d.index_number) ilike ?");
                params.add('%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%');
            }
        }
        Key begin = after == null ? Key.FIRST : after;
        params.addAll(List.of(begin.day(), begin.editionId(), limit + 1));
        long[] of = {0};
        List<Line> lines = client.sql("""
                with found as (select e.id, e.document, e.title, e.doc_number, d.index_number, d.organ, e.issuer, e.kind, e.stage, e.number, e.drafter, e.formed_on, e.published_on,
                    d.withdrawn_on is not null and e.stage = 'published' as withdrawn, coalesce(e.published_on, e.formed_on, '9999-12-31'::date) as day
                from publication.edition e join publication.document d on d.id = e.document
                where d.organ = any(?) and not exists (select 1 from publication.edition later where later.document = e.document and later.number > e.number
                    and later.stage <> all(?))""" + where + """
                ) select *, (select count(*) from found) as of from found where (day, id collate "C") < (?, ?) order by day desc, id collate "C" desc limit ?""")
                .params(params).query((row, n) -> {
                    of[0] = row.getLong("of");
                    return new Line(row.getString("id"), row.getString("document"), row.getString("title"), row.getString("doc_number"), row.getString("index_number"), row.getString("organ"),
                            row.getString("issuer"), row.getString("kind"), row.getString("stage"), row.getInt("number"), Objects.requireNonNullElse(row.getString("drafter"), ""),
                            row.getObject("formed_on", LocalDate.class), row.getObject("published_on", LocalDate.class), row.getBoolean("withdrawn"));
                }).list();
        Map<String, String> names = people.names(lines.stream().map(Line::drafter).filter(id -> !id.isEmpty()).distinct().toList());
        List<Line> shown = lines.subList(0, Math.min(limit, lines.size()));
        return new Found(shown.stream().map(line -> named(line, names)).toList(), of[0], lines.size() > limit ? key(shown.getLast()) : null);
    }

    private static Key key(Line line) {
        LocalDate day = line.published() != null ? line.published() : line.formed();
        return new Key(day == null ? Key.FIRST.day() : day, line.editionId());
    }

    private static Line named(Line line, Map<String, String> names) {
        return new Line(line.editionId(), line.documentId(), line.title(), line.number(), line.indexNumber(), line.organ(), line.issuer(), line.kind(), line.stage(), line.edition(),
                names.getOrDefault(line.drafter(), line.drafter()), line.formed(), line.published(), line.withdrawn());
    }

    private static void and(StringBuilder where, List<Object> params, String value, String condition) {
        if (!value.isEmpty()) {
            where.append(condition);
            params.add(value);
        }
    }

    /** Who drafted any of them, by id: name. */
    public Map<String, String> drafters(Staff staff) {
        return people.names(client.sql("select distinct e.drafter from publication.edition e join publication.document d on d.id = e.document where d.organ = any(?) and e.drafter is not null")
                .param(staff.scope().organs().toArray(String[]::new)).query(String.class).list());
    }
}
