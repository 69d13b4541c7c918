package org.gongkai.publication;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.calendar.Now;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How documents are interpreted that are planned, reviewed and made public together with their interpretation (国办发〔2016〕80号). */
@Repository
public class Interpretations {

    /**
     * @param words    the plan, as it was written; null where nobody wrote one
     * @param later    why the interpretation comes later than the document; null where they appear together
     * @param material what is written to interpret it; null where nothing is
     */
    public record Plan(@Nullable String words, @Nullable String later, @Nullable Material material) {

        static final Plan NONE = new Plan(null, null, null);

        boolean isNone() {
            return words == null && later == null && material == null;
        }
    }

    /** The edition in hand of a document that interprets another, or its last one. */
    public record Material(String document, String edition, String title, String stage) {
    }

    /** A document without its interpretation. @param on the day its first edition became public: a correction is no respite */
    record Late(String edition, String document, String organ, String kind, String title, LocalDate on) {
    }

    /** Public documents of a kind that name another in a relation: editions {@code m} of documents {@code o}. */
    private static final String INTERPRETING = " from publication.edition m join publication.document o on o.live_edition = m.id where o.withdrawn_on is null and m.kind = %s and m.links && array[%s]::text[] ";

    private final JdbcClient client;
    private final DocumentKinds kinds;
    /** In the whole house: every inbox asks. */
    private final OncePerState<List<Late>> late;

    Interpretations(JdbcClient client, DocumentKinds kinds, PageChanges changes, Now now) {
        this.kinds = kinds;
        this.client = client;
        this.late = new OncePerState<>(changes, now, today -> readLate());
    }

    /** What was planned for a document; what was put aside interprets nothing. */
    public Plan of(String documentId) {
        return client.sql("""
                select i.plan, i.later, e.document, e.id, e.title, e.stage from publication.interpretation i
                left join lateral (select m.* from publication.edition m join publication.document d on d.id = m.document where m.document = i.material and d.withdrawn_on is null
                    order by m.number desc limit 1) e on e.stage <> all(?)
                where i.document = ?""").params(ReviewChains.PUT_ASIDE.toArray(String[]::new), documentId)
                .query((row, n) -> new Plan(row.getString(1), row.getString(2), row.getString(3) == null ? null : new Material(row.getString(3), row.getString(4), row.getString(5), row.getString(6))))
                .optional().orElse(Plan.NONE);
    }

    /** The document that a material was planned for: its last edition; empty of all others. */
    public Optional<Material> plannedFor(String materialDocument) {
        return client.sql("""
                select e.document, e.id, e.title, e.stage from publication.interpretation i
                join lateral (select * from publication.edition e where e.document = i.document order by e.number desc limit 1) e on true where i.material = ?""").param(materialDocument)
                .query((row, n) -> new Material(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).optional();
    }

    /** Titles of what is public and interprets the document: it stays so when the document is withdrawn. */
    public List<String> publicTitles(String documentId, DocumentKind.Interpreted demanded) {
        return client.sql("select m.title" + INTERPRETING.formatted("?", "?") + "order by m.published_on, o.id").params(demanded.by(), new Particulars.Link(demanded.as(), documentId).toString()).query(String.class).list();
    }

    /** Whether something public interprets the document. */
    boolean isInterpreted(String documentId, DocumentKind.Interpreted demanded) {
        return !publicTitles(documentId, demanded).isEmpty();
    }

    /** What became public for a reason without its interpretation and has none still, the oldest first. */
    List<Late> late() {
        return late.now();
    }

    private List<Late> readLate() {
        List<DocumentKind> demanding = kinds.all().stream().filter(kind -> kind.interpreted() != null).toList();
        return client.sql("""
                select e.id, d.id, d.organ, e.kind, e.title, first.day from publication.interpretation i join publication.document d on d.id = i.document
                join publication.edition e on e.id = d.live_edition
                join unnest(?::text[], ?::text[], ?::text[]) demanded (kind, made, relation) on demanded.kind = e.kind
                cross join lateral (select min(p.published_on) as day from publication.edition p where p.document = d.id and p.stage = 'published') first
                where i.later is not null and d.withdrawn_on is null and first.day is not null
                    and not exists (select 1""" + INTERPRETING.formatted("demanded.made", "demanded.relation || d.id") + """
                )
                order by first.day, d.id""")
                .params(of(demanding, DocumentKind::id), of(demanding, kind -> Objects.requireNonNull(kind.interpreted()).by()),
                        of(demanding, kind -> new Particulars.Link(Objects.requireNonNull(kind.interpreted()).as(), "").toString()))
                .query((row, n) -> new Late(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class))).list();
    }

    private static String[] of(List<DocumentKind> kinds, Function<DocumentKind, String> what) {
        return kinds.stream().map(what).toArray(String[]::new);
    }

    void plan(String documentId, String words) {
        client.sql("insert into publication.interpretation (document, plan) values (?, ?) on conflict (document) do update set plan = excluded.plan").params(documentId, words).update();
    }

    /** @param reason null where they appear together after all */
    void later(String documentId, @Nullable String reason) {
        client.sql("insert into publication.interpretation (document, later) values (?, ?) on conflict (document) do update set later = excluded.later")
                .params(Arrays.asList(documentId, reason)).update();
    }

    void material(String documentId, String material) {
        client.sql("insert into publication.interpretation (document, material) values (?, ?) on conflict (document) do update set material = excluded.material").params(documentId, material).update();
    }
}
