package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Staff;
import org.gongkai.publication.proposal.Proposal;
import org.gongkai.publication.proposal.Signs;
import org.gongkai.publication.text.CleanHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents of which nobody has said of what kind they are: counted, listed, with what the rules of the kinds take them to be. */
@Repository
public class UndecidedDocuments {

    /** Asked for those without a proposal. */
    public static final String NONE = "none";
    /** The live edition, or the last one while none is public; drafts have their own form. */
    private static final String FROM = """
            from publication.edition e join publication.document d on d.id = e.document and e.id = coalesce(d.live_edition,
                (select last.id from publication.edition last where last.document = d.id order by last.number desc limit 1))
            where e.kind is null and e.stage in ('published', 'held') and d.withdrawn_on is null and d.organ = any(?)""";

    /**
     * @param edition  where it is looked at
     * @param proposed id of a kind; null where nothing is proposed
     * @param because  the signs it was proposed by
     */
    public record Row(String document, String edition, String organ, String title, @Nullable String number, @Nullable String proposed, @Nullable String because) {
    }

    /** @param kind id of the kind proposed; null for those without */
    public record Queue(@Nullable String kind, long count) {
    }

    private final JdbcClient client;
    private final DocumentKinds kinds;

    UndecidedDocuments(JdbcClient client, DocumentKinds kinds) {
        this.client = client;
        this.kinds = kinds;
    }

    /** How many wait within a person's posts, by what is proposed, most first. */
    public List<Queue> queues(Staff staff) {
        return client.sql("select e.kind_proposed, count(*) " + FROM + " group by e.kind_proposed order by count(*) desc, e.kind_proposed").param(organs(staff))
                .query((row, n) -> new Queue(row.getString(1), row.getLong(2))).list();
    }

    /**
     * Those that wait, in the order of their ids.
     *
     * @param kind  only those of which this is proposed; {@link #NONE} those without a proposal; null for all
     * @param after id of the last document of the page before
     */
    public List<Row> waiting(Staff staff, @Nullable String kind, @Nullable String after, int limit) {
        List<Object> params = new ArrayList<>(List.of(organs(staff), after == null ? "" : after));
        String narrowed = kind == null ? "" : kind.equals(NONE) ? " and e.kind_proposed is null" : " and e.kind_proposed = ?";
        if (kind != null && !kind.equals(NONE)) {
            params.add(kind);
        }
        params.add(limit);
        return read(" and d.id > ?" + narrowed + " order by d.id limit ?", params);
    }

    /** Those of these that wait and of which something is proposed. */
    List<Row> proposed(List<String> documents, Staff staff) {
        return read(" and d.id = any(?) order by d.id", List.of(organs(staff), documents.toArray(String[]::new))).stream().filter(row -> row.proposed() != null).toList();
    }

    private List<Row> read(String where, List<Object> params) {
        return client.sql("select d.id, e.id, d.organ, e.title, e.doc_number, e.kind_proposed, e.kind_because, e.issuer, left(e.body, 4000) as body " + FROM + where)
                .params(params).query((row, n) -> {
                    String proposed = row.getString(6);
                    // What was there before there were rules is looked at when somebody looks.
                    Optional<Proposal> now = proposed != null ? Optional.of(new Proposal(proposed, String.valueOf(row.getString(7)), 0))
                            : kinds.propose(Signs.of(row.getString(4), row.getString(5), null, row.getString("issuer"), CleanHtml.text(row.getString("body"))));
                    return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), now.map(Proposal::kind).orElse(null),
                            now.map(Proposal::because).orElse(null));
                }).list();
    }

    /** The edition whose kind a document has: the live one, or the last while none is public. */
    Optional<String> edition(String document) {
        return client.sql("""
                select coalesce(d.live_edition, (select last.id from publication.edition last where last.document = d.id order by last.number desc limit 1))
                from publication.document d where d.id = ?""").param(document).query(String.class).optional();
    }

    private static String[] organs(Staff staff) {
        return staff.scope().organs().toArray(String[]::new);
    }
}
