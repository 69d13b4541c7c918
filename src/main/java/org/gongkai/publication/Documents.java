package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import java.util.Map;
import java.util.stream.Collectors;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Scope;
import org.gongkai.publication.text.PlainCharacters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents of this installation, as readers see them. */
@Repository
public class Documents {

    private static final String DOCUMENT = "d.id, d.organ, d.index_number, d.validity, d.marked_on, d.next_validity, d.next_from, d.replaced_by, d.live_edition, d.withdrawn_on, d.withdrawal, d.withdrawal_ground, "
            + "(select effective_on from publication.edition l where l.id = d.live_edition) as takes_effect, (select expires_on from publication.edition l where l.id = d.live_edition) as expires";
    private static final String EDITION = """
            e.id as edition_id, e.document, e.number, e.stage, e.title, e.issuer, e.doc_number, e.subject, e.genre, e.category,
            e.column_id, e.disclosure, e.disclosure_reason, e.formed_on, e.published_on, e.effective_on, e.expires_on, e.summary, e.source_url,
            e.body, e.blocks, e.drafter, e.revision, e.chain, e.chain_said,""" + " " + ParticularsColumns.NAMES;

    private static final int DIGEST = 64;

    private final JdbcClient client;
    private final Now now;

    Documents(JdbcClient client, Now now) {
        this.now = now;
        this.client = client;
    }

    public Optional<Document> find(String id) {
        return client.sql("select " + DOCUMENT + " from publication.document d where d.id = ?").param(id)
                .query((row, n) -> document(row)).optional();
    }

    /** What the address shows: the live edition, or what its ground leaves of a withdrawn one. */
    public Optional<PublishedDocument> published(String id) {
        return live(id).map(this::shown);
    }

    /** A published edition, live or superseded, or what is left of it. */
    public Optional<PublishedDocument> published(String id, int number) {
        return client.sql("select " + DOCUMENT + ", " + EDITION
                        + " from publication.document d join publication.edition e on e.document = d.id where d.id = ? and e.number = ? and e.stage = ?"
                        + " and d.live_edition is not null")
                .params(id, number, Edition.PUBLISHED).query((row, n) -> new ReviewChain.Subject(document(row), edition(row))).optional().map(this::shown);
    }

    /** The live edition as it is, also of a withdrawn document: for those who work on it. */
    Optional<ReviewChain.Subject> live(String id) {
        return client.sql("select " + DOCUMENT + ", " + EDITION
                        + " from publication.document d join publication.edition e on e.id = d.live_edition where d.id = ?")
                .param(id).query((row, n) -> new ReviewChain.Subject(document(row), edition(row))).optional();
    }

    private PublishedDocument shown(ReviewChain.Subject found) {
        return PublishedDocument.of(found.document(), found.edition(), attachments(found.edition().id()), closings(found.document().id()));
    }

    /** Which editions and files of a document are closed. */
    public List<Closing> closings(String documentId) {
        return client.sql("select edition, attachment, closed_on, ground from publication.closing where document = ? order by closed_on, act").param(documentId)
                .query((row, n) -> new Closing(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getString(4))).list();
    }

    /** An edition with its document, whatever its stage, within what a person may see. */
    Optional<ReviewChain.Subject> edition(String editionId, Scope scope) {
        return client.sql("select " + DOCUMENT + ", " + EDITION
                        + " from publication.edition e join publication.document d on d.id = e.document where e.id = ? and (? or d.organ = any(?))")
                .params(editionId, scope.everything(), scope.organs().toArray(String[]::new)).query((row, n) -> new ReviewChain.Subject(document(row), edition(row))).optional();
    }

    /** The same of several, whoever asks, in no order. */
    List<ReviewChain.Subject> editions(Collection<String> editionIds) {
        return client.sql("select " + DOCUMENT + ", " + EDITION + " from publication.edition e join publication.document d on d.id = e.document where e.id = any(?)")
                .param(editionIds.toArray(String[]::new)).query((row, n) -> new ReviewChain.Subject(document(row), edition(row))).list();
    }

    /** Whether a document binds, asked with a day; empty where none of its editions was ever public. */
    Optional<DaysOfValidity> days(String documentId) {
        return client.sql("select " + DaysOfValidity.COLUMNS + " from publication.document d join publication.edition e on e.id = d.live_edition where d.id = ?").param(documentId)
                .query((row, n) -> DaysOfValidity.of(row)).optional();
    }

    /** Published editions as the public may see them, newest first; superseded ones included. */
    public List<Edition> history(String documentId) {
        Tombstone withdrawn = find(documentId).map(Document::tombstone).orElse(null);
        List<Closing> closings = closings(documentId);
        return editions(documentId).stream().map(edition -> {
            Tombstone tombstone = withdrawn != null ? withdrawn
                    : closings.stream().filter(closing -> closing.closes(edition)).findFirst().map(Closing::tombstone).orElse(null);
            return tombstone == null ? edition : tombstone.veil(edition);
        }).toList();
    }

    /** Whether no edition of the document came after this one. */
    boolean isLatest(Edition edition) {
        return client.sql("select max(number) from publication.edition where document = ? and stage <> all(?)").params(edition.documentId(), ReviewChains.GONE.toArray(String[]::new))
                .query(Integer.class).single() == edition.number();
    }

    /** Published editions as they are. */
    List<Edition> editions(String documentId) {
        return client.sql("select " + EDITION + " from publication.edition e where e.document = ? and e.stage = ? order by e.number desc")
                .params(documentId, Edition.PUBLISHED).query((row, n) -> edition(row)).list();
    }

    public List<Attachment> attachments(String editionId) {
        return client.sql("""
                select id, edition, name, media_type, bytes, digest, source_url from publication.attachment
                where edition = ? order by position""").param(editionId).query((row, n) -> attachment(row)).list();
    }

    /** The files of several editions that are open to the public, by edition. */
    Map<String, List<Attachment>> openAttachmentsOf(Collection<String> editionIds) {
        return client.sql("""
                select id, edition, name, media_type, bytes, digest, source_url from publication.attachment a
                where edition = any(?) and not exists (select 1 from publication.closing c where c.edition = a.edition and coalesce(c.attachment, a.id) = a.id)
                order by edition, position""").param(editionIds.toArray(String[]::new)).query((row, n) -> attachment(row)).list().stream()
                .collect(Collectors.groupingBy(Attachment::editionId));
    }

    /** The files of several editions, by edition. */
    Map<String, List<Attachment>> attachmentsOf(List<String> editionIds) {
        return client.sql("""
                select id, edition, name, media_type, bytes, digest, source_url from publication.attachment
                where edition = any(?) order by edition, position""").param(editionIds.toArray(String[]::new)).query((row, n) -> attachment(row)).list().stream()
                .collect(Collectors.groupingBy(Attachment::editionId));
    }

    public Optional<Attachment> attachment(String id) {
        return client.sql("select id, edition, name, media_type, bytes, digest, source_url from publication.attachment where id = ?")
                .param(id).query((row, n) -> attachment(row)).optional();
    }

    /** Files of an edition of which a cleaned copy was taken. */
    Set<String> cleaned(String editionId) {
        return Set.copyOf(client.sql("select id from publication.attachment where edition = ? and original is not null").param(editionId)
                .query(String.class).list());
    }

    /**
     * A file under a public address.
     *
     * @param tombstone why it is no longer open; null while it is
     */
    public record PublicFile(Attachment file, @Nullable Tombstone tombstone) {
    }

    /** The file with this digest in the newest edition that has it: so a text names what it shows. */
    private Optional<Attachment> ofDigest(String documentId, String digest) {
        return client.sql("""
                select a.id, a.edition, a.name, a.media_type, a.bytes, a.digest, a.source_url from publication.attachment a join publication.edition e on e.id = a.edition
                where e.document = ? and e.stage = 'published' and a.digest = ? order by e.number desc limit 1""")
                .params(documentId, digest).query((row, n) -> attachment(row)).optional();
    }

    /** A file of a published edition, live or superseded: what was let out by the review chain of its edition. */
    public Optional<PublicFile> file(String documentId, String attachmentId) {
        return (attachmentId.length() == DIGEST ? ofDigest(documentId, attachmentId) : attachment(attachmentId)).filter(Attachment::isStored).flatMap(file -> editions(documentId).stream()
                .filter(edition -> edition.id().equals(file.editionId())).findFirst().flatMap(edition -> published(documentId, edition.number()))
                .map(shown -> new PublicFile(file, shown.tombstone() != null || shown.file(file.id()).isPresent() ? shown.tombstone()
                        : closings(documentId).stream().filter(closing -> closing.closes(file)).findFirst().map(Closing::tombstone).orElse(null))));
    }

    private Document document(ResultSet row) throws SQLException {
        DaysOfValidity days = DaysOfValidity.of(row);
        return new Document(row.getString("id"), row.getString("organ"), row.getString("index_number"), days.on(now.today()), row.getString("replaced_by"), row.getString("live_edition"),
                date(row, "withdrawn_on"), row.getString("withdrawal"), row.getString("withdrawal_ground"), days.after(now.today()).orElse(null));
    }

    static Edition edition(ResultSet row) throws SQLException {
        CatalogueEntry entry = new CatalogueEntry(row.getString("title"), row.getString("issuer"), row.getString("doc_number"),
                row.getString("subject"), row.getString("genre"), row.getString("category"), row.getString("column_id"),
                new Openness(Disclosure.valueOf(row.getString("disclosure")), row.getString("disclosure_reason")), date(row, "formed_on"), date(row, "published_on"),
                date(row, "effective_on"), date(row, "expires_on"), row.getString("summary"), row.getString("source_url"), ParticularsColumns.read(row));
        return new Edition(row.getString("edition_id"), row.getString("document"), row.getInt("number"), row.getString("stage"),
                entry, PlainCharacters.of(row.getString("body")), row.getString("blocks"), row.getString("drafter"), row.getInt("revision"),
                row.getString("chain") == null ? null : new Edition.Begun(row.getString("chain"), row.getString("chain_said")));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(row.getString("id"), row.getString("edition"), row.getString("name"), row.getString("media_type"),
                row.getObject("bytes", Long.class), row.getString("digest"), row.getString("source_url"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
