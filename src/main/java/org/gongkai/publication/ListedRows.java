package org.gongkai.publication;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what lists show of documents, from what the documents are now; whoever changes a document does it in the same transaction. */
final class ListedRows {

    static final String AS_THEY_ARE = """
            select d.id as document, d.organ, case when d.off_columns then '' else e.column_id end as column_id, e.kind, e.day, e.number, e.title, e.doc_number, e.issuer, e.category,
                   d.validity, d.marked_on, d.next_validity, d.next_from, e.effective_on as takes_effect, e.expires_on as expires, e.fields
            from publication.document d join publication.edition e on e.id = d.live_edition where d.withdrawn_on is null""";

    private ListedRows() {
    }

    static void again(JdbcClient client, Collection<String> documents) {
        if (!documents.isEmpty()) {
            String[] ids = documents.toArray(String[]::new);
            client.sql("delete from publication.listed where document = any(?)").param(ids).update();
            client.sql("insert into publication.listed " + AS_THEY_ARE + " and d.id = any(?)").param(ids).update();
        }
    }

    /** Those of these documents of which lists show something else than they are, and whether they are to be listed at all. */
    static Map<String, Boolean> differing(JdbcClient client, Collection<String> documents) {
        String[] ids = documents.toArray(String[]::new);
        return client.sql("with now as (" + AS_THEY_ARE + " and d.id = any(?)), shown as (select * from publication.listed where document = any(?)) "
                        + "select document, exists (select 1 from now n where n.document = differing.document) "
                        + "from ((select * from now except select * from shown) union (select * from shown except select * from now)) differing group by document")
                .params(ids, ids).query((row, n) -> Map.entry(row.getString(1), row.getBoolean(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
