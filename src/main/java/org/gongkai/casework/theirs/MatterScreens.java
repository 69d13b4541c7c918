package org.gongkai.casework.theirs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

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
import org.gongkai.casework.dispatch.HandlingsPanel;
import org.gongkai.casework.ending.Closing;
import org.gongkai.casework.material.web.Uploads;
import org.gongkai.casework.papers.LetterDownload;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.web.Filled;
import org.gongkai.casework.web.MatterView;
import org.gongkai.directory.Identifier;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.LetterText;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** A matter as whoever brought it in sees it and acts in it, whichever way they came: by number and code, or by a sign-in of their own. */
@Component
public class MatterScreens {

    /** Sent by whoever has read what it means. */
    private static final String SURE = "sure";

    private final CaseFolders folders;
    private final Cases cases;
    private final CaseRedactions redactions;
    private final Originals originals;
    private final PublicAnswers answers;
    private final HandlingsPanel handlings;
    private final Uploads uploads;
    private final Now now;

    MatterScreens(CaseFolders folders, Cases cases, CaseRedactions redactions, Originals originals, PublicAnswers answers, HandlingsPanel handlings, Uploads uploads, Now now) {
        this.folders = folders;
        this.cases = cases;
        this.redactions = redactions;
        this.originals = originals;
        this.answers = answers;
        this.handlings = handlings;
        this.uploads = uploads;
        this.now = now;
    }

    /** Where somebody stands: below which address their matters are, and what the list of them is called. */
    public record Way(String address, String title) {

        public static final Way BY_CODE = new Way("/matters", "办件查询");
        public static final Way SIGNED_IN = new Way("/my", "我的办件");

        String of(String caseId) {
            return address + "/" + caseId;
        }

        public Page page(String title) {
            return Page.of(title).publicSite().entrance(Entrance.INTERACTION).description("凭编号和查询码查询办件的进度、期限和文书");
        }

        private Page below(String title) {
            return page(title).crumb(this.title, address);
        }

        private Page below(String title, CaseFolder folder) {
            return below(title).crumb(folder.number(), of(folder.state().id())).noindex();
        }
    }

    public Screen matter(Way way, CaseFolder folder, Actor actor) {
        return matter(way, folder, actor, Map.of(), List.of(), "");
    }

    private Screen matter(Way way, CaseFolder folder, Actor actor, Map<String, String> values, List<Refusal> reasons, String attempted) {
        return Screen.of("casework/web/matter").with("page", way.below("办理进度").noindex().personal()).with("base", way.of(folder.state().id()))
                .with("matter", MatterView.of(folder, cases.permissions(folder.state(), actor), now.today())).with("holders", handlings.open(folder))
                .with("withheld", WithheldView.of(redactions.forApplicant(folder.state()), redactions)).with("folder", folder).with("filled", new Filled(values, reasons)).with("attempted", attempted)
                .with("token", Identifier.fresh()).with("today", now.today())
                .with("isPublic", answers.find(folder.state().id()).filter(answer -> !answer.isWithdrawn()).isPresent());
    }

    /** Takes a step of whoever brought it in, or asks first whether they are sure of what it means. */
    public View act(HttpServletRequest request, Way way, String caseId, String action, MultiValueMap<String, String> posted, Actor actor, Supplier<CaseFolder> folder) {
        CaseState state = cases.state(caseId);
        Uploads.Taken taken = uploads.taken(request, new Filled(Filled.joined(posted), List.of()), "", state.type().action(action).map(Action::fields).orElse(List.of()), Uploads.OF_PUBLIC);
        Map<String, String> values = taken.filled().values();
        if (!taken.wrong().isEmpty()) {
            return matter(way, folder.get(), actor, values, taken.wrong(), action).status(422);
        }
        Closing closing = Closing.of(state.type(), action);
        Map<String, String> said = new HashMap<>(Filled.composed(values));
        if (closing.proof() != null) {
            said.remove(closing.proof().field());
        }
        if (!closing.asks().isEmpty() && !"yes".equals(values.get(SURE))) {
            List<Refusal> refusals = cases.whyNot(state, Perform.today(caseId, action, actor, said));
            return refusals.isEmpty() ? question(way, folder.get(), action, closing, values) : matter(way, folder.get(), actor, values, refusals, action).status(422);
        }
        Performed performed = cases.perform(Perform.today(caseId, action, actor, said).once(values.get("token")));
        return performed instanceof Performed.Refused refused ? matter(way, folder.get(), actor, values, refused.reasons(), action).status(422)
                : new RedirectView(way.of(caseId));
    }

    /** What it means, before it is done; it works without a script too. */
    private static Screen question(Way way, CaseFolder folder, String action, Closing closing, Map<String, String> values) {
        Action asked = folder.state().type().action(action).orElseThrow();
        return Screen.of("casework/web/matter-question").with("folder", folder).with("action", asked).with("closing", closing).with("values", values)
                .with("base", way.of(folder.state().id())).with("page", way.below(asked.title(), folder));
    }

    public ResponseEntity<byte[]> letter(Way way, CaseFolder folder, String letterId, String format) {
        return LetterDownload.of(folders, folder, MatterView.lettersFor(folder), letterId, format, way.of(folder.state().id()));
    }

    public ResponseEntity<byte[]> copy(CaseFolder folder, String copyId) {
        for (Original original : redactions.forApplicant(folder.state())) {
            for (Original.Made copy : original.given()) {
                if (copy.id().equals(copyId)) {
                    return CopyFile.of(originals.open(original, copy), copy);
                }
            }
        }
        throw new ResponseStatusException(NOT_FOUND);
    }

    public Screen paper(Way way, CaseFolder folder, String letterId) {
        LetterText text = MatterView.lettersFor(folder).stream().filter(letter -> letter.id().equals(letterId)).findFirst()
                .flatMap(letter -> folders.words(folder, letterId)).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("casework/web/matter-paper").with("lacking", folders.lacking(text)).with("paper", text).with("file", way.of(folder.state().id()) + "/letters/" + letterId)
                .with("page", way.below(text.title(), folder));
    }
}
