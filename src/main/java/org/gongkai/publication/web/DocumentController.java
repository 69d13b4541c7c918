package org.gongkai.publication.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.QrCode;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Field;
import org.gongkai.publication.Attachment;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.PastActs;
import org.gongkai.publication.AttachmentStore;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.CorrectionNotes;
import org.gongkai.publication.Document;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentOrigins;
import org.gongkai.publication.Documents;
import org.gongkai.publication.Edition;
import org.gongkai.publication.PagesOfDocuments;
import org.gongkai.publication.ProveFiles;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.RelatedDocuments;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.Tombstone;
import org.gongkai.publication.body.Difference;
import org.gongkai.publication.text.CleanHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** {@code /documents/{id}}: the document at the address it keeps, also after it was withdrawn. */
@Controller
class DocumentController {

    /** Rows of a comparison that a page shows. */
    private static final int MOST_ROWS = 300;
    static final Set<String> SHOWN_IN_PLACE = Set.of("application/pdf", "image/png", "image/jpeg");

    private final Documents documents;
    private final Ledger ledger;
    private final Categories categories;
    private final Organs organs;
    private final AttachmentStore store;
    private final ProveFiles damaged;
    private final DocumentKinds kinds;
    private final CorrectionNotes corrections;
    private final ReviewChain chain;
    private final RelatedDocuments related;
    private final ObjectProvider<DocumentOrigins> origins;
    private final Site site;
    private final Now now;

    DocumentController(Documents documents, Ledger ledger, Categories categories, Organs organs, AttachmentStore store, ProveFiles damaged,
            DocumentKinds kinds, RelatedDocuments related, ObjectProvider<DocumentOrigins> origins, Site site, Now now, CorrectionNotes corrections, ReviewChain chain) {
        this.chain = chain;
        this.corrections = corrections;
        this.origins = origins;
        this.kinds = kinds;
        this.related = related;
        this.site = site;
        this.now = now;
        this.documents = documents;
        this.ledger = ledger;
        this.categories = categories;
        this.organs = organs;
        this.store = store;
        this.damaged = damaged;
    }

    @GetMapping("/documents/{id}")
    Screen document(@PathVariable String id) {
        return screen(documents.published(id).orElseThrow(DocumentController::notThere));
    }

    /** 长者模式: the words alone in one column, large; of what is not shown any longer the page itself says so. */
    @GetMapping("/documents/{id}/plain")
    Object plain(@PathVariable String id) {
        PublishedDocument found = documents.published(id).orElseThrow(DocumentController::notThere);
        if (found.tombstone() != null) {
            return screen(found);
        }
        CatalogueEntry entry = found.edition().entry();
        List<String> lines = CleanHtml.text(found.edition().body()).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.equals(entry.title())).toList();
        return Screen.of("publication/web/plain").with("page", Page.of(entry.title()).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").noindex())
                .with("entry", entry).with("lines", lines).with("document", "/documents/" + id).with("binds", found.document().validity().binds()).with("validity", found.document().validity().title());
    }

    @GetMapping("/documents/{id}/editions/{number}")
    Screen edition(@PathVariable String id, @PathVariable int number) {
        return screen(documents.published(id, number).orElseThrow(DocumentController::notThere));
    }

    /** What a correction changed: an edition beside the one that was public before it, as far as both are still open. */
    @GetMapping("/documents/{id}/compare/{number}")
    Screen compare(@PathVariable String id, @PathVariable int number) {
        PublishedDocument after = documents.published(id, number).filter(found -> found.tombstone() == null).orElseThrow(DocumentController::notThere);
        PublishedDocument before = before(id, number).orElseThrow(DocumentController::notThere);
        Redline redline = Redline.of(Difference.between(Redline.titled(before.edition()), Redline.titled(after.edition())));
        return Screen.of("publication/web/compare").with("page", Page.of("对照").publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").crumb(after.edition().entry().title(), "/documents/" + id).noindex())
                .with("title", after.edition().entry().title()).with("redline", redline.atMost(MOST_ROWS)).with("more", redline.rows().size() > MOST_ROWS).with("correction", corrections.ofDocument(id).get(number))
                .with("before", Wording.t("第 {0} 版", before.edition().number())).with("after", Wording.t("第 {0} 版", number)).with("document", "/documents/" + id)
                .madeFrom(MadeFrom.rooms(MadeFrom.ORGANS).and(PagesOfDocuments.source(id)).until(MadeFrom.NEVER));
    }

    /** The edition that was public before another, while it is still open. */
    private Optional<PublishedDocument> before(String id, int number) {
        return documents.history(id).stream().map(Edition::number).filter(other -> other < number).findFirst().flatMap(other -> documents.published(id, other)).filter(found -> found.tombstone() == null);
    }

    @GetMapping("/documents/{id}/files/{attachmentId}")
    Object file(@PathVariable String id, @PathVariable String attachmentId) throws IOException {
        Documents.PublicFile found = documents.file(id, attachmentId).orElseThrow(DocumentController::notThere);
        Tombstone tombstone = found.tombstone();
        if (tombstone != null) {
            return Screen.of("publication/web/closed-file").with("page", Page.of("不再公开的附件").publicSite().entrance(Entrance.DISCLOSURE).noindex())
                    .with("tombstone", tombstone).with("document", "/documents/" + id).status(HttpStatus.GONE.value());
        }
        Attachment attachment = found.file();
        Path bytes = store.file(String.valueOf(attachment.digest())).orElse(null);
        if (bytes == null && attachment.isStored()) {
            damaged.isDamaged(attachment);
            return Screen.message(Page.of("这个附件现在打不开").publicSite().entrance(Entrance.DISCLOSURE).noindex(),
                    Wording.t("附件“{0}”的文件在服务器上受了损坏，为免给出不对的内容，暂不提供下载。维护人员已经看得到，找回以后在原地址恢复；急用的，请向发布机构索取。", attachment.name()),
                    "返回文件", "/documents/" + id).status(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
        if (bytes == null) {
            throw notThere();
        }
        String type = attachment.mediaType();
        boolean inPlace = type != null && SHOWN_IN_PLACE.contains(type);
        ContentDisposition disposition = (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(attachment.name(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(inPlace ? MediaType.parseMediaType(type) : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).eTag(String.valueOf(attachment.digest()))
                .body(new FileSystemResource(bytes));
    }

    private Screen screen(PublishedDocument found) {
        Document document = found.document();
        boolean organ = found.tombstone() == null || found.tombstone().keepsOrgan();
        String organName = organ ? organs.name(document.organ()) : "";
        CatalogueEntry replacement = Optional.ofNullable(document.replacedBy()).flatMap(documents::published)
                .map(other -> other.edition().entry()).orElse(null);
        DocumentView view = DocumentView.of(found, organName, replacement, documents.history(document.id()), categories)
                .saying(KindRows.of(found.edition().entry(), kinds, names(found.edition().entry())))
                .with(related.of(found), kinds.of(found.edition().entry()).flatMap(kind -> Optional.ofNullable(kind.shownUntil(found.edition().entry())).map(day -> new DocumentView.Shown(kind.shownTitle(), day))).orElse(null));
        boolean open = found.tombstone() == null && view.edition().number() > 1;
        String home = site.home();
        String address = home + "/documents/" + document.id();
        return Screen.of("publication/web/document").with("view", view).with("today", now.today()).with("page", page(view, opened(view)))
                .with("correction", open ? corrections.ofDocument(document.id()).get(view.edition().number()) : null)
                .with("compared", open && before(document.id(), view.edition().number()).isPresent() ? "/documents/" + document.id() + "/compare/" + view.edition().number() : null)
                .with("origins", found.tombstone() == null || found.tombstone().keepsTitle() ? origins.stream().flatMap(one -> one.of(document.id()).stream()).toList() : List.of())
                .with("address", address).with("code", home.isEmpty() || found.tombstone() != null ? null : QrCode.of(address, "本页网址的二维码")).madeFrom(sources(view));
    }

    /** The page of a document that stands to no other says the same until its own next day comes. */
    private MadeFrom sources(DocumentView view) {
        Document document = view.document();
        Set<String> shown = view.related().stream().flatMap(group -> group.documents().stream()).map(line -> PagesOfDocuments.source(line.id())).collect(Collectors.toSet());
        Optional.ofNullable(document.replacedBy()).ifPresent(id -> shown.add(PagesOfDocuments.source(id)));
        MadeFrom sources = MadeFrom.rooms(MadeFrom.ORGANS).and(PagesOfDocuments.source(document.id())).and(shown);
        LocalDate ends = view.shown() == null ? null : view.shown().until().plusDays(1);
        return shown.isEmpty() ? sources.until(Stream.of(document.coming() == null ? null : document.coming().from(), ends).filter(Objects::nonNull)
                .filter(day -> day.isAfter(now.today())).min(Comparator.naturalOrder()).orElse(MadeFrom.NEVER)) : sources;
    }

    /** When this edition was opened to the public; null of one that was open before it came here. */
    private @Nullable Instant opened(DocumentView view) {
        List<PastActs.Sort> opening = chain.publishing();
        return ledger.of(view.document().id()).stream().filter(act -> opening.stream().anyMatch(sort -> sort.has(act)) && view.edition().id().equals(act.text("edition"))).map(Act::recordedAt).findFirst().orElse(null);
    }

    /** The organs that the entry names. */
    private Map<String, String> names(CatalogueEntry entry) {
        return kinds.of(entry).stream().flatMap(kind -> kind.fields().stream()).filter(field -> field.kind() == Field.Kind.ORGAN)
                .map(field -> entry.particulars().typed(field.name())).distinct().flatMap(id -> organs.find(id).stream()).collect(Collectors.toMap(Organ::id, Organ::name));
    }

    private static Page page(DocumentView view, @Nullable Instant opened) {
        CatalogueEntry entry = view.entry();
        String publisher = entry.issuer() == null ? view.organName() : entry.issuer();
        Page page = Page.of(entry.title()).publicSite().entrance(Entrance.DISCLOSURE)
                .description(entry.summary() == null ? entry.title() : entry.summary());
        page.crumb("政务公开", "/columns");
        for (Column column : view.path()) {
            page.crumb(column.title(), "/columns/" + column.id());
        }
        Column own = view.path().getLast();
        page.column(own.title(), own.description(), own.title(), own.type());
        if (view.tombstone() != null) {
            return page.noindex();
        }
        if (entry.day() != null) {
            page.article(entry.title(), entry.day(), opened, publisher);
        } else {
            page.tag("ArticleTitle", entry.title()).tag("ContentSource", publisher);
            Optional.ofNullable(opened).ifPresent(at -> page.article(entry.title(), at.atZone(Now.ZONE), publisher));
        }
        String address = "/documents/" + view.document().id();
        page.tag("Description", entry.summary() == null ? "" : entry.summary());
        String keywords = Stream.of(view.particulars().get("文件种类"), entry.subject()).filter(Objects::nonNull).collect(Collectors.joining(","));
        if (!keywords.isEmpty() && !view.particulars().isEmpty()) {
            page.tag("Keywords", keywords);
        }
        if (view.isSuperseded()) {
            return page.noindex();
        }
        return page.linkedData(view.linkedData(address));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
