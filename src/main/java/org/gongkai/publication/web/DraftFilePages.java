package org.gongkai.publication.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.OpenFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The files of an edition as the editor needs them: what can be put into the text, shown there, and brought while somebody writes. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}/pictures")
class DraftFilePages {

    /** A file, or why there is none. @param file its digest */
    record InText(@Nullable String file, @Nullable String name, boolean picture, @Nullable String reason) {
    }

    private final EditDraft edit;
    private final OpenFile open;

    DraftFilePages(EditDraft edit, OpenFile open) {
        this.edit = edit;
        this.open = open;
    }

    @GetMapping
    ResponseEntity<List<InText>> all(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore())
                .body(open.files(editionId, staff).stream().filter(Attachment::isStored).map(DraftFilePages::of).toList());
    }

    @PostMapping
    @Form(Form.Typed.NOTHING)
    ResponseEntity<InText> bring(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "file") String kind, @RequestParam MultipartFile file)
            throws IOException {
        if (ChosenFile.isNone(file)) {
            return refused(ChosenFile.NONE);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream bytes = file.getInputStream()) {
            return switch (kind.equals("picture") ? edit.picture(editionId, name, bytes, staff) : edit.attach(editionId, name, bytes, staff)) {
                case Attempt.Done<Attachment>(Attachment attached) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(of(attached));
                case Attempt.Refused<Attachment>(List<String> reasons) -> refused(String.join("；", reasons));
            };
        }
    }

    /** A picture as it stands in the text; to see it there is to have opened it. */
    @GetMapping("/{digest}")
    ResponseEntity<FileSystemResource> picture(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String digest) throws IOException {
        Attachment file = open.files(editionId, staff).stream().filter(one -> digest.equals(one.digest()) && isPicture(one)).findFirst().orElseThrow(DraftFilePages::notThere);
        OpenFile.Stored stored = open.bytes(editionId, file.id(), staff).orElseThrow(DraftFilePages::notThere);
        if (stored.bytes() == null) {
            throw notThere();
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(String.valueOf(file.mediaType()))).header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore()).body(new FileSystemResource(stored.bytes()));
    }

    private static InText of(Attachment file) {
        return new InText(file.digest(), file.name(), isPicture(file), null);
    }

    private static boolean isPicture(Attachment file) {
        return "image/png".equals(file.mediaType()) || "image/jpeg".equals(file.mediaType());
    }

    private static ResponseEntity<InText> refused(String reason) {
        return ResponseEntity.status(422).contentType(MediaType.APPLICATION_JSON).body(new InText(null, null, false, reason));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
