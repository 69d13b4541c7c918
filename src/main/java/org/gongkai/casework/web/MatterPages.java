package org.gongkai.casework.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.copies.CopyFile;
import org.gongkai.casework.copies.WithheldView;
import org.gongkai.casework.ending.Closing;
import org.gongkai.casework.papers.LetterDownload;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Scope;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Preferences;
import org.gongkai.face.Screen;
import org.gongkai.face.TurnedBack;
import org.gongkai.face.Wording;
import org.gongkai.letters.LetterText;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Where an applicant follows a matter by number and code, completes it, withdraws it and fetches the papers. */
@Controller
class MatterPages {

    private static final String OPENED = "gongkai.openedMatters";

    /** Sent by whoever has read what it means. */
    private static final String SURE = "sure";

    private final CaseFolders folders;
    private final Cases cases;
    private final CodeTries tries;
    private final CaseRedactions redactions;
    private final Originals originals;
    private final PublicAnswers answers;
    private final Now now;

    MatterPages(CaseFolders folders, Cases cases, CaseRedactions redactions, Originals originals, PublicAnswers answers, Now now, CodeTries tries) {
        this.folders = folders;
        this.cases = cases;
        this.tries = tries;
        this.redactions = redactions;
        this.originals = originals;
        this.answers = answers;
        this.now = now;
    }

    @GetMapping("/matters")
    Screen ask(@RequestParam(defaultValue = "") String number) {
        return lookup(number, null);
    }

    @PostMapping("/matters")
    @Form(Form.Typed.SECRET)
    View open(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpSession session) {
        CodeTries.Outcome<List<String>> tried = tries.look(number, request, () -> Optional.of(folders.byNumberAndCode(number, code)).filter(some -> !some.isEmpty()));
        if (!tried.again().isZero()) {
            return lookup(number, Wording.t("这个编号的查询码在您这里输错太多次，请等 {0} 分钟再试。查询码忘了的，可以请受理机关核对身份后换发。", tried.again().toMinutes() + 1)).status(429);
        }
        List<String> found = tried.found().orElse(List.of());
        if (found.isEmpty()) {
            return lookup(number, "编号和查询码对不上。请对照回执看看年份、数字和 8 位查询码；括号、空格、全角半角、大小写怎么写都可以。").status(422);
        }
        Set<String> opened = Preferences.of(request).kiosk() ? new HashSet<>() : new HashSet<>(opened(session));
        opened.addAll(found);
        session.setAttribute(OPENED, opened);
        return new RedirectView("/matters/" + found.getFirst());
    }

    @GetMapping("/matters/{caseId}")
    View follow(@PathVariable String caseId, HttpSession session) {
        return opened(session).contains(caseId) ? matter(folder(caseId), Map.of(), List.of(), "") : new RedirectView("/matters");
    }

    @PostMapping("/matters/{caseId}/{action}")
    @Form(page = "/matters/{caseId}")
    View act(@PathVariable String caseId, @PathVariable String action, @RequestParam MultiValueMap<String, String> posted, HttpSession session) {
        if (!opened(session).contains(caseId)) {
            return new TurnedBack("/matters");
        }
        Map<String, String> values = Filled.joined(posted);
        CaseState state = cases.state(caseId);
        Closing closing = Closing.of(state.type(), action);
        Map<String, String> said = new HashMap<>(Filled.composed(values));
        if (closing.proof() != null) {
            said.remove(closing.proof().field());
        }
        if (!closing.asks().isEmpty() && !"yes".equals(values.get(SURE))) {
            List<Refusal> refusals = cases.whyNot(state, Perform.today(caseId, action, Actor.applicant(), said));
            return refusals.isEmpty() ? question(folder(caseId), action, closing, values) : matter(folder(caseId), values, refusals, action).status(422);
        }
        Performed performed = cases.perform(Perform.today(caseId, action, Actor.applicant(), said).once(values.get("token")));
        return performed instanceof Performed.Refused refused
                ? matter(folder(caseId), values, refused.reasons(), action).status(422)
                : new RedirectView("/matters/" + caseId);
    }

    @GetMapping({"/matters/{caseId}/letters/{letterId}", "/matters/{caseId}/letters/{letterId}/{format:pdf|ofd}"})
    ResponseEntity<byte[]> letter(@PathVariable String caseId, @PathVariable String letterId, @PathVariable Optional<String> format, HttpSession session) {
        if (!opened(session).contains(caseId)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        CaseFolder folder = folder(caseId);
        return LetterDownload.of(folders, folder, MatterView.lettersFor(folder), letterId, format.orElse("docx"));
    }

    @GetMapping("/matters/{caseId}/copies/{copyId}")
    ResponseEntity<byte[]> copy(@PathVariable String caseId, @PathVariable String copyId, HttpSession session) {
        if (!opened(session).contains(caseId)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        for (Original original : redactions.forApplicant(folder(caseId).state())) {
            for (Original.Made copy : original.given()) {
                if (copy.id().equals(copyId)) {
                    return CopyFile.of(originals.open(original, copy), copy);
                }
            }
        }
        throw new ResponseStatusException(NOT_FOUND);
    }

    @GetMapping("/matters/{caseId}/papers/{letterId}")
    Screen paper(@PathVariable String caseId, @PathVariable String letterId, HttpSession session) {
        if (!opened(session).contains(caseId)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        CaseFolder folder = folder(caseId);
        LetterText text = MatterView.lettersFor(folder).stream().filter(letter -> letter.id().equals(letterId)).findFirst()
                .flatMap(letter -> folders.words(folder, letterId)).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("casework/web/matter-paper").with("paper", text).with("file", "/matters/" + caseId + "/letters/" + letterId)
                .with("page", page(text.title()).crumb("办件查询", "/matters").crumb(folder.number(), "/matters/" + caseId).noindex());
    }

    private Screen matter(CaseFolder folder, Map<String, String> values, List<Refusal> reasons, String attempted) {
        return Screen.of("casework/web/matter").with("page", page("办理进度").crumb("办件查询", "/matters").personal())
                .with("matter", MatterView.of(folder, cases.permissions(folder.state(), Actor.applicant()), now.today()))
                .with("withheld", WithheldView.of(redactions.forApplicant(folder.state()), redactions)).with("folder", folder).with("filled", new Filled(values, reasons)).with("attempted", attempted)
                .with("token", Identifier.fresh()).with("today", now.today())
                .with("isPublic", answers.find(folder.state().id()).filter(answer -> !answer.isWithdrawn()).isPresent());
    }

    /** What it means, before it is done; it works without a script too. */
    private static Screen question(CaseFolder folder, String action, Closing closing, Map<String, String> values) {
        Action asked = folder.state().type().action(action).orElseThrow();
        return Screen.of("casework/web/matter-question").with("folder", folder).with("action", asked).with("closing", closing).with("values", values)
                .with("page", page(asked.title()).crumb("办件查询", "/matters").crumb(folder.number(), "/matters/" + folder.state().id()).noindex());
    }

    private Screen lookup(String number, @org.jspecify.annotations.Nullable String wrong) {
        return Screen.of("casework/web/matter-lookup").with("page", page("办件查询")).with("number", number).with("wrong", wrong);
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> opened(HttpSession session) {
        return session.getAttribute(OPENED) instanceof Set<?> set ? (Set<String>) set : Set.of();
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.INTERACTION)
                .description("凭编号和查询码查询办件的进度、期限和文书");
    }
}
