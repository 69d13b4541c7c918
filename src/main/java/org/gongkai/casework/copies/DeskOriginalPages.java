package org.gongkai.casework.copies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.evidence.DeskEvidencePages;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.redaction.FileInWords;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.gongkai.redaction.Redacted;
import org.gongkai.redaction.Redaction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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

import static org.gongkai.face.Wording.t;
import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Original files of a case at the desk: attached, marked on their pages, looked at as they will be given, given (Art. 37). */
@Controller
@RequestMapping("/desk/cases/{caseId}/originals")
class DeskOriginalPages {

    private static final int PERCENT = 100;

    private final CaseDesk desk;
    private final CaseRedactions redactions;
    private final Originals originals;
    private final DataSize largest;

    DeskOriginalPages(CaseDesk desk, CaseRedactions redactions, Originals originals, @Value("${gongkai.largest-upload}") DataSize largest) {
        this.desk = desk;
        this.redactions = redactions;
        this.originals = originals;
        this.largest = largest;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return list(staff, folder(staff, caseId), List.of());
    }

    @PostMapping
    @Form(Form.Typed.NOTHING)
    View attach(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String item) throws IOException {
        CaseFolder folder = handled(staff, caseId);
        if (ChosenFile.isNone(file)) {
            return list(staff, folder, List.of(ChosenFile.NONE)).status(422);
        }
        if (redactions.grounds(folder.state()).isEmpty()) {
            return list(staff, folder, List.of("收到之日还没有确定，不知道适用哪一版条例的理由。请先确认收到。")).status(422);
        }
        Map<Integer, String> items = items(folder);
        Optional<Integer> part = items.isEmpty() ? Optional.of(Original.WHOLE)
                : items.keySet().stream().filter(number -> item.equals(String.valueOf(number))).findFirst();
        if (part.isEmpty()) {
            return list(staff, folder, List.of("请选定这个文件答复的是哪一项。")).status(422);
        }
        return switch (originals.add(caseId, part.get(), folder.state().organ(), String.valueOf(file.getOriginalFilename()), file.getBytes(), staff.personId())) {
            case Attempt.Done<Original>(Original original) -> to(caseId, original.id(), 1);
            case Attempt.Refused<Original>(List<String> reasons) -> list(staff, folder, reasons).status(422);
        };
    }

    @GetMapping("/{originalId}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId,
            @RequestParam(defaultValue = "1") int page) {
        CaseFolder folder = worked(staff, caseId);
        return one(staff, folder, original(caseId, originalId), page, Map.of(), List.of());
    }

    @PostMapping("/{originalId}/marks")
    @Form(page = "/desk/cases/{caseId}/originals/{originalId}?page={page}", lines = {"words 要隐去的文字 200"})
    View mark(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId,
            @RequestParam Map<String, String> sent, HttpServletRequest request) {
        String[] also = request.getParameterValues("also");
        CaseFolder folder = handled(staff, caseId);
        Original original = original(caseId, originalId);
        String ground = sent.getOrDefault("ground", "");
        int page = whole(sent.get("page"));
        if (redactions.grounds(folder.state()).stream().noneMatch(kind -> kind.code().equals(ground))) {
            return one(staff, folder, original, page, sent, List.of("请为这一处选定不予公开的理由。")).status(422);
        }
        List<String> reasons = new ArrayList<>();
        if (sent.containsKey("words") || also != null) {
            Set<String> words = new LinkedHashSet<>(also == null ? List.of() : List.of(also));
            words.add(sent.getOrDefault("words", "").strip());
            words.removeIf(String::isBlank);
            if (words.isEmpty()) {
                reasons.add("请填写要遮盖的文字，或者在列出的文字里勾选。");
            }
            words.forEach(word -> reasons.addAll(originals.mark(original, new Mark.Words(word, ground)).reasons()));
        } else {
            Mark box = new Mark.Box(page, part(sent.get("left")), part(sent.get("top")), part(sent.get("width")), part(sent.get("height")), ground);
            reasons.addAll(originals.mark(original, box, sent.containsKey("number")).reasons());
        }
        return reasons.isEmpty() ? to(caseId, originalId, page) : one(staff, folder, original(caseId, originalId), page, sent, reasons).status(422);
    }

    @PostMapping("/{originalId}/marks/{markId}/remove")
    @Form(Form.Typed.NOTHING)
    View unmark(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId, @PathVariable String markId,
            @RequestParam(defaultValue = "1") int page) {
        handled(staff, caseId);
        originals.unmark(original(caseId, originalId), markId);
        return to(caseId, originalId, page);
    }

    @PostMapping("/{originalId}/preview")
    @Form(Form.Typed.NOTHING)
    View preview(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId,
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String whole) {
        CaseFolder folder = handled(staff, caseId);
        Original original = original(caseId, originalId);
        return switch (original.marks().isEmpty() ? originals.previewWhole(original, whole.equals("seen")) : originals.preview(original)) {
            case Redacted.Copy made -> to(caseId, originalId, page);
            case Redacted.Refused(List<String> reasons) -> one(staff, folder, original, page, Map.of(), reasons).status(422);
        };
    }

    @PostMapping("/{originalId}/remove")
    @Form(Form.Typed.NOTHING)
    View remove(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId,
            @RequestParam(defaultValue = "") String sure) {
        CaseFolder folder = handled(staff, caseId);
        Original original = original(caseId, originalId);
        List<String> reasons = sure.equals("yes") ? originals.remove(original, staff.personId()).reasons() : List.of("删去以后找不回来，请先勾选确认。");
        return reasons.isEmpty() ? new RedirectView(address(caseId)) : one(staff, folder, original, 1, Map.of(), reasons).status(422);
    }

    @PostMapping("/{originalId}/copies/{copyId}/{step}")
    @Form(Form.Typed.NOTHING)
    View step(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId, @PathVariable String copyId,
            @PathVariable String step, @RequestParam(defaultValue = "") String looked) {
        CaseFolder folder = handled(staff, caseId);
        Original original = original(caseId, originalId);
        Attempt<Original.Made> attempt = switch (step) {
            case "give" -> originals.give(original, copyId, looked.equals("yes"), staff.personId(), redactions.articleOf(copy(original, copyId), folder.state()));
            case "withdraw" -> originals.withdraw(original, copyId, staff.personId());
            default -> throw new ResponseStatusException(NOT_FOUND);
        };
        return attempt.reasons().isEmpty() ? to(caseId, originalId, 1) : one(staff, folder, original, 1, Map.of(), attempt.reasons()).status(422);
    }

    @GetMapping("/{originalId}/pages/{page}")
    ResponseEntity<byte[]> page(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId, @PathVariable int page) {
        worked(staff, caseId);
        return DeskEvidencePages.picture(originals.page(original(caseId, originalId), page));
    }

    @GetMapping("/{originalId}/copies/{copyId}/pages/{page}")
    ResponseEntity<byte[]> copyPage(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId,
            @PathVariable String copyId, @PathVariable int page) {
        Original original = original(caseId, originalId);
        return DeskEvidencePages.picture(originals.page(original, seen(staff, caseId, original, copyId), page));
    }

    @GetMapping("/{originalId}/copies/{copyId}")
    ResponseEntity<byte[]> copy(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String originalId, @PathVariable String copyId) {
        Original original = original(caseId, originalId);
        Original.Made copy = seen(staff, caseId, original, copyId);
        return CopyFile.of(originals.open(original, copy), copy);
    }

    private Screen list(Staff staff, CaseFolder folder, List<String> reasons) {
        String caseId = folder.state().id();
        return Screen.of("casework/copies/desk-originals").with("page", CaseDesk.page(folder, "遮盖和给出的文件").wide()).with("address", address(caseId))
                .with("named", CaseDesk.isNamed(staff, folder)).with("files", originals.of(caseId)).with("mayHandle", CaseDesk.isNamed(staff, folder) && CaseRedactions.mayHandle(staff, folder.state()))
                .with("reasons", reasons).with("largest", largest.toMegabytes()).with("items", items(folder));
    }

    /** What a file may answer, by its number; empty where only one thing was asked for. */
    private static Map<Integer, String> items(CaseFolder folder) {
        List<String> titles = folder.application().titles();
        Map<Integer, String> items = new LinkedHashMap<>();
        for (int item = 1; folder.state().items() > 1 && item <= titles.size(); item++) {
            items.put(item, t("第 {0} 项", item) + " · " + titles.get(item - 1));
        }
        if (!items.isEmpty()) {
            items.put(Original.WHOLE, t("全部"));
        }
        return items;
    }

    private Screen one(Staff staff, CaseFolder folder, Original original, int page, Map<String, String> values, List<String> reasons) {
        String caseId = folder.state().id();
        int shown = Math.clamp(page, 1, Math.max(original.pages(), 1));
        List<ReplyKind> grounds = redactions.grounds(folder.state());
        Redaction.Answer<FileInWords> words = originals.inWords(original);
        return Screen.of("casework/copies/desk-original").with("inWords", words instanceof Redaction.Answer.Yes<FileInWords>(FileInWords read) ? read : null)
                .with("unread", words instanceof Redaction.Answer.No<FileInWords>(String reason) ? reason : null).with("page", CaseDesk.page(folder, original.name()).wide().crumb("遮盖和给出的文件", address(caseId)))
                .with("original", original).with("shown", shown).with("address", address(caseId) + "/" + original.id())
                .with("grounds", grounds).with("mayHandle", CaseRedactions.mayHandle(staff, folder.state())).with("values", values)
                .with("reasons", reasons);
    }

    private CaseFolder folder(Staff staff, String caseId) {
        return withOriginals(desk.folder(staff, caseId));
    }

    /** A copy that has not been given may show everything that will be hidden: it is for whoever works on the matter. */
    private Original.Made seen(Staff staff, String caseId, Original original, String copyId) {
        folder(staff, caseId);
        Original.Made copy = copy(original, copyId);
        if (!copy.isGiven()) {
            worked(staff, caseId);
        }
        return copy;
    }

    private CaseFolder worked(Staff staff, String caseId) {
        return withOriginals(desk.worked(staff, caseId));
    }

    private CaseFolder handled(Staff staff, String caseId) {
        desk.worked(staff, caseId);
        return withOriginals(desk.handled(staff, caseId));
    }

    private static CaseFolder withOriginals(CaseFolder folder) {
        if (!CaseRedactions.isFor(folder.state())) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return folder;
    }

    private Original original(String caseId, String originalId) {
        return originals.find(caseId, originalId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Original.Made copy(Original original, String copyId) {
        return original.copy(copyId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static String address(String caseId) {
        return "/desk/cases/" + caseId + "/originals";
    }

    private static View to(String caseId, String originalId, int page) {
        return new RedirectView(address(caseId) + "/" + originalId + "?page=" + page);
    }

    private static int whole(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> value.matches("\\d{1,4}")).map(Integer::valueOf).orElse(1);
    }

    /** A percentage as a fraction; what is no number is no place on the page and refused as such. */
    private static double part(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> value.matches("\\d{1,3}(\\.\\d{1,6})?")).map(Double::valueOf)
                .map(value -> value / PERCENT).orElse(-1.0);
    }
}
