package org.gongkai.casework.publicanswer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.publicanswer.PublicAnswers.PublicAnswer;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Grounds;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.casework.publicwords.PublicWordsCheck;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Refusal;
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

/** Makes a letter and its answer public: filled from them, checked, seen as everyone will see it, then done; corrected and withdrawn afterwards. */
@Controller
@RequestMapping("/desk/cases/{caseId}/public")
class DeskPublicAnswerPages {

    /** Digest of the words that were seen as everyone will see them; others are shown again first. */
    private static final String SEEN = "seen";
    private static final String PREVIEW = "preview";
    private static final String GROUND = "ground";
    private static final String REASON = "reason";

    private final CaseDesk desk;
    private final Cases cases;
    private final PublicAnswers answers;
    private final PublicWordsCheck check;
    private final Mentions mentions;
    private final ChangePublicAnswer change;
    private final Grounds grounds;
    private final Now now;

    DeskPublicAnswerPages(CaseDesk desk, Cases cases, PublicAnswers answers, PublicWordsCheck check, Mentions mentions, ChangePublicAnswer change, Grounds grounds, Now now) {
        this.desk = desk;
        this.cases = cases;
        this.answers = answers;
        this.check = check;
        this.mentions = mentions;
        this.change = change;
        this.grounds = grounds;
        this.now = now;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return screen(staff, folder(staff, caseId), Map.of(), List.of(), false);
    }

    @PostMapping
    @Form
    View go(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> typed) {
        CaseFolder folder = folder(staff, caseId);
        PublicAnswer shown = answers.find(caseId).orElse(null);
        Map<String, String> values = written(folder, typed);
        PublicWords words = PublicWords.of(values);
        Checked checked = Checked.in(values);
        if (values.containsKey(PREVIEW) || !seen(words).equals(values.get(SEEN))) {
            // Nobody can have looked at what asks for a look before it was shown: only what stops is said.
            Map<String, String> looked = new HashMap<>(values);
            looked.put(Checked.CHECKED, "yes");
            asked(folder, words).forEach(one -> looked.put(one.name(), Checked.KEEP + grounds.keeping().getFirst().id()));
            List<Refusal> refusals = shown == null ? cases.whyNot(folder.state(), publish(folder, staff, looked)) : change.whyNot(folder, words, Checked.in(looked));
            return screen(staff, folder, values, refusals, true).status(refusals.isEmpty() ? 200 : 422);
        }
        if (shown != null) {
            Attempt<?> corrected = change.correct(folder, words, checked, values.getOrDefault(GROUND, ""), values.getOrDefault(REASON, ""), staff);
            return answer(staff, folder, values, corrected);
        }
        return cases.perform(publish(folder, staff, values)) instanceof Performed.Refused refused
                ? screen(staff, folder, values, refused.reasons(), true).status(422) : new RedirectView(address(caseId));
    }

    @PostMapping("/withdraw")
    @Form(page = "/desk/cases/{caseId}/public")
    View withdraw(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> values) {
        CaseFolder folder = folder(staff, caseId);
        if (!"yes".equals(values.get("sure"))) {
            return Screen.of("casework/publicanswer/desk-public-withdraw").with("page", CaseDesk.page(folder, "撤回公开的来信和答复"))
                    .with("address", address(caseId)).with("grounds", grounds.withdrawing()).with("values", values).with("reasons", List.<String>of());
        }
        Attempt<?> withdrawn = change.withdraw(folder, values.getOrDefault(GROUND, ""), values.getOrDefault(REASON, ""), staff);
        return withdrawn.reasons().isEmpty() ? new RedirectView(address(caseId))
                : Screen.of("casework/publicanswer/desk-public-withdraw").with("page", CaseDesk.page(folder, "撤回公开的来信和答复"))
                        .with("address", address(caseId)).with("grounds", grounds.withdrawing()).with("values", values).with("reasons", withdrawn.reasons()).status(422);
    }

    /** What was typed, with every place written as it was settled; then it is shown again first. */
    private Map<String, String> written(CaseFolder folder, Map<String, String> typed) {
        PublicWords words = PublicWords.of(typed);
        PublicWords written = Mentions.written(asked(folder, words), words, Checked.in(typed));
        if (written.equals(words)) {
            return typed;
        }
        Map<String, String> values = new HashMap<>(typed);
        values.putAll(written.values());
        return values;
    }

    private List<Mentions.Asked> asked(CaseFolder folder, PublicWords words) {
        return folder.forgottenOn() != null ? List.of() : mentions.asked(folder.application(), words);
    }

    private View answer(Staff staff, CaseFolder folder, Map<String, String> values, Attempt<?> attempt) {
        return attempt.reasons().isEmpty() ? new RedirectView(address(folder.state().id()))
                : screen(staff, folder, values, attempt.reasons().stream().map(Refusal::because).toList(), true).status(422);
    }

    private Perform publish(CaseFolder folder, Staff staff, Map<String, String> values) {
        Actor actor = CaseFolders.actor(staff, folder.state().organ());
        return Perform.today(folder.state().id(), action(folder).id(), actor, values).once(values.get("token"));
    }

    private Screen screen(Staff staff, CaseFolder folder, Map<String, String> values, List<Refusal> reasons, boolean preview) {
        String caseId = folder.state().id();
        Action action = action(folder);
        PublicAnswer shown = answers.find(caseId).orElse(null);
        PublicDraft draft = PublicDraft.of(folder, action, mentions);
        Map<String, String> filled = shown != null && !shown.isWithdrawn() && !values.containsKey(PublicWords.ANSWER)
                ? new PublicWords(shown.title(), shown.question(), shown.answer()).values() : draft.filled(values);
        PublicWords words = PublicWords.of(filled);
        List<PublicWordsCheck.Found> found = folder.forgottenOn() != null ? List.of() : check.look(folder.application(), words);
        Actor actor = CaseFolders.actor(staff, folder.state().organ());
        List<Permission> permission = shown != null ? List.of()
                : cases.permissions(folder.state(), actor).stream().filter(one -> one.action().id().equals(action.id())).toList();
        List<Refusal> mayNot = shown != null ? List.of() : permission.isEmpty() ? List.of(Refusal.because("“" + action.title() + "”由公开办办理"))
                : permission.getFirst().reasons();
        return Screen.of("casework/publicanswer/desk-public").with("page", CaseDesk.page(folder, "公开来信和答复").wide()).with("folder", folder)
                .with("address", address(caseId)).with("action", action).with("draft", draft).with("shown", shown).with("history", answers.history(caseId))
                .with("filled", new Filled(filled, reasons)).with("values", values).with("found", found).with("asked", asked(folder, words)).with("seen", seen(words))
                .with("preview", preview && folder.forgottenOn() == null).with("mayNot", mayNot)
                .with("mayCorrect", shown != null && folder.forgottenOn() == null && ChangePublicAnswer.mayCorrect(staff, folder.state().organ()))
                .with("mayWithdraw", shown != null && !shown.isWithdrawn() && ChangePublicAnswer.mayWithdraw(staff, folder.state().organ()))
                .with("grounds", grounds).with("token", Identifier.fresh()).with("today", now.today());
    }

    private static String seen(PublicWords words) {
        return Sha256.hex(String.join("\n\n", words.values().values())).substring(0, 16);
    }

    private static Action action(CaseFolder folder) {
        return PublicWords.saidIn(folder.state().type()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private CaseFolder folder(Staff staff, String caseId) {
        CaseFolder folder = desk.folder(staff, caseId);
        if (!ChangePublicAnswer.mayWithdraw(staff, folder.state().organ())) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return folder;
    }

    private static String address(String caseId) {
        return "/desk/cases/" + caseId + "/public";
    }
}
