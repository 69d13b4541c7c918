package org.gongkai.publication.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.ledger.Act;
import org.gongkai.publication.CloseToPublic;
import org.gongkai.publication.FileLook;
import org.gongkai.publication.OpenFile;
import org.gongkai.reading.Opened;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The files of an edition for those who review it: opened, read as text, and closed once they must not stay public. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}")
class DeskFilePages {

    private static final int SHOWN = 3000;

    private final OpenFile open;
    private final CloseToPublic close;

    DeskFilePages(OpenFile open, CloseToPublic close) {
        this.open = open;
        this.close = close;
    }

    @GetMapping("/files/{attachmentId}")
    Object file(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId) throws IOException {
        OpenFile.Stored stored = open.bytes(editionId, attachmentId, staff).orElseThrow(DeskFilePages::notThere);
        Path bytes = stored.bytes();
        if (bytes == null) {
            return Screen.message(Page.of("这个附件现在打不开").desk(), Wording.t("附件“{0}”的文件在服务器上不在了，或者已被改动，不提供下载，也不能公开。请移除后重新上传，或者请运维人员从备份里找回。", stored.file().name()),
                    "返回", "/desk/documents/editions/" + editionId).status(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(stored.file().name(), StandardCharsets.UTF_8).build().toString())
                .body(new FileSystemResource(bytes));
    }

    /** What stands in the file, hidden parts too, place by place. */
    @GetMapping("/files/{attachmentId}/text")
    Screen text(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId) {
        OpenFile.Read read = open.words(editionId, attachmentId, staff).orElseThrow(DeskFilePages::notThere);
        List<FileLook.Passage> passages = read.look().optional().map(FileLook::passages).orElse(List.of());
        return Screen.of("publication/web/desk-file").with("page", Page.of(read.file().name()).desk().crumb("信息发布", "/desk/documents")
                        .crumb(read.subject().edition().entry().title(), "/desk/documents/editions/" + editionId))
                .with("file", read.file()).with("here", "/desk/documents/editions/" + editionId)
                .with("refused", read.look() instanceof Opened.Refused<FileLook>(String reason, boolean busy) ? reason : null)
                .with("concerns", read.look().optional().map(FileLook::concerns).orElse(List.of()))
                .with("passages", passages.subList(0, Math.min(SHOWN, passages.size()))).with("all", passages.size());
    }

    @PostMapping("/files/{attachmentId}/close")
    @Form(page = "/desk/documents/editions/{editionId}")
    View close(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId,
            @RequestParam(defaultValue = "") String ground, @RequestParam(defaultValue = "") String reason) {
        return after(close.file(attachmentId, ground, reason, staff), editionId);
    }

    @PostMapping("/close")
    @Form(page = "/desk/documents/editions/{editionId}")
    View closeEdition(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason) {
        return after(close.edition(editionId, ground, reason, staff), editionId);
    }

    private static View after(Attempt<Act> attempt, String editionId) {
        String back = "/desk/documents/editions/" + editionId;
        return attempt.reasons().isEmpty() ? new RedirectView(back)
                : Screen.message(Page.of("没有办理").desk(), String.join("；", attempt.reasons()), "返回", back).status(422);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
