package org.gongkai.casework.drafting.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Preview;
import org.gongkai.casework.choice.Choosable;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.delivery.SendOnward;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.casework.drafting.declared.Hands;
import org.gongkai.casework.opening.Veil;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.pastanswers.PastAnswers;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.casework.signing.ShownPaper;
import org.gongkai.casework.signing.ShownPaper.Altered;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.casework.web.CaseForm;
import org.gongkai.casework.web.Filled;
import org.gongkai.casework.web.MatterView;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Screen;
import org.gongkai.letters.LetterText;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Opens the draft of an answer for whoever has a hand in it, and shows it. */
@Component
public class DraftDesk {

    private final CaseDesk desk;
    private final Cases cases;
    private final Drafting drafting;
    private final PastAnswers past;
    private final Veiling veiling;
    private final Phrases phrases;
    private final Choosable choosable;
    private final ReplyKinds replyKinds;
    private final CaseRedactions redactions;
    private final CaseFolders folders;
    private final SendOnward onward;
    private final People people;
    private final Organs organs;
    private final Now now;

    DraftDesk(CaseDesk desk, Cases cases, Drafting drafting, PastAnswers past, Veiling veiling, Phrases phrases, Choosable choosable, ReplyKinds replyKinds,
            CaseRedactions redactions, CaseFolders folders, SendOnward onward, People people, Organs organs, Now now) {
        this.desk = desk;
        this.cases = cases;
        this.drafting = drafting;
        this.past = past;
        this.veiling = veiling;
        this.phrases = phrases;
        this.choosable = choosable;
        this.replyKinds = replyKinds;
        this.redactions = redactions;
        this.folders = folders;
        this.onward = onward;
        this.people = people;
        this.organs = organs;
        this.now = now;
    }

    /**
     * What somebody opened.
     *
     * @param draft null while there is none
     * @param seen  what they had seen of it before; null where they come anew
     */
    public record Opened(CaseFolder folder, Handling handling, Action action, Drafted drafted, Hands hands, @Nullable Draft draft, @Nullable Seen seen) {

        Opened having(Seen seenBefore) {
            return new Opened(folder, handling, action, drafted, hands, draft, seenBefore);
        }

        public CaseState state() {
            return folder.state();
        }

        public String address() {
            return "/desk/cases/" + state().id() + "/drafting/" + action.id();
        }

        public String key() {
            return CaseForm.key(action.id(), handling.no());
        }
    }

    /** The text and the paper that somebody had before them when they decided. */
    record Seen(String draft, int saved, int version, ShownPaper paper) {

        boolean isStanding(@Nullable Draft now) {
            return now != null && now.id().equals(draft) && now.saved() == saved;
        }
    }

    /** The draft of an action of a case, for whoever drafts, reviews or signs it; for others it does not exist. */
    Opened open(Staff staff, String caseId, String actionId, int no) {
        CaseFolder folder = desk.folder(staff, caseId);
        CaseState state = folder.state();
        Handling handling = state.handling(Math.max(no, Handling.FIRST), actionId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Action action = handling.procedureIn(state.type()).action(actionId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Drafted drafted = Drafted.of(state.type(), actionId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Hands hands = Hands.of(drafted, action, staff, handling.organ());
        if (folder.forgottenOn() != null) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        if (!hands.any() || Veiling.unnamed(state, staff)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return new Opened(folder, handling, action, drafted, hands, drafting.underWay(caseId, actionId, handling.no()).orElse(null), null);
    }

    DraftView view(Opened opened, Draft draft) {
        return DraftView.of(drafting.whole(draft), opened.seen() == null ? 0 : opened.seen().version(), drafting.acts(draft), Drafting.fields(opened.state(), opened.action()), people::names,
                organs::shortName);
    }

    /** How the paper that signing the draft would issue differs from the one that was seen; empty where it is the same, or none would be issued. */
    Optional<Altered> altered(Opened opened, Draft draft, Staff staff) {
        return opened.seen() != null && cases.preview(Drafting.asSigned(draft, drafting.whole(draft).text(), opened.action())) instanceof Preview.Paper(LetterText now)
                ? opened.seen().paper().since(CaseDesk.shown(now, opened.folder(), staff)) : Optional.empty();
    }

    /** The page: to write where it is their turn to write, else to read, remark and decide. */
    Screen page(Opened opened, Staff staff, @Nullable Map<String, String> typed, List<Refusal> reasons, boolean edit, boolean preview) {
        CaseState state = opened.state();
        CaseFolder folder = opened.folder();
        DraftView view = opened.draft() == null ? null : view(opened, opened.draft());
        Draft.Version text = view == null ? null : view.whole().text();
        Map<String, String> values = typed != null ? typed : text == null ? Map.of() : text.values();
        Draft.Stage stage = view == null ? Draft.Stage.DRAFTING : view.draft().stage();
        boolean mine = opened.hands().holds(stage, text == null ? "" : text.author(), staff);
        boolean writes = mine && (stage == Draft.Stage.DRAFTING || edit);
        Perform asSigned = Perform.today(state.id(), opened.action().id(), Drafting.asSigned(new Draft("", state.id(), opened.action().id(), opened.handling().no(), "", stage, "", 1, 1, now.today()),
                new Draft.Version(1, "", values, ""), opened.action()).actor(), values).in(opened.handling().no());
        CaseForm form = new CaseForm(opened.key(), new Filled(values, reasons), "", Map.of(opened.key(), cases.checks(state, asSigned)), phrases.usable(staff, state),
                state.receivedOn() == null ? List.of() : replyKinds.forReceiptOn(state.receivedOn()), CaseRedactions.isFor(state) ? redactions.lookAt(state.id()) : List.of(),
                Map.of(opened.handling().no(), choosable.at(List.of(opened.handling().organ()))), false);
        Veil veil = veiling.over(folder, staff);
        LetterText paper = null;
        List<Refusal> against = List.of();
        if (!writes || preview) {
            switch (cases.preview(asSigned)) {
                case Preview.Paper(LetterText issued) -> paper = CaseDesk.shown(issued, folder, staff);
                case Preview.Refused refused -> against = refused.reasons();
            }
        }
        return Screen.of("casework/drafting/web/draft").with("page", CaseDesk.page(folder, opened.action().title() + "：" + stage.title()).wide()).with("opened", opened).with("folder", veil.seen())
                .with("veil", veil).with("form", form).with("view", view).with("stage", stage).with("mine", mine).with("writes", writes).with("paper", paper).with("against", against)
                .with("altered", paper == null || opened.seen() == null ? null : opened.seen().paper().since(paper).orElse(null))
                .with("onward", writes || view == null ? null : onward.inWords(folder, opened.action().id()).orElse(null))
                .with("lacking", paper == null ? List.of() : folders.lacking(paper)).with("matter", MatterView.of(veil.seen(), List.of(), now.today())).with("today", now.today())
                .with("past", writes ? past.like(folder, opened.action(), staff) : List.of()).with("action", opened.key()).with("address", opened.address() + "?further=yes")
                .with("asks", opened.drafted().countersigners().isEmpty() || view == null ? Map.of() : organs()).with("posts", posts(opened.drafted()))
                .with("remarkable", text == null ? List.<Field>of() : DraftView.written(Drafting.fields(state, opened.action()), text.values()));
    }

    /** A value as people read it. */
    String shown(Field field, String value) {
        return switch (field.kind()) {
            case REPLY_KIND, REPLY_KINDS -> Arrays.stream(value.split("[,，]")).map(String::strip).map(code -> replyKinds.find(code).map(ReplyKind::title).orElse(code)).collect(Collectors.joining("、"));
            case ORGAN -> organs.name(value);
            default -> FieldValue.shown(field, value, UnaryOperator.identity());
        };
    }

    List<PastAnswers.Past> past(Opened opened, Staff staff) {
        return past.like(opened.folder(), opened.action(), staff);
    }

    Optional<String> phrase(Staff staff, Opened opened, @Nullable String id) {
        return phrases.usable(staff, opened.state()).stream().filter(phrase -> phrase.id().equals(id)).map(phrase -> phrase.words()).findFirst();
    }

    private Map<String, String> organs() {
        return organs.asOf(now.today()).stream().collect(Collectors.toMap(Organ::id, Organ::name, (one, same) -> one, LinkedHashMap::new));
    }

    private static Map<String, String> posts(Drafted drafted) {
        return drafted.countersigners().stream().collect(Collectors.toMap(role -> Role.valueOf(role).name(), Permissions::title, (one, same) -> one, LinkedHashMap::new));
    }
}
