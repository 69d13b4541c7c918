package org.gongkai.casework.bundle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 案卷材料 in one click: usually the file at once, else a page that fetches it when it is ready. */
@Controller
class DeskBundlePages {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ASK_AGAIN_AFTER_SECONDS = "2";

    private final CaseDesk desk;
    private final BundleShelf shelf;

    DeskBundlePages(CaseDesk desk, BundleShelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
    }

    @PostMapping("/desk/cases/{caseId}/bundle")
    @Form(Form.Typed.NOTHING)
    View order(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return new RedirectView("/desk/cases/" + caseId + "/bundle/" + shelf.order(folder(staff, caseId), staff));
    }

    @GetMapping("/desk/cases/{caseId}/bundle/{ticket}")
    Object fetch(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String ticket, HttpServletResponse response)
            throws InterruptedException {
        CaseFolder folder = folder(staff, caseId);
        BundleShelf.Order order = shelf.find(ticket, caseId, staff).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        DisputeBundle.Made made = order.within(PATIENCE);
        if (made == null) {
            response.setHeader("Refresh", ASK_AGAIN_AFTER_SECONDS);
            return Screen.of("casework/bundle/desk-bundle").with("files", order.files().get())
                    .with("address", "/desk/cases/" + caseId + "/bundle/" + ticket)
                    .with("page", CaseDesk.page(folder, "案卷材料"));
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(folder.number() + " 案卷材料.zip", StandardCharsets.UTF_8).build().toString())
                .body(new FileSystemResource(order.file()));
    }

    private CaseFolder folder(Staff staff, String caseId) {
        CaseFolder folder = desk.folder(staff, caseId);
        if (!DisputeBundle.mayTake(staff, folder)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return folder;
    }
}
