package org.gongkai.casework.material.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpSession;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.evidence.DeskEvidencePages;
import org.gongkai.casework.material.Enclosed;
import org.gongkai.casework.material.Material;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.opening.Veil;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.redaction.FileInWords;
import org.gongkai.redaction.Redaction;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Files that came with a case at the desk: looked at as pictures or text, taken away, opened with a reason where they are masked. */
@Controller
@RequestMapping("/desk/cases/{caseId}/materials/{fileId}")
class DeskMaterialPages {

    private static final String OPENED = "gongkai.openedMaterials";
    /** For so long what was opened stays open in the same visit. */
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final CaseDesk desk;
    private final Materials materials;
    private final Veiling veiling;
    private final Now now;

    DeskMaterialPages(CaseDesk desk, Materials materials, Veiling veiling, Now now) {
        this.desk = desk;
        this.materials = materials;
        this.veiling = veiling;
        this.now = now;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String fileId, HttpSession session) {
        CaseFolder folder = desk.worked(staff, caseId);
        Enclosed one = enclosed(folder, staff, fileId);
        return isOpen(folder, staff, one, session) ? shown(folder, one) : asked(folder, one, "", List.of());
    }

    /** With a line in the journal. */
    @PostMapping("/open")
    @Form(page = "/desk/cases/{caseId}/materials/{fileId}")
    View open(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String fileId, @RequestParam(defaultValue = "") String reason, HttpSession session) {
        CaseFolder folder = desk.worked(staff, caseId);
        Enclosed one = enclosed(folder, staff, fileId);
        if (!isOpen(folder, staff, one, session)) {
            Attempt<Veil> opened = veiling.open(folder, staff, one.where(), reason);
            if (!opened.reasons().isEmpty()) {
                return asked(folder, one, reason, opened.reasons()).status(422);
            }
            Map<String, Instant> before = new HashMap<>(opened(session));
            before.put(key(folder, one), now.instant());
            session.setAttribute(OPENED, before);
        }
        return new RedirectView(address(folder, one));
    }

    @GetMapping("/pages/{page}")
    ResponseEntity<byte[]> page(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String fileId, @PathVariable int page, HttpSession session) {
        return DeskEvidencePages.picture(materials.page(material(open(staff, caseId, fileId, session)), page));
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String fileId, HttpSession session) {
        Material material = material(open(staff, caseId, fileId, session));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(material.kind().mediaType())).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(material.name(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox; default-src 'none'").body(materials.open(material));
    }

    private Enclosed open(Staff staff, String caseId, String fileId, HttpSession session) {
        CaseFolder folder = desk.worked(staff, caseId);
        Enclosed one = enclosed(folder, staff, fileId);
        if (!isOpen(folder, staff, one, session)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return one;
    }

    private Enclosed enclosed(CaseFolder folder, Staff staff, String fileId) {
        Enclosed one = Enclosed.in(folder).stream().filter(each -> each.file().id().equals(fileId)).findFirst().orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (veiling.sight(folder, staff, one.field(), one.where()) == Veiling.Sight.NEVER) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return one;
    }

    private boolean isOpen(CaseFolder folder, Staff staff, Enclosed one, HttpSession session) {
        Instant opened = opened(session).get(key(folder, one));
        return veiling.sight(folder, staff, one.field(), one.where()) == Veiling.Sight.OPEN || opened != null && now.instant().isBefore(opened.plus(OPEN));
    }

    private Screen shown(CaseFolder folder, Enclosed one) {
        Material material = material(one);
        Redaction.Answer<FileInWords> words = material.kind().isDrawn() ? null : materials.words(material);
        return Screen.of("casework/material/web/desk-material").with("page", CaseDesk.page(folder, material.name()).wide()).with("material", material).with("field", one.field())
                .with("address", address(folder, one)).with("words", words instanceof Redaction.Answer.Yes<FileInWords>(FileInWords read) ? read : null)
                .with("unread", words instanceof Redaction.Answer.No<FileInWords>(String reason) ? reason : null);
    }

    private static Screen asked(CaseFolder folder, Enclosed one, String reason, List<String> reasons) {
        return Screen.of("casework/material/web/desk-material-closed").with("page", CaseDesk.page(folder, one.field().title())).with("field", one.field())
                .with("address", address(folder, one)).with("reason", reason).with("reasons", reasons);
    }

    private Material material(Enclosed one) {
        return materials.of(List.of(one.file().id())).stream().findFirst().orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static String address(CaseFolder folder, Enclosed one) {
        return "/desk/cases/" + folder.state().id() + "/materials/" + one.file().id();
    }

    private static String key(CaseFolder folder, Enclosed one) {
        return folder.state().id() + ' ' + one.where();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Instant> opened(HttpSession session) {
        return session.getAttribute(OPENED) instanceof Map<?, ?> map ? (Map<String, Instant>) map : Map.of();
    }
}
