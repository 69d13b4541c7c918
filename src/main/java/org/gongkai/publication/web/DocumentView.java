package org.gongkai.publication.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gongkai.face.Wording;
import org.gongkai.letters.TitleLines;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DaysOfValidity;
import org.gongkai.publication.Document;
import org.gongkai.publication.Edition;
import org.gongkai.publication.Pictures;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.RelatedDocuments;
import org.gongkai.publication.Tombstone;
import org.gongkai.publication.text.PrintedBody;
import org.jspecify.annotations.Nullable;

/**
 * A document as its page shows it.
 *
 * @param edition     the edition shown, live or superseded
 * @param closed      files of the edition that are no longer open
 * @param tombstone   why the edition is not shown; null while it is
 * @param organName   who answers for it; empty where that is not told
 * @param replacement the document that took its place
 * @param history     all published editions, newest first
 * @param particulars what it says because of its kind, by title
 * @param related     other documents, by what they are to it
 * @param shown       until when it is on display; null where nothing is said
 */
public record DocumentView(Document document, Edition edition, List<Attachment> attachments, List<Tombstone> closed, @Nullable Tombstone tombstone,
        String organName, @Nullable CatalogueEntry replacement, List<Edition> history, List<Column> path, String category,
        Map<String, String> particulars, List<RelatedDocuments.Group> related, @Nullable Shown shown) {

    /** The last day on which it is on display, and what its kind calls that. */
    public record Shown(String title, LocalDate until) {
    }

    /** How many characters of a title stand in a line, and how long one may be to be set in lines. */
    private static final int TITLE_CHARACTERS = 22;
    private static final int LONGEST_SET = 90;

    static DocumentView of(PublishedDocument found, String organName, @Nullable CatalogueEntry replacement, List<Edition> history, Categories categories) {
        CatalogueEntry entry = found.edition().entry();
        return new DocumentView(found.document(), found.edition(), found.attachments(), found.closed(), found.tombstone(), organName, replacement, history,
                categories.path(entry.column()), categories.titleOf(entry.category()), Map.of(), List.of(), null);
    }

    /** The same with what it says because of its kind. */
    DocumentView saying(Map<String, String> said) {
        return new DocumentView(document, edition, attachments, closed, tombstone, organName, replacement, history, path, category, said, related, shown);
    }

    /** The same with the documents that go with it, and the last day of its display. */
    DocumentView with(List<RelatedDocuments.Group> others, @Nullable Shown until) {
        return new DocumentView(document, edition, attachments, closed, tombstone, organName, replacement, history, path, category, particulars, others, until);
    }

    public CatalogueEntry entry() {
        return edition.entry();
    }

    private boolean keepsTitle() {
        return tombstone == null || tombstone.keepsTitle();
    }

    public boolean isWithdrawn() {
        return document.withdrawnOn() != null;
    }

    public boolean isSuperseded() {
        return !edition.id().equals(document.liveEdition());
    }

    public boolean noLongerBinds() {
        return !document.validity().binds();
    }

    /** The metadata table above the text, in its customary order; what is unknown is left out. */
    public Map<String, String> catalogue() {
        CatalogueEntry entry = edition.entry();
        Map<String, String> rows = new LinkedHashMap<>();
        put(rows, "索引号", document.indexNumber());
        put(rows, "主题分类", entry.subject() == null ? keepsTitle() ? category : null : entry.subject());
        put(rows, "发布机构", entry.issuer() != null ? entry.issuer() : organName.isEmpty() ? null : organName);
        put(rows, "成文日期", entry.formedOn());
        put(rows, "文号", entry.number());
        put(rows, "发布日期", entry.publishedOn());
        put(rows, "体裁", entry.genre());
        put(rows, "公开方式", keepsTitle() ? entry.disclosure().title() : null);
        put(rows, "施行日期", entry.effectiveOn());
        put(rows, "失效日期", entry.expiresOn());
        put(rows, "有效性", tombstone == null ? Wording.t(document.validity().title()) : null);
        put(rows, "将要改变", coming());
        rows.putAll(tombstone == null ? particulars : Map.of());
        return rows;
    }

    private @Nullable String coming() {
        DaysOfValidity.Change coming = tombstone == null && !isSuperseded() ? document.coming() : null;
        return coming == null ? null : Wording.t("{0}起{1}", coming.from().toString(), Wording.t(coming.to().title()));
    }

    /** The text set as a printed paper, without a first line that only repeats the title above it. */
    public PrintedBody printed() {
        String first = "<p>" + edition.entry().title() + "</p>";
        return PrintedBody.of(edition.body().startsWith(first) ? edition.body().substring(first.length()) : edition.body());
    }

    /** The title in lines that end where words do. */
    public List<String> titleLines() {
        String title = edition.entry().title();
        return title.length() > LONGEST_SET ? List.of(title) : TitleLines.of(title, edition.entry().issuer() != null ? edition.entry().issuer() : organName, TITLE_CHARACTERS);
    }

    /** The picture above the text; null without one. */
    public @Nullable Attachment picture() {
        return Pictures.of(new PublishedDocument(document, edition, attachments, closed, tombstone)).orElse(null);
    }

    /** What the picture shows. */
    public String pictureWords() {
        return edition.entry().particulars().typed(Pictures.WORDS);
    }

    /** Whether it can be taken away as a file made of its words. */
    public boolean isPaper() {
        return PaperPages.isPaper(new PublishedDocument(document, edition, attachments, closed, tombstone));
    }

    /** Files beside the pictures that stand above the text or in it. */
    public List<Attachment> files() {
        Attachment shown = picture();
        return attachments.stream().filter(file -> shown == null || !file.id().equals(shown.id()))
                .filter(file -> file.digest() == null || !edition.body().contains("<img src=\"/documents/" + document.id() + "/files/" + file.digest() + "\"")).toList();
    }

    public static String size(@Nullable Long bytes) {
        return bytes == null ? "" : bytes < 1 << 20 ? Math.max(1, bytes / 1024) + " KB" : "%.1f MB".formatted(bytes / 1048576.0);
    }

    /** The kind of a file by its name, as 附件 lists print it. */
    public static String kind(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > 6 ? "" : name.substring(dot + 1).toUpperCase(Locale.ROOT);
    }

    /** Whether it is made of pages, words or cells that can be shown without a program for it. */
    public static boolean hasPreview(Attachment file) {
        return file.mediaType() != null && !file.mediaType().startsWith("image/");
    }

    /** Whether a browser shows it itself. */
    public static boolean opensInPlace(Attachment file) {
        return DocumentController.SHOWN_IN_PLACE.contains(String.valueOf(file.mediaType()));
    }

    Map<String, Object> linkedData(String address) {
        CatalogueEntry entry = edition.entry();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", entry.category().equals("20-1") ? List.of("DigitalDocument", "Legislation") : "DigitalDocument");
        data.put("@id", address);
        data.put("name", entry.title());
        data.put("inLanguage", "zh-CN");
        data.put("isAccessibleForFree", true);
        List<String> identifiers = new ArrayList<>();
        if (entry.number() != null) {
            identifiers.add(entry.number());
        }
        if (document.indexNumber() != null) {
            identifiers.add(document.indexNumber());
        }
        put(data, "identifier", identifiers.isEmpty() ? null : identifiers);
        put(data, "dateCreated", entry.formedOn() == null ? null : entry.formedOn().toString());
        put(data, "datePublished", entry.publishedOn() == null ? null : entry.publishedOn().toString());
        put(data, "abstract", entry.summary());
        put(data, "additionalProperty", particulars.isEmpty() ? null : particulars.entrySet().stream()
                .map(row -> Map.of("@type", "PropertyValue", "name", row.getKey(), "value", row.getValue())).toList());
        data.put("publisher", Map.of("@type", "GovernmentOrganization", "name", entry.issuer() == null ? organName : entry.issuer()));
        return data;
    }

    private static <T> void put(Map<String, T> rows, String name, @Nullable T value) {
        if (value != null) {
            rows.put(name, value);
        }
    }

    private static void put(Map<String, String> rows, String name, @Nullable LocalDate day) {
        if (day != null) {
            rows.put(name, day.toString());
        }
    }
}
