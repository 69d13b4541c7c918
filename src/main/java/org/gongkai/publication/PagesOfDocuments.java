package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.pages.PageSources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An act of one document changes its page, and the pages of the documents that it names or takes the place of: they point back at it. */
@Component
public class PagesOfDocuments implements PageSources {

    private static final String ROOM = "publication";

    private final JdbcClient client;

    PagesOfDocuments(JdbcClient client) {
        this.client = client;
    }

    /** The name of a document as a source of pages. */
    public static String source(String document) {
        return MadeFrom.source(ROOM, document);
    }

    @Override
    public List<Change> changedBy(List<Act> acts) {
        List<String> named = acts.stream().filter(act -> act.kind().startsWith(ROOM + ".")).map(Act::subject).distinct().toList();
        // of a draft that never was public nobody is told
        List<String> documents = named.isEmpty() ? List.of() : client.sql("select id from publication.document where id = any(?) and live_edition is not null")
                .param(named.toArray(String[]::new)).query(String.class).list();
        if (documents.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        documents.forEach(id -> changes.add(new Change(source(id), List.of("/documents/" + id))));
        String[] ids = documents.toArray(String[]::new);
        client.sql("select distinct unnest(links) from publication.edition where document = any(?)").param(ids).query(String.class).list()
                .forEach(link -> Particulars.Link.parse(new String[] {link}).forEach(one -> changes.add(new Change(source(one.document()), List.of()))));
        client.sql("select replaced_by from publication.document where id = any(?) and replaced_by is not null union select id from publication.document where replaced_by = any(?)")
                .params(ids, ids).query(String.class).list().forEach(id -> changes.add(new Change(source(id), List.of())));
        return changes;
    }
}
