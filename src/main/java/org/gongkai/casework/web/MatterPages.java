package org.gongkai.casework.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.inquiry.CodeTries;
import org.gongkai.casework.inquiry.ExampleNumber;
import org.gongkai.casework.inquiry.Lookup;
import org.gongkai.casework.theirs.MatterScreens;
import org.gongkai.casework.theirs.MatterScreens.Way;
import org.gongkai.directory.Scope;
import org.gongkai.face.Form;
import org.gongkai.face.Problem;
import org.gongkai.face.Preferences;
import org.gongkai.face.Screen;
import org.gongkai.face.TurnedBack;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
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

    private final CaseFolders folders;
    private final CodeTries tries;
    private final MatterScreens screens;
    private final ExampleNumber example;

    MatterPages(CaseFolders folders, CodeTries tries, MatterScreens screens, ExampleNumber example) {
        this.example = example;
        this.folders = folders;
        this.tries = tries;
        this.screens = screens;
    }

    @GetMapping("/matters")
    Screen ask(@RequestParam(defaultValue = "") String number) {
        return lookup(number, null);
    }

    @PostMapping("/matters")
    @Form(Form.Typed.SECRET)
    View open(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpSession session) {
        List<Problem> empty = Lookup.empty(Map.of("number", number, "code", code), Lookup.NUMBER_AND_CODE);
        if (!empty.isEmpty()) {
            return screen(Lookup.of(number, example.ofMatter()).wrong(empty)).status(422);
        }
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
        return opened(session).contains(caseId) ? screens.matter(Way.BY_CODE, folder(caseId), Actor.applicant()) : new RedirectView("/matters");
    }

    @PostMapping("/matters/{caseId}/{action}")
    @Form(page = "/matters/{caseId}")
    View act(HttpServletRequest request, @PathVariable String caseId, @PathVariable String action, @RequestParam MultiValueMap<String, String> posted, HttpSession session) {
        return opened(session).contains(caseId) ? screens.act(request, Way.BY_CODE, caseId, action, posted, Actor.applicant(), () -> folder(caseId)) : new TurnedBack("/matters");
    }

    @GetMapping({"/matters/{caseId}/letters/{letterId}", "/matters/{caseId}/letters/{letterId}/{format:pdf|ofd}"})
    ResponseEntity<byte[]> letter(@PathVariable String caseId, @PathVariable String letterId, @PathVariable Optional<String> format, HttpSession session) {
        return screens.letter(Way.BY_CODE, opened(caseId, session), letterId, format.orElse("docx"));
    }

    @GetMapping("/matters/{caseId}/copies/{copyId}")
    ResponseEntity<byte[]> copy(@PathVariable String caseId, @PathVariable String copyId, HttpSession session) {
        return screens.copy(opened(caseId, session), copyId);
    }

    @GetMapping("/matters/{caseId}/papers/{letterId}")
    Screen paper(@PathVariable String caseId, @PathVariable String letterId, HttpSession session) {
        return screens.paper(Way.BY_CODE, opened(caseId, session), letterId);
    }

    private Screen lookup(String number, @Nullable String wrong) {
        Lookup asked = Lookup.of(number, example.ofMatter());
        return screen(wrong == null ? asked : asked.wrong(wrong));
    }

    private static Screen screen(Lookup lookup) {
        return Screen.of("casework/web/matter-lookup").with("page", Way.BY_CODE.page(Way.BY_CODE.title())).with("lookup", lookup);
    }

    private CaseFolder opened(String caseId, HttpSession session) {
        if (!opened(session).contains(caseId)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return folder(caseId);
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> opened(HttpSession session) {
        return session.getAttribute(OPENED) instanceof Set<?> set ? (Set<String>) set : Set.of();
    }
}
