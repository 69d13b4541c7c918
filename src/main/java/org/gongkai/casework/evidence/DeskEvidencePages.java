package org.gongkai.casework.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.evidence.EvidenceKinds;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.redaction.Redaction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Evidence of a case at the desk: scans attached, looked at, struck when attached in error; never given out. */
@Controller
@RequestMapping("/desk/cases/{caseId}/evidence")
public class DeskEvidencePages {

    private final CaseDesk desk;
    private final EvidenceFiles evidence;
    private final EvidenceKinds kinds;
    private final DataSize largest;

    DeskEvidencePages(CaseDesk desk, EvidenceFiles evidence, EvidenceKinds kinds, @Value("${gongkai.largest-upload}") DataSize largest) {
        this.desk = desk;
        this.evidence = evidence;
        this.kinds = kinds;
        this.largest = largest;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return list(staff, desk.folder(staff, caseId), "", List.of());
    }

    @PostMapping
    @Form(lines = {"number 凭证编号 60"})
    View attach(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number, @RequestParam MultipartFile file) throws IOException {
        CaseFolder folder = desk.handled(staff, caseId);
        if (ChosenFile.isNone(file)) {
            return list(staff, folder, kind, List.of(ChosenFile.NONE)).status(422);
        }
        Attempt<Evidence> attempt = evidence.add(caseId, folder.state().organ(), kind, number.isBlank() ? null : number.strip(),
                String.valueOf(file.getOriginalFilename()), file.getBytes(), staff.personId());
        return attempt.reasons().isEmpty() ? new RedirectView(address(caseId)) : list(staff, folder, kind, attempt.reasons()).status(422);
    }

    @PostMapping("/{evidenceId}/strike")
    @Form(page = "/desk/cases/{caseId}/evidence", lines = {"reason 为什么作废 60"})
    View strike(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String evidenceId,
            @RequestParam(defaultValue = "") String reason) {
        CaseFolder folder = desk.handled(staff, caseId);
        Attempt<Evidence> attempt = evidence.strike(one(caseId, evidenceId), reason, staff.personId());
        return attempt.reasons().isEmpty() ? new RedirectView(address(caseId)) : list(staff, folder, "", attempt.reasons()).status(422);
    }

    @GetMapping("/{evidenceId}/pages/{page}")
    ResponseEntity<byte[]> page(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String evidenceId, @PathVariable int page) {
        desk.worked(staff, caseId);
        return picture(evidence.page(one(caseId, evidenceId), page));
    }

    @GetMapping("/{evidenceId}")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String evidenceId) {
        desk.worked(staff, caseId);
        Evidence one = one(caseId, evidenceId);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(one.file().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(one.kind().title() + "-" + one.id() + "." + one.file().ending(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(evidence.open(one));
    }

    public static ResponseEntity<byte[]> picture(Redaction.Answer<byte[]> answer) {
        return switch (answer) {
            case Redaction.Answer.Yes<byte[]>(byte[] png) -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png);
            case Redaction.Answer.No<byte[]> no -> throw new ResponseStatusException(NOT_FOUND, no.reason());
        };
    }

    private Screen list(Staff staff, CaseFolder folder, String kind, List<String> reasons) {
        String caseId = folder.state().id();
        String expected = folder.state().type().channel(folder.state().channel()).map(CaseType.Channel::evidence).orElse("");
        return Screen.of("casework/evidence/desk-evidence")
                .with("page", CaseDesk.page(folder, "凭证").wide())
                .with("address", address(caseId)).with("evidence", evidence.of(caseId)).with("kinds", kinds.all())
                .with("chosen", kind.isEmpty() ? expected : kind).with("named", CaseDesk.isNamed(staff, folder)).with("mayHandle", CaseRedactions.mayHandle(staff, folder.state()))
                .with("reasons", reasons).with("largest", largest.toMegabytes());
    }

    private Evidence one(String caseId, String evidenceId) {
        return evidence.find(caseId, evidenceId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static String address(String caseId) {
        return "/desk/cases/" + caseId + "/evidence";
    }
}
