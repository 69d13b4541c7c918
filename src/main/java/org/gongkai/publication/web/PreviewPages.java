package org.gongkai.publication.web;

import java.time.Duration;

import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.Documents;
import org.gongkai.publication.FilePreview;
import org.gongkai.publication.Tombstone;
import org.gongkai.reading.Opened;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /documents/{id}/previews/{file}}: a file of a public document in words, tables and pictures of its pages, also where no program for it is at hand. */
@Controller
class PreviewPages {

    private static final String RETRY_SECONDS = "10";
    private static final Duration KEPT = Duration.ofHours(1);

    private final Documents documents;
    private final FilePreview previews;

    PreviewPages(Documents documents, FilePreview previews) {
        this.documents = documents;
        this.previews = previews;
    }

    @GetMapping("/documents/{id}/previews/{attachmentId}")
    Screen preview(@PathVariable String id, @PathVariable String attachmentId, @RequestParam(defaultValue = "1") String part) {
        Documents.PublicFile found = documents.file(id, attachmentId).orElseThrow(PreviewPages::notThere);
        Tombstone tombstone = found.tombstone();
        if (tombstone != null) {
            return Screen.of("publication/web/closed-file").with("page", page("不再公开的附件", id)).with("tombstone", tombstone).with("document", "/documents/" + id)
                    .status(HttpStatus.GONE.value());
        }
        Attachment file = found.file();
        int from = part.matches("[0-9]{1,5}") ? Integer.parseInt(part) : 1;
        Screen screen = Screen.of("publication/web/preview").with("page", page(file.name(), id)).with("file", file).with("document", id);
        return switch (previews.of(file, from)) {
            case Opened.Done<FilePreview.Shown>(FilePreview.Shown shown, byte[] none) -> screen.with("shown", shown).with("refused", "");
            case Opened.Refused<FilePreview.Shown>(String reason, boolean busy) -> screen.with("shown", null).with("refused", reason)
                    .status(busy ? HttpStatus.SERVICE_UNAVAILABLE.value() : HttpStatus.OK.value());
        };
    }

    @GetMapping("/documents/{id}/previews/{attachmentId}/{number}.png")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable String attachmentId, @PathVariable int number) {
        Attachment file = documents.file(id, attachmentId).filter(found -> found.tombstone() == null).orElseThrow(PreviewPages::notThere).file();
        return switch (previews.picture(file, number)) {
            case Opened.Done<byte[]>(byte[] png, byte[] same) -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.maxAge(KEPT).cachePrivate()).body(png);
            case Opened.Refused<byte[]>(String reason, boolean busy) -> {
                if (!busy) {
                    throw notThere();
                }
                yield ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
            }
        };
    }

    private static Page page(String title, String document) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").crumb("附件所在的文件", "/documents/" + document).noindex();
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
