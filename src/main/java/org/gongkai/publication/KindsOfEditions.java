package org.gongkai.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Of what kind editions are, may be and were; every caller that writes holds a transaction. */
@Repository
class KindsOfEditions {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    KindsOfEditions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** What is known of the kind of documents, by their last editions. */
    Map<String, Particulars> particulars(Collection<String> documents) {
        return documents.isEmpty() ? Map.of() : client.sql("""
                select distinct on (e.document) e.document, %s from publication.edition e where e.document = any(?) order by e.document, e.number desc""".formatted(ParticularsColumns.NAMES))
                .param(documents.toArray(String[]::new)).query((row, n) -> Map.entry(row.getString(1), ParticularsColumns.read(row))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Public documents by the numbers and ids by which a source names them; a number that several have names none. */
    Map<String, String> named(String source, Collection<String> names) {
        return names.isEmpty() ? Map.of() : client.sql("""
                select name, min(id) from (
                    select d.source_id as name, d.id from publication.document d where d.source = ? and d.source_id = any(?) and d.live_edition is not null
                    union select e.doc_number, e.document from publication.edition e join publication.document d on d.live_edition = e.id where e.doc_number = any(?)) found
                group by name having count(distinct id) = 1""").params(source, names.toArray(String[]::new), names.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void link(String edition, List<Particulars.Link> links) {
        client.sql("update publication.edition set links = ? where id = ?").params(links.stream().map(Particulars.Link::toString).toArray(String[]::new), edition).update();
    }

    /** @param proposals edition, kind and why */
    void propose(List<Object[]> proposals) {
        jdbc.batchUpdate("update publication.edition set kind_proposed = ?, kind_because = ? where id = ?", proposals);
    }

    /** Says of what kind an edition is, and where it is listed; what was said because of another kind goes. */
    void decideKind(String edition, String kind, String column) {
        List<String> documents = client.sql("""
                update publication.edition set fields = case when kind = ? then fields else '{}' end, links = case when kind = ? then links else '{}' end,
                    kind = ?, column_id = ? where id = ? returning document""").params(kind, kind, kind, column, edition).query(String.class).list();
        ListedRows.again(client, documents);
    }
}
