package org.gongkai.publication.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.PublicPaper;
import org.gongkai.letters.PublicPaper.Format;
import org.gongkai.letters.PublicPaper.Laid;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.text.CleanHtml;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A public document as a file to take away: the words of its page on the page of an official paper (GB/T 9704-2012). */
@Controller
class PaperPages {

    private final Documents documents;
    private final PublicPaper paper;

    PaperPages(Documents documents, PublicPaper paper) {
        this.documents = documents;
        this.paper = paper;
    }

    /** Whether it can be taken away so: with a day, and without tables, which the page of a letter would tear apart. */
    static boolean isPaper(PublishedDocument shown) {
        return shown.tombstone() == null && shown.edition().entry().day() != null && !shown.edition().body().contains("<table") && !shown.edition().body().contains("<figure") && shown.edition().id().equals(shown.document().liveEdition());
    }

    @GetMapping("/documents/{id}/paper.{ending}")
    Object file(@PathVariable String id, @PathVariable String ending) {
        Format format = List.of(Format.values()).stream().filter(one -> one.ending().equals(ending)).findFirst().orElseThrow(PaperPages::notThere);
        PublishedDocument shown = documents.published(id).filter(PaperPages::isPaper).orElseThrow(PaperPages::notThere);
        return switch (paper.of(words(shown), format)) {
            case Laid.Done(byte[] bytes) -> ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                    .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name(shown) + "." + ending, StandardCharsets.UTF_8).build().toString()).body(bytes);
            case Laid.Busy busy -> message("现在同时生成文件的人多，请过几秒再点一次。", id).status(HttpStatus.SERVICE_UNAVAILABLE.value());
            case Laid.NoTypeface none -> message("服务器上没有能写出这份文件全部文字的字体，不能生成这种格式；请改用 DOCX，或者打印页面。", id).status(HttpStatus.SERVICE_UNAVAILABLE.value());
        };
    }

    /** As the page has them: who signed it, where it is signed, stands among its words. */
    private static LetterText words(PublishedDocument shown) {
        CatalogueEntry entry = shown.edition().entry();
        List<String> lines = CleanHtml.text(shown.edition().body()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        boolean repeats = !lines.isEmpty() && lines.getFirst().equals(entry.title());
        return new LetterText(entry.title(), entry.number() == null ? "" : entry.number(), "", repeats ? lines.subList(1, lines.size()) : lines, "", Objects.requireNonNull(entry.day()));
    }

    private static String name(PublishedDocument shown) {
        return shown.edition().entry().title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "");
    }

    private static Screen message(String sentence, String id) {
        return Screen.message(Page.of("没有生成文件").publicSite().entrance(Entrance.DISCLOSURE).noindex(), sentence, "返回文件", "/documents/" + id);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
