package org.gongkai.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes documents, editions and what hangs on them; every caller holds a transaction. */
@Repository
class DocumentRows {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    DocumentRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /**
     * A document that came from elsewhere, by the name it has there.
     *
     * @param withdrawn whether it, an edition or a file of it was ever taken from the public
     */
    public record Copy(String source, String sourceId, String id, String digest, @Nullable String indexNumber, int editions, String title, @Nullable String run,
            boolean withdrawn) {
    }

    /** Where a document came from, and in which run of an import. */
    record Origin(String source, String sourceId, String digest, @Nullable String run) {
    }

    record NewDocument(Document document, @Nullable Origin origin) {
    }

    /** One import at a time: two at once could take the same source for two documents. */
    void lockImports() {
        client.sql("select pg_advisory_xact_lock(hashtext('publication.import'))").query(row -> { });
    }

    /** Under these ids, whatever source they came from. */
    List<Copy> copies(Collection<String> sourceIds) {
        return client.sql("""
                select d.source, d.source_id, d.id, d.source_digest, d.index_number,
                       (select max(number) from publication.edition e where e.document = d.id),
                       (select title from publication.edition e where e.document = d.id order by number desc limit 1), d.source_run,
                       d.withdrawn_on is not null or exists (select 1 from publication.closing c where c.document = d.id)
                from publication.document d where d.source_id = any(?) order by d.id""")
                .param(sourceIds.toArray(String[]::new))
                .query((row, n) -> new Copy(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getInt(6),
                        row.getString(7), row.getString(8), row.getBoolean(9))).list();
    }

    /** Which of these index numbers are given already. */
    List<String> indexNumbersAmong(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : client.sql("select index_number from publication.document where index_number = any(?)")
                .param(numbers.toArray(String[]::new)).query(String.class).list();
    }

    void addDocuments(List<NewDocument> documents) {
        jdbc.batchUpdate("""
                insert into publication.document (id, organ, index_number, validity, live_edition, source, source_id, source_digest, source_run)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", documents.stream().map(fresh -> {
                    Document d = fresh.document();
                    Origin o = fresh.origin();
                    return new @Nullable Object[] {d.id(), d.organ(), d.indexNumber(), d.validity().name(), d.liveEdition(),
                            o == null ? null : o.source(), o == null ? null : o.sourceId(), o == null ? null : o.digest(),
                            o == null ? null : o.run()};
                }).toList());
    }

    void addEditions(List<Edition> editions) {
        jdbc.batchUpdate("""
                insert into publication.edition (id, document, number, stage, title, issuer, doc_number, subject, genre, category,
                    column_id, disclosure, formed_on, published_on, effective_on, expires_on, summary, source_url, body, drafter, disclosure_reason,
                    kind, fields, links, blocks)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""", editions.stream().map(e -> {
                    CatalogueEntry c = e.entry();
                    return new @Nullable Object[] {e.id(), e.documentId(), e.number(), e.stage(), c.title(), c.issuer(), c.number(),
                            c.subject(), c.genre(), c.category(), c.column(), c.disclosure().name(), c.formedOn(), c.publishedOn(),
                            c.effectiveOn(), c.expiresOn(), c.summary(), c.source(), e.body(), e.drafter(), c.openness().reason(),
                            c.particulars().kind(), ParticularsColumns.json(c.particulars().fields()), ParticularsColumns.links(c.particulars()), e.blocks()};
                }).toList());
        ListedRows.again(client, editions.stream().map(Edition::documentId).toList());
    }

    /** @param looks what was seen in them, by their ids; files of which only the address is known were not looked into */
    void addAttachments(List<Attachment> attachments, Map<String, FileLook> looks) {
        Map<String, Integer> added = new HashMap<>();
        jdbc.batchUpdate("""
                insert into publication.attachment (id, edition, position, name, media_type, bytes, digest, words, source_url, places)
                values (?, ?, (select count(*) from publication.attachment where edition = ?) + ?, ?, ?, ?, ?, ?, ?, ?)""",
                attachments.stream().map(a -> new @Nullable Object[] {a.id(), a.editionId(), a.editionId(),
                        added.merge(a.editionId(), 1, Integer::sum), a.name(), a.mediaType(), a.bytes(), a.digest(),
                        look(looks, a, FileLook::words), a.sourceUrl(), look(looks, a, FileLook::places)}).toList());
    }

    private static @Nullable String look(Map<String, FileLook> looks, Attachment file, Function<FileLook, String> what) {
        FileLook look = looks.get(file.id());
        return look == null ? null : what.apply(look);
    }

    /** The next edition starts with the files of the last. */
    void copyAttachments(String fromEdition, String toEdition) {
        client.sql("""
                insert into publication.attachment (id, edition, position, name, media_type, bytes, digest, words, source_url, places)
                select substr(md5(id || ?), 1, 12), ?, position, name, media_type, bytes, digest, words, source_url, places
                from publication.attachment a where edition = ?
                    and not exists (select 1 from publication.closing c where c.edition = a.edition and coalesce(c.attachment, a.id) = a.id)""")
                .params(toEdition, toEdition, fromEdition).update();
    }

    boolean removeAttachment(String attachmentId, String editionId) {
        return client.sql("delete from publication.attachment where id = ? and edition = ?").params(attachmentId, editionId).update() == 1;
    }

    /** Writes a changed draft; false when somebody else changed it since it was read. */
    boolean updateDraft(Edition e) {
        CatalogueEntry c = e.entry();
        return client.sql("""
                update publication.edition set title = ?, issuer = ?, doc_number = ?, subject = ?, genre = ?, category = ?, column_id = ?,
                    disclosure = ?, disclosure_reason = ?, formed_on = ?, effective_on = ?, expires_on = ?, summary = ?, body = ?, blocks = ?,
                    kind = ?, fields = ?::jsonb, links = ?, revision = revision + 1
                where id = ? and revision = ? and stage = 'draft'""")
                .params(Arrays.asList(c.title(), c.issuer(), c.number(), c.subject(), c.genre(), c.category(), c.column(),
                        c.disclosure().name(), c.openness().reason(), c.formedOn(), c.effectiveOn(), c.expiresOn(), c.summary(), e.body(), e.blocks(),
                        c.particulars().kind(), ParticularsColumns.json(c.particulars().fields()), ParticularsColumns.links(c.particulars()), e.id(), e.revision()))
                .update() == 1;
    }

    /** Keeps an edition as it is until the transaction ends, and its document: nothing of it becomes public while it is withdrawn. */
    void hold(String editionId) {
        client.sql("select 1 from publication.document where id = (select document from publication.edition where id = ?) for update").param(editionId).query(Integer.class).optional();
        client.sql("select 1 from publication.edition where id = ? for update").param(editionId).query(Integer.class).optional();
    }

    /** Moves an edition on; false when it is no longer where it was. */
    boolean move(String editionId, String from, String to) {
        return client.sql("update publication.edition set stage = ? where id = ? and stage = ?").params(to, editionId, from).update() == 1;
    }

    /** @param at null where it does not become public by itself */
    void appearsAt(String editionId, @Nullable Instant at) {
        client.sql("update publication.edition set publish_at = ? where id = ?").params(Arrays.asList(at == null ? null : at.atOffset(ZoneOffset.UTC), editionId)).update();
    }

    void publish(String documentId, String editionId, LocalDate on, @Nullable String indexNumber) {
        client.sql("update publication.edition set published_on = ? where id = ?").params(on, editionId).update();
        client.sql("""
                update publication.document set live_edition = ?, withdrawn_on = null, withdrawal = null, withdrawal_ground = null, off_columns = false,
                    index_number = coalesce(index_number, ?) where id = ?""")
                .params(Arrays.asList(editionId, indexNumber, documentId)).update();
        ListedRows.again(client, List.of(documentId));
    }

    /** What a document's withdrawal covers stays closed, on its ground, when something newer goes public: every edition until then. */
    void closeWithdrawn(String actId, String documentId, String except) {
        client.sql("""
                insert into publication.closing (act, document, edition, attachment, closed_on, ground)
                select ?, d.id, e.id, null, d.withdrawn_on, coalesce(d.withdrawal_ground, 'null')
                from publication.document d join publication.edition e on e.document = d.id
                where d.id = ? and d.withdrawn_on is not null and e.stage = 'published' and e.id <> ?
                on conflict (edition, coalesce(attachment, '')) do nothing""").params(actId, documentId, except).update();
    }

    void replaceCopies(List<NewDocument> copies) {
        jdbc.batchUpdate("update publication.document set live_edition = coalesce(?, live_edition), off_columns = false, validity = ?, source_digest = ?, source_run = ? where id = ?",
                copies.stream().filter(copy -> copy.origin() != null).map(copy -> new @Nullable Object[] {copy.document().liveEdition(),
                        copy.document().validity().name(), copy.origin().digest(), copy.origin().run(), copy.document().id()}).toList());
        ListedRows.again(client, copies.stream().map(copy -> copy.document().id()).toList());
    }

    boolean withdraw(String documentId, LocalDate on, String ground, String reason) {
        boolean withdrawn = client.sql("update publication.document set withdrawn_on = ?, withdrawal = ?, withdrawal_ground = ? where id = ? and withdrawn_on is null")
                .params(on, reason, ground, documentId).update() == 1;
        ListedRows.again(client, List.of(documentId));
        return withdrawn;
    }

    void reground(String documentId, String ground, String reason) {
        client.sql("update publication.document set withdrawal = ?, withdrawal_ground = ? where id = ? and withdrawn_on is not null")
                .params(reason, ground, documentId).update();
    }

    /** Gives what is closed another ground; false when it is not closed, or on this ground. */
    boolean recloseOn(String actId, String edition, @Nullable String attachment, String ground) {
        return client.sql("update publication.closing set act = ?, ground = ? where edition = ? and attachment is not distinct from ? and ground <> ?")
                .params(Arrays.asList(actId, ground, edition, attachment, ground)).update() == 1;
    }

    /** @param attachment null for the whole edition */
    boolean close(String actId, String documentId, String edition, @Nullable String attachment, LocalDate on, String ground) {
        return client.sql("""
                insert into publication.closing (act, document, edition, attachment, closed_on, ground) values (?, ?, ?, ?, ?, ?)
                on conflict (edition, coalesce(attachment, '')) do nothing""")
                .params(Arrays.asList(actId, documentId, edition, attachment, on, ground)).update() == 1;
    }

    /** A draft leaves out a file for cause. */
    void removed(String edition, String digest, String ground) {
        client.sql("insert into publication.removal (edition, digest, ground) values (?, ?, ?) on conflict (edition, digest) do update set ground = excluded.ground")
                .params(edition, digest, ground).update();
    }

    void notRemoved(String edition, String digest) {
        client.sql("delete from publication.removal where edition = ? and digest = ?").params(edition, digest).update();
    }

    /** What is closed leaves the edition in hand too: it does not come back with the next publication unless somebody puts it there. */
    void takeOut(String documentId, String digest, String ground) {
        unfinishedEdition(documentId).ifPresent(edition -> {
            if (client.sql("delete from publication.attachment where edition = ? and (digest = ? or original = ?)").params(edition, digest, digest).update() > 0) {
                removed(edition, digest, ground);
            }
        });
    }

    Map<String, String> removals(String edition) {
        return client.sql("select digest, ground from publication.removal where edition = ?").param(edition)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A cleaned copy takes the place of the file as it was uploaded. */
    void replaceFile(String attachmentId, String digest, long bytes, FileLook look) {
        client.sql("update publication.attachment set original = coalesce(original, digest), digest = ?, bytes = ?, media_type = ?, words = ?, places = ? where id = ?")
                .params(digest, bytes, look.mediaType(), look.words(), look.places(), attachmentId).update();
    }

    void drafter(String editionId, String personId) {
        client.sql("update publication.edition set drafter = ? where id = ? and drafter is null").params(personId, editionId).update();
    }

    /** What is said now, from now on. */
    void mark(String documentId, Validity validity, LocalDate on, @Nullable String replacedBy) {
        client.sql("update publication.document set validity = ?, marked_on = ?, next_validity = null, next_from = null, replaced_by = ? where id = ?")
                .params(Arrays.asList(validity.name(), on, replacedBy, documentId)).update();
        ListedRows.again(client, List.of(documentId));
    }

    /** What will hold from a later day; until then what is said now. */
    void markFrom(String documentId, Validity validity, LocalDate from, @Nullable String replacedBy) {
        client.sql("update publication.document set next_validity = ?, next_from = ?, replaced_by = ? where id = ?")
                .params(Arrays.asList(validity.name(), from, replacedBy, documentId)).update();
        ListedRows.again(client, List.of(documentId));
    }

    void remark(String actId, String documentId, String words) {
        client.sql("insert into publication.remark (act, document, words) values (?, ?, ?)").params(actId, documentId, words).update();
    }

    void seen(String run, Collection<String> ids) {
        if (!ids.isEmpty()) {
            client.sql("update publication.document set source_run = ? where id = any(?)").params(run, ids.toArray(String[]::new)).update();
        }
    }

    /** Takes {@code count} serials of a prefix; answers the first. */
    int takeSerials(String prefix, int count) {
        return client.sql("""
                insert into publication.index_serial as s (prefix, last) values (?, ?)
                on conflict (prefix) do update set last = s.last + excluded.last returning last""")
                .params(prefix, count).query(Integer.class).single() - count + 1;
    }

    Optional<String> unfinishedEdition(String documentId) {
        return client.sql("select id from publication.edition where document = ? and stage <> all(?)").params(documentId, ReviewChains.DONE.toArray(String[]::new))
                .query(String.class).optional();
    }

    int lastNumber(String documentId) {
        return client.sql("select max(number) from publication.edition where document = ?").param(documentId).query(Integer.class).single();
    }
}
