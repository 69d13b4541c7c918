package org.gongkai.publication.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.publication.DaysOfValidity;
import org.gongkai.publication.text.CleanHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is public in the form in which it is indexed. */
@Repository
class IndexedDocuments {

    private static final String SELECT = """
            select d.id, e.title, e.doc_number, e.issuer, e.category, coalesce(e.published_on, e.formed_on), e.body,
                   (select string_agg(a.name || E'\\n' || coalesce(a.words, ''), E'\\n' order by a.position)
                    from publication.attachment a where a.edition = e.id and a.digest is not null
                        and not exists (select 1 from publication.closing c where c.attachment = a.id)),
                   """ + DaysOfValidity.COLUMNS + """
            \sfrom publication.document d join publication.edition e on e.id = d.live_edition
            where d.withdrawn_on is null and\s""";

    private static final int LONGEST_WORD = 1000;

    private final JdbcClient client;
    private final Now now;

    IndexedDocuments(JdbcClient client, Now now) {
        this.now = now;
        this.client = client;
    }

    /** Those of the ids that are public. */
    List<IndexedDocument> among(Collection<String> ids) {
        return client.sql(SELECT + "d.id = any(?)").param(ids.toArray(String[]::new)).query((row, n) -> read(row)).list();
    }

    LocalDate today() {
        return now.today();
    }

    /** What is public and binds otherwise, without an act, on a day after one and up to another. */
    List<String> changingBetween(LocalDate after, LocalDate until) {
        return client.sql("""
                select d.id from publication.document d join publication.edition e on e.id = d.live_edition
                where e.effective_on > :after and e.effective_on <= :until or e.expires_on > :after and e.expires_on <= :until
                    or d.next_from > :after and d.next_from <= :until order by d.id""")
                .param("after", after).param("until", until).query(String.class).list();
    }

    /** What is public, in the order of ids, after one. */
    List<String> idsAfter(String id, int limit) {
        return client.sql("select id from publication.document where live_edition is not null and withdrawn_on is null and id > ? order by id limit ?")
                .params(id, limit).query(String.class).list();
    }

    private IndexedDocument read(ResultSet row) throws SQLException {
        LocalDate day = row.getObject(6, LocalDate.class);
        String words = CleanHtml.text(row.getString(7));
        String attached = row.getString(8);
        return new IndexedDocument(row.getString(1), row.getString(2), bounded(row.getString(3)), bounded(row.getString(4)), row.getString(5),
                day == null ? null : String.valueOf(day.getYear()), DaysOfValidity.of(row).on(now.today()).name(), day == null ? null : day.toString(),
                day == null ? 0 : (int) day.toEpochDay(), attached == null ? words : words + "\n" + attached);
    }

    /** The index takes no endless word; nobody counts or looks for one. */
    private static @Nullable String bounded(@Nullable String word) {
        return word == null || word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }
}
