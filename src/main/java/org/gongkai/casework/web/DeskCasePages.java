package org.gongkai.casework.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.Preview;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.choice.Choosable;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.delivery.SendOnward;
import org.gongkai.casework.material.web.Uploads;
import org.gongkai.casework.opening.Veil;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.owing.Engaged;
import org.gongkai.casework.owing.Owing;
import org.gongkai.casework.papers.LetterDownload;
import org.gongkai.casework.phrase.FirstWords;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.casework.signing.ShownPaper;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterText;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions.Check;
import org.gongkai.procedure.Refusal;
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

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

/** One case at the desk, with all that may be done and why not. */
@Controller
class DeskCasePages {

    /** Sent to be shown what else the chosen replies ask for; nothing is done yet. */
    private static final String FURTHER = "further";
    /** Name of the field into which a phrase is put; nothing is done yet. */
    private static final String INSERT = "insert";
    /** What was being prepared for the action when its paper was shown. */
    private static final String PREPARED = "prepared";

    private final CaseFolders folders;
    private final Cases cases;
    private final CasePanels panels;
    private final Veiling veiling;
    private final Phrases phrases;
    private final FirstWords firstWords;
    private final Choosable choosable;
    private final ReplyKinds replyKinds;
    private final List<Engaged> engaged;
    private final Owing owing;
    private final SendOnward onward;
    private final CaseRedactions redactions;
    private final Uploads uploads;
    private final People people;
    private final Now now;

    DeskCasePages(CaseFolders folders, Cases cases, CasePanels panels, Veiling veiling, Phrases phrases, FirstWords firstWords, Choosable choosable, ReplyKinds replyKinds, List<Engaged> engaged, Owing owing, SendOnward onward,
            CaseRedactions redactions, Uploads uploads, People people, Now now) {
        this.folders = folders;
        this.cases = cases;
        this.panels = panels;
        this.veiling = veiling;
        this.phrases = phrases;
        this.firstWords = firstWords;
        this.choosable = choosable;
        this.replyKinds = replyKinds;
        this.engaged = engaged;
        this.owing = owing;
        this.onward = onward;
        this.redactions = redactions;
        this.uploads = uploads;
        this.people = people;
        this.now = now;
    }

    @GetMapping("/desk/cases/{caseId}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return ReadOnce.during(() -> one(staff, folder(staff, caseId), Map.of(), List.of(), ""));
    }

    /** Shows what is masked, with a line in the journal. */
    @PostMapping("/desk/cases/{caseId}/fields/open")
    @Form(page = "/desk/cases/{caseId}")
    View open(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam String field, @RequestParam(defaultValue = "") String reason) {
        CaseFolder folder = folder(staff, caseId);
        return switch (veiling.open(folder, staff, field, reason)) {
            case Attempt.Done<Veil>(Veil opened) -> one(staff, folder, opened, Map.of(), List.of(), "").with("opened", field);
            case Attempt.Refused<Veil>(List<String> reasons) -> one(staff, folder, Map.of("field", field, "reason", reason),
                    List.of(Refusal.ofField("reason-" + field, reasons.getFirst())), "").status(422);
        };
    }

    @PostMapping("/desk/cases/{caseId}/{action}")
    @Form(page = "/desk/cases/{caseId}", lines = {"lateReason 补记原因 60", "evidence 凭证编号 60"})
    View act(HttpServletRequest request, @AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action,
            @RequestParam MultiValueMap<String, String> posted) {
        int handling = number(posted.getFirst(Handling.NUMBER));
        String organ = folders.organ(caseId, handling, staff.scope()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        String attempted = CaseForm.key(action, handling);
        Optional<Action> declared = cases.state(caseId).type().action(action);
        Uploads.Taken taken = uploads.taken(request, new Filled(Filled.joined(posted), List.of()), "", declared.map(Action::fields).orElse(List.of()), Uploads.OF_DESK);
        Map<String, String> values = taken.filled().values();
        if (!taken.wrong().isEmpty()) {
            return one(staff, folder(staff, caseId), values, taken.wrong(), attempted).status(422);
        }
        LocalDate on;
        try {
            on = blank(values.get("on")) == null ? null : LocalDate.parse(values.get("on"));
        } catch (DateTimeParseException notDate) {
            return one(staff, folder(staff, caseId), values, List.of(Refusal.ofField("on", "生效日期应写成 2026-03-12 这样的日期")), attempted).status(422);
        }
        if (EnteredLater.isTakenOver(blank(values.get("lateReason")))) {
            return one(staff, folder(staff, caseId), values, List.of(Refusal.ofField("lateReason", "请用自己的话写明补记的原因")), attempted).status(422);
        }
        Perform command = new Perform(caseId, action, CaseFolders.actor(staff, organ), on, Filled.composed(values),
                blank(values.get("token")), blank(values.get("lateReason")), blank(values.get("evidence")), true, handling);
        if (declared.filter(PublicWords::areSaidBy).isPresent()) {
            return new RedirectView("/desk/cases/" + caseId + "/public");
        }
        if (values.containsKey(INSERT)) {
            return withPhrase(staff, folder(staff, caseId), values, attempted);
        }
        if (values.containsKey(FURTHER)) {
            CaseFolder folder = folder(staff, caseId);
            return one(staff, folder, declared.map(one -> firstWords.begun(folder, one, staff, values)).orElse(values), List.of(), attempted).fragment("casework/web/answering");
        }
        String prepared = prepared(caseId, action, handling);
        if (values.containsKey("preview")) {
            return switch (cases.preview(command)) {
                case Preview.Paper paper -> foreseen(staff, folder(staff, caseId), values, List.of(), attempted, paper.text(), prepared);
                case Preview.Refused refused -> one(staff, folder(staff, caseId), values, refused.reasons(), attempted).status(422);
            };
        }
        if (values.containsKey(ShownPaper.FIELD) && cases.preview(command) instanceof Preview.Paper(LetterText now)) {
            Optional<ShownPaper.Altered> altered = ShownPaper.read(values.get(ShownPaper.FIELD)).since(now);
            if (altered.isPresent() || !prepared.equals(values.getOrDefault(PREPARED, ""))) {
                List<Refusal> since = List.of(Refusal.because(altered.isPresent() ? "没有办：将要发出的文书和您预览的不同，不同的地方标在下面，请看过再办"
                        : "没有办：您预览以后，有人拟了或者改了这一步的稿子，直接办理会作废它；请先看稿子，再决定是不是直接办"));
                return foreseen(staff, folder(staff, caseId), values, since, attempted, now, prepared).with("altered", altered.orElse(null)).status(422);
            }
        }
        Performed performed = values.containsKey("onward") ? onward.after(folder(staff, caseId), action, () -> cases.perform(command)) : cases.perform(command);
        return performed instanceof Performed.Refused refused
                ? one(staff, folder(staff, caseId), values, refused.reasons(), attempted).status(422)
                : new RedirectView("/desk/cases/" + caseId);
    }

    @GetMapping({"/desk/cases/{caseId}/letters/{letterId}", "/desk/cases/{caseId}/letters/{letterId}/{format:pdf|ofd}"})
    ResponseEntity<byte[]> letter(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String letterId,
            @PathVariable Optional<String> format) {
        CaseFolder folder = folder(staff, caseId);
        if (!CaseDesk.isNamed(staff, folder)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return LetterDownload.of(folders, folder, folder.letters(), letterId, format.orElse("docx"), "/desk/cases/" + caseId);
    }

    @GetMapping("/desk/cases/{caseId}/papers/{letterId}")
    Screen paper(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String letterId) {
        CaseFolder folder = folder(staff, caseId);
        if (Veiling.unnamed(folder.state(), staff)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        if (!CaseDesk.isNamed(staff, folder) && closed(folder).contains(letterId)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        LetterText text = folders.words(folder, letterId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("casework/web/desk-paper").with("lacking", folders.lacking(text)).with("paper", CaseDesk.shown(text, folder, staff)).with("file", CaseDesk.isNamed(staff, folder) ? "/desk/cases/" + caseId + "/letters/" + letterId : null)
                .with("page", Page.of(text.title()).desk().crumb("办件", "/desk/cases").crumb(folder.number(), "/desk/cases/" + caseId));
    }

    /** The letters that whoever only looks on may not open. */
    private Set<String> closed(CaseFolder folder) {
        return folder.letters().stream().filter(folders::isForItsReaderAlone).map(Letter::id).collect(Collectors.toSet());
    }

    /** The page with the paper before the buttons that issue it; these send which paper and which draft lay there. */
    private Screen foreseen(Staff staff, CaseFolder folder, Map<String, String> values, List<Refusal> reasons, String attempted, LetterText paper, String prepared) {
        Screen page = one(staff, folder, values, reasons, attempted);
        return page.with("paper", paper).with("prepared", prepared).with("lacking", folders.lacking(paper)).with("onward", onward.inWords(folder, CaseForm.action(attempted)).orElse(null));
    }

    /** The mark of what is being prepared for an action; empty where nothing is. */
    private String prepared(String caseId, String action, int handling) {
        return engaged.stream().flatMap(one -> one.underWay(caseId, action, handling).stream()).findFirst().orElse("");
    }

    private Screen one(Staff staff, CaseFolder folder, Map<String, String> values, List<Refusal> reasons, String attempted) {
        return one(staff, folder, veiling.over(folder, staff), values, reasons, attempted);
    }

    private Screen one(Staff staff, CaseFolder folder, Veil veil, Map<String, String> values, List<Refusal> reasons, String attempted) {
        CaseState state = folder.state();
        List<HandlingView> mine = state.handlings().stream().filter(handling -> staff.scope().covers(handling.organ()))
                .map(handling -> view(folder, handling, CaseFolders.actor(staff, handling.organ()))).filter(one -> one.handling().isOpen() || one.handling().isFirst() || one.mayAct()).toList();
        Map<String, List<Check>> checks = new HashMap<>();
        for (HandlingView one : mine) {
            for (Permission permission : one.permissions()) {
                String action = permission.action().id();
                if (permission.allowed() && state.type().consequence(action).concludes()) {
                    String key = one.key(action);
                    checks.put(key, cases.checks(state, Perform.today(state.id(), action, CaseFolders.actor(staff, one.handling().organ()),
                            key.equals(attempted) ? values : Map.of()).in(one.handling().no())));
                }
            }
        }
        CaseForm form = new CaseForm(attempted, new Filled(values, reasons), Identifier.fresh(), checks, phrases.usable(staff, folder.state()),
                folder.state().receivedOn() == null ? List.of() : replyKinds.forReceiptOn(folder.state().receivedOn()),
                checks.isEmpty() || !CaseRedactions.isFor(state) ? List.of() : redactions.lookAt(state.id()), mine.stream().collect(Collectors.toMap(one -> one.handling().no(), one -> choosable.at(List.of(one.handling().organ())))), cases.countsHours(state.type()));
        Map<String, String> names = names(state);
        return Screen.of("casework/web/desk-case")
                .with("page", Page.of(folder.number()).desk().wide().crumb("办件", "/desk/cases"))
                .with("matter", MatterView.of(veil.seen(), List.of(), now.today())).with("named", CaseDesk.isNamed(staff, folder)).with("closed", CaseDesk.isNamed(staff, folder) ? Set.of() : closed(folder)).with("mine", mine).with("folder", veil.seen()).with("veil", veil).with("form", form).with("action", attempted)
                .with("names", names).with("holder", state.assignee() == null ? null : names.get(state.assignee())).with("claim", claim(state, staff)).with("panels", panels.of(Veiling.unnamed(folder.state(), staff) ? veil.seen() : folder, staff)).with("today", now.today());
    }

    /** Where this person takes a matter that nobody has; null where they cannot. */
    private @Nullable String claim(CaseState state, Staff staff) {
        Handling handling = state.handlings().getFirst();
        return handling.assignee() != null || !handling.isOpen() || !staff.may(Power.HANDLE, handling.organ())
                || owing.claim(handling.procedureIn(state.type()), handling.stage(), CaseFolders.actor(staff, handling.organ())).isEmpty() ? null : Owing.takenAt(state.id(), handling.no());
    }

    /** Whoever acted in somebody's place, these, and who works on it, by id. */
    private Map<String, String> names(CaseState state) {
        return people.names(Stream.concat(Stream.ofNullable(state.assignee()), state.acts().stream().filter(act -> act.text(Actor.INSTEAD) != null).flatMap(act -> Stream.of(act.actor(), act.text(Actor.INSTEAD)))).filter(Objects::nonNull).distinct().toList());
    }

    private Screen withPhrase(Staff staff, CaseFolder folder, Map<String, String> values, String action) {
        Map<String, String> filled = new HashMap<>(values);
        String field = values.getOrDefault(INSERT, "");
        phrases.usable(staff, folder.state()).stream().filter(phrase -> phrase.id().equals(values.get("phrase." + field))).findFirst()
                .ifPresent(phrase -> filled.merge(field, phrase.words(), (before, words) -> before.isBlank() ? words : before + "\n" + words));
        return one(staff, folder, filled, List.of(), action);
    }

    private CaseFolder folder(Staff staff, String caseId) {
        Scope scope = staff.scope();
        return folders.open(caseId, scope).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private HandlingView view(CaseFolder folder, Handling handling, Actor actor) {
        return HandlingView.of(folder, handling, cases.permissions(folder.state(), handling, actor), actor,
                action -> !prepared(folder.state().id(), action.id(), handling.no()).isEmpty());
    }

    private static int number(@Nullable String said) {
        return said != null && said.matches("[0-9]{1,4}") ? Integer.parseInt(said) : Handling.FIRST;
    }

    private static @Nullable String blank(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
}
