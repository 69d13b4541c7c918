package org.gongkai.syndication.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.directory.Organs;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Document;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Documents;
import org.gongkai.publication.Particulars;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.Tombstone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Published documents for other programmes: the whole collection by cursor, each with its catalogue entry. */
@RestController
@RequestMapping(path = "/api/v1/documents", produces = "application/json")
@Tag(name = "documents", description = "主动公开的文件 Published documents")
class DocumentsApi {

    private static final int MOST = 1000;

    private final Documents documents;
    private final DocumentLists lists;
    private final Categories categories;
    private final Organs organs;
    private final DocumentKinds kinds;

    DocumentsApi(Documents documents, DocumentLists lists, Categories categories, Organs organs, DocumentKinds kinds) {
        this.kinds = kinds;
        this.documents = documents;
        this.lists = lists;
        this.categories = categories;
        this.organs = organs;
    }

    /**
     * One document in a list; one that was withdrawn stands under the day of its withdrawal, with what the ground leaves of it.
     *
     * @param validity  absent once it is withdrawn
     * @param withdrawn absent while it is public
     */
    record Line(String id, @Nullable String title, @Nullable String number, @Nullable String issuer, @Nullable String organ, String category,
            String column, @Nullable String kind, @Nullable String validity, @Nullable LocalDate date, String address, @Nullable Withdrawal withdrawn) {
    }

    /**
     * A stretch of the collection.
     *
     * @param next cursor of what follows; absent at the end
     */
    record Stretch(List<Line> documents, @Nullable String next) {
    }

    /** A document that this one names: which it is, and what it is to this one. */
    record Related(String relation, String document, String address) {
    }

    record File(String name, @Nullable String mediaType, @Nullable Long bytes, @Nullable String sha256, @Nullable String address) {
    }

    /**
     * When and why.
     *
     * @param ground in words
     * @param reason where the ground lets it be told
     */
    record Withdrawal(LocalDate on, String ground, String article, @Nullable String reason) {

        static @Nullable Withdrawal of(@Nullable Tombstone tombstone) {
            return tombstone == null ? null : new Withdrawal(tombstone.on(), tombstone.ground().words(), tombstone.ground().article(), tombstone.reason());
        }
    }

    /** A document in full; one that was withdrawn says when and why and keeps what the ground leaves. */
    record Full(String id, @Nullable String indexNumber, @Nullable String title, @Nullable String number, @Nullable String issuer, @Nullable String organ,
            @Nullable String organName, String category, String column, @Nullable String subject, @Nullable String genre, @Nullable String validity,
            @Nullable LocalDate formedOn, @Nullable LocalDate publishedOn, @Nullable LocalDate effectiveOn, @Nullable LocalDate expiresOn,
            @Nullable String summary, @Nullable String source, int edition, @Nullable String replacedBy, @Nullable Withdrawal withdrawn,
            @Nullable String body, List<File> files, @Nullable String kind, @Nullable String kindTitle, Map<String, Object> fields, List<Related> related) {
    }

    @GetMapping
    @Operation(summary = "逐段列出已公开的文件 List published documents", description = "按日期从新到旧；用 next 取下一段，没有上限。撤回的列在撤回的那一天，写明依据。 "
            + "Newest first; follow next to the end, without a cap. Withdrawn documents stand under the day of their withdrawal.")
    Stretch list(@Parameter(description = "上一段的 next The next of the stretch before") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "栏目 A column", example = "policy") @RequestParam(defaultValue = "") String column,
            @Parameter(description = "文件种类；撤回的不按种类列出 A kind of document; withdrawn ones are then left out", example = "normative") @RequestParam(defaultValue = "") String kind,
            @Parameter(description = "一段的件数，至多 1000 Documents in a stretch") @RequestParam(defaultValue = "100") int limit) {
        List<String> columns = column.isEmpty() ? List.of() : categories.column(column)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有栏目 " + column))
                .withDescendants().map(Column::id).toList();
        int wanted = Math.clamp(limit, 1, MOST);
        if (!kind.isEmpty() && kinds.find(kind).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有文件种类 " + kind);
        }
        Stream<DocumentLine> withdrawn = kind.isEmpty() ? lists.withdrawn(columns, key(after), wanted).stream() : Stream.empty();
        List<DocumentLine> found = Stream.concat(lists.newest(columns, Set.of(), kind.isEmpty() ? null : kind, key(after), wanted).stream(), withdrawn)
                .sorted(Comparator.comparing(DocumentLine::day).thenComparing(DocumentLine::id).reversed()).limit(wanted).toList();
        return new Stretch(found.stream().map(DocumentsApi::line).toList(), found.size() < wanted ? null : found.getLast().key().toString());
    }

    @GetMapping("/{id}")
    @Operation(summary = "一份文件的全文和目录信息 One document with its text", description = "撤回的文件说明日期和依据，保留依据允许保留的。 "
            + "A withdrawn document tells day and ground and keeps what the ground leaves.")
    Full one(@PathVariable String id) {
        return documents.published(id).map(this::full).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份文件"));
    }

    private static DocumentLine.@Nullable Key key(@Nullable String after) {
        try {
            return after == null || after.isBlank() ? null : DocumentLine.Key.parse(after);
        } catch (RuntimeException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after 应是上一段给出的 next");
        }
    }

    private static Line line(DocumentLine line) {
        Tombstone tombstone = line.tombstone();
        return new Line(line.id(), tombstone == null || tombstone.keepsTitle() ? line.title() : null, line.number(), line.issuer(),
                tombstone == null || tombstone.keepsOrgan() ? line.organ() : null, line.category(), line.column(), line.kind(),
                tombstone == null ? line.validity().title() : null, line.hasDay() ? line.day() : null, "/documents/" + line.id(), Withdrawal.of(tombstone));
    }

    private Full full(PublishedDocument found) {
        Document document = found.document();
        CatalogueEntry entry = found.edition().entry();
        Tombstone tombstone = found.tombstone();
        Particulars said = entry.particulars();
        boolean titled = tombstone == null || tombstone.keepsTitle();
        boolean organ = tombstone == null || tombstone.keepsOrgan();
        String organName = organ ? organs.name(document.organ()) : null;
        List<File> files = found.attachments().stream().map(a -> new File(a.name(), a.mediaType(), a.bytes(), a.digest(),
                a.isStored() ? "/documents/" + document.id() + "/files/" + a.id() : a.sourceUrl())).toList();
        return new Full(document.id(), document.indexNumber(), titled ? entry.title() : null, entry.number(), entry.issuer(), organ ? document.organ() : null, organName,
                entry.category(), entry.column(), entry.subject(), entry.genre(),
                tombstone == null ? document.validity().title() : null, entry.formedOn(),
                entry.publishedOn(), entry.effectiveOn(), entry.expiresOn(), entry.summary(), entry.source(), found.edition().number(),
                document.replacedBy(), Withdrawal.of(tombstone),
                tombstone == null ? found.edition().body() : null, files, said.kind(), kinds.titleOf(said.kind()), said.fields(),
                said.links().stream().map(link -> new Related(link.relation(), link.document(), "/documents/" + link.document())).toList());
    }
}
