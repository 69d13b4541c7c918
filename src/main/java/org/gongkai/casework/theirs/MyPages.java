package org.gongkai.casework.theirs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.consultation.ConsultationScreens;
import org.gongkai.casework.consultation.Consultations;
import org.gongkai.casework.inquiry.CodeTries;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.papers.OwnCopies;
import org.gongkai.casework.theirs.MatterScreens.Way;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Scope;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** What is theirs, for people outside with a sign-in: a matter of somebody else is answered like one that is not there. */
@Controller
class MyPages {

    private static final int PAGE = 50;
    private final OwnMatters own;
    private final CaseFolders folders;
    private final CaseLists lists;
    private final CaseTypes types;
    private final Organs organs;
    private final CodeTries tries;
    private final MatterScreens screens;
    private final OwnQuestions questions;
    private final Consultations consultations;
    private final ConsultationScreens asking;
    private final OwnCopies copies;

    MyPages(OwnMatters own, CaseFolders folders, CaseLists lists, CaseTypes types, Organs organs, CodeTries tries, MatterScreens screens, OwnQuestions questions,
            Consultations consultations, ConsultationScreens asking, OwnCopies copies) {
        this.own = own;
        this.folders = folders;
        this.lists = lists;
        this.types = types;
        this.organs = organs;
        this.tries = tries;
        this.screens = screens;
        this.questions = questions;
        this.consultations = consultations;
        this.asking = asking;
        this.copies = copies;
    }

    @GetMapping("/my")
    Screen list(@AuthenticationPrincipal Outsider who, @RequestParam(required = false) @Nullable Long after) {
        return list(who, after, "", null);
    }

    /** Adds a matter whose number and code somebody knows. */
    @PostMapping("/my")
    @Form(Form.Typed.SECRET)
    View add(@AuthenticationPrincipal Outsider who, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        CodeTries.Outcome<Runnable> tried = tries.look(number, request, () -> tying(who, number, code));
        if (!tried.again().isZero()) {
            return list(who, null, number, Wording.t("这个编号的查询码在您这里输错太多次，请等 {0} 分钟再试。查询码忘了的，可以请受理机关核对身份后换发。", tried.again().toMinutes() + 1)).status(429);
        }
        if (tried.found().isEmpty()) {
            return list(who, null, number, "编号和查询码对不上。请对照回执看看年份、数字和 8 位查询码；括号、空格、全角半角、大小写怎么写都可以。").status(422);
        }
        tried.found().get().run();
        return new RedirectView("/my");
    }

    /** What number and code make theirs: the cases of an application, or a question that they were asked. */
    private Optional<Runnable> tying(Outsider who, String number, String code) {
        List<String> cases = folders.byNumberAndCode(number, code);
        return cases.isEmpty() ? consultations.byNumberAndCode(number, code).map(asked -> () -> questions.tie(who, asked)) : Optional.of(() -> own.tie(who, cases));
    }

    @PostMapping("/my/{caseId}/untie")
    @Form(Form.Typed.NOTHING)
    View untie(@AuthenticationPrincipal Outsider who, @PathVariable String caseId) {
        if (!own.untie(who, caseId)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return new RedirectView("/my");
    }

    @GetMapping("/my/questions/{actId}")
    Screen question(@AuthenticationPrincipal Outsider who, @PathVariable String actId) {
        demand(who, actId);
        return asking.one(asked(), "/my/questions/" + actId, actId);
    }

    @PostMapping("/my/questions/{actId}")
    @Form
    View answer(@AuthenticationPrincipal Outsider who, @PathVariable String actId, @RequestParam MultiValueMap<String, String> posted) {
        demand(who, actId);
        return asking.answer(asked(), "/my/questions/" + actId, actId, posted, Actor.consulted(who.personId()));
    }

    private void demand(Outsider who, String actId) {
        if (!questions.isTheirs(who, actId)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
    }

    private static Page asked() {
        return Way.SIGNED_IN.page("征求意见").crumb(Way.SIGNED_IN.title(), Way.SIGNED_IN.address()).noindex();
    }

    @GetMapping("/my/{caseId}")
    Screen follow(@AuthenticationPrincipal Outsider who, @PathVariable String caseId) {
        return screens.matter(Way.SIGNED_IN, folder(who, caseId), Actor.applicant(who.personId()));
    }

    @PostMapping("/my/{caseId}/{action}")
    @Form(page = "/my/{caseId}")
    View act(HttpServletRequest request, @AuthenticationPrincipal Outsider who, @PathVariable String caseId, @PathVariable String action, @RequestParam MultiValueMap<String, String> posted) {
        folder(who, caseId);
        return screens.act(request, Way.SIGNED_IN, caseId, action, posted, Actor.applicant(who.personId()), () -> folder(who, caseId));
    }

    @GetMapping({"/my/{caseId}/letters/{letterId}", "/my/{caseId}/letters/{letterId}/{format:pdf|ofd}"})
    ResponseEntity<byte[]> letter(@AuthenticationPrincipal Outsider who, @PathVariable String caseId, @PathVariable String letterId, @PathVariable Optional<String> format) {
        CaseFolder folder = folder(who, caseId);
        return copies.of(folder, who, letterId, format.orElse("docx")).orElseGet(() -> screens.letter(Way.SIGNED_IN, folder, letterId, format.orElse("docx")));
    }

    @GetMapping("/my/{caseId}/copies/{copyId}")
    ResponseEntity<byte[]> copy(@AuthenticationPrincipal Outsider who, @PathVariable String caseId, @PathVariable String copyId) {
        return screens.copy(folder(who, caseId), copyId);
    }

    @GetMapping("/my/{caseId}/papers/{letterId}")
    Screen paper(@AuthenticationPrincipal Outsider who, @PathVariable String caseId, @PathVariable String letterId) {
        return screens.paper(Way.SIGNED_IN, folder(who, caseId), letterId);
    }

    private CaseFolder folder(Outsider who, String caseId) {
        return folders.open(caseId, who).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private Screen list(Outsider who, @Nullable Long after, String number, @Nullable String wrong) {
        Map<String, OwnMatters.How> theirs = own.list(who, after, PAGE);
        List<String> order = List.copyOf(theirs.keySet());
        List<OwnMatterRow> rows = lists.byIds(Scope.EVERYTHING, order).stream().sorted(Comparator.comparing(CaseLists.Line::ended).thenComparing(line -> order.indexOf(line.id())))
                .map(line -> new OwnMatterRow(line, types.require(line.type()).title(), folders.title(line), organs.find(line.organ()).map(Organ::name).orElse(""),
                        types.stageTitle(line.definition(), line.stage()), theirs.get(line.id()) == OwnMatters.How.CODE)).toList();
        return Screen.of("casework/theirs/my").with("page", Way.SIGNED_IN.page(Way.SIGNED_IN.title()).noindex().personal()).with("who", who).with("rows", rows).with("questions", questions.list(who, PAGE)).with("organs", organs)
                .with("next", order.size() < PAGE ? null : own.key(who, order.getLast())).with("number", number).with("wrong", wrong);
    }
}
