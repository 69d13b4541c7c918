package org.gongkai.publication.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Document;
import org.gongkai.publication.DocumentAddress;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Documents;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.MarkValidity;
import org.gongkai.publication.OwedSteps;
import org.gongkai.publication.PublicationPeriods;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.TakeReviewStep;
import org.gongkai.publication.UndecidedDocuments;
import org.gongkai.publication.Validity;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** The desk of those who draft, review and publish documents. */
@Controller
@RequestMapping("/desk/documents")
class DeskDocumentPages {

    private static final int ROWS = 50;
    /** Asks for the fields of another kind; nothing is saved yet, and what was typed stays. */
    private static final String ANOTHER_KIND = "kind";
    /** What did not come over from the file that was read before this page. */
    private static final String LOST = "lost";

    private final DeskDocuments desk;
    private final Documents documents;
    private final EditionScreen screen;
    private final DraftEdition drafts;
    private final EditDraft edit;
    private final TakeReviewStep steps;
    private final MarkValidity validity;
    private final ReviewChain chain;
    private final Categories categories;
    private final DocumentKinds kinds;
    private final UndecidedDocuments undecided;
    private final PublicationPeriods periods;
    private final Organs organs;
    private final BeginningScreen beginning;
    private final OwedSteps owed;

    DeskDocumentPages(DeskDocuments desk, Documents documents, EditionScreen screen, DraftEdition drafts, EditDraft edit, TakeReviewStep steps,
            MarkValidity validity, ReviewChain chain, Categories categories, DocumentKinds kinds, UndecidedDocuments undecided,
            PublicationPeriods periods, Organs organs, BeginningScreen beginning, OwedSteps owed) {
        this.owed = owed;
        this.beginning = beginning;
        this.undecided = undecided;
        this.periods = periods;
        this.kinds = kinds;
        this.desk = desk;
        this.documents = documents;
        this.screen = screen;
        this.drafts = drafts;
        this.edit = edit;
        this.steps = steps;
        this.validity = validity;
        this.chain = chain;
        this.categories = categories;
        this.organs = organs;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff) {
        PublicationPeriods.Kept published = periods.kept(staff);
        return Screen.of("publication/web/desk-documents").with("page", Page.of("信息发布").desk())
                .with("owed", owed.of(staff, ROWS)).with("waiting", desk.waiting(staff, ROWS)).with("published", desk.published(staff, ROWS)).with("closed", desk.kept(staff, ROWS)).with("chain", chain)
                .with("mayDraft", staff.may(Power.DRAFT)).with("undecided", undecided.queues(staff).stream().mapToLong(UndecidedDocuments.Queue::count).sum())
                .with("timely", published.timely()).with("late", published.late());
    }

    @GetMapping("/new")
    Screen begin(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String kind, @RequestParam Map<String, String> given) {
        DraftForm empty = beginning.empty(staff);
        return form(staff, beginning.organ(staff), kinds.find(kind).map(empty::ofKind).orElse(empty).given(given), List.of());
    }

    @PostMapping("/new")
    @Form(lines = {"issuer 发布机构 200", "number 文号 60", "subject 主题分类 60", "summary 内容概述 100"})
    View begin(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String then,
            @RequestParam Map<String, String> sent) {
        DraftForm form = DraftForm.of(sent);
        if (isOfAnotherKind(form, then, sent)) {
            return form(staff, organ, form.inItsClass(kinds, sent.getOrDefault("shown", "")), otherwise(then)).status(otherwise(then).isEmpty() ? 200 : 422);
        }
        if (organs.find(organ).isEmpty()) {
            return form(staff, organ, form, List.of("请选择负责发布的机构")).status(422);
        }
        return switch (form.entry(categories, kinds)) {
            case Attempt.Refused<CatalogueEntry>(List<String> reasons) -> form(staff, organ, form, reasons).status(422);
            case Attempt.Done<CatalogueEntry>(CatalogueEntry entry) -> switch (form.isBlocks() ? drafts.beginLines(organ, entry, form.body(), staff) : drafts.begin(organ, entry, form.body(), staff)) {
                case Attempt.Refused<String>(List<String> reasons) -> form(staff, organ, form, reasons).status(422);
                case Attempt.Done<String>(String edition) -> to(edition);
            };
        };
    }

    @PostMapping("/{documentId}/revise")
    @Form(Form.Typed.NOTHING)
    View revise(@AuthenticationPrincipal Staff staff, @PathVariable String documentId) {
        return switch (drafts.revise(documentId, staff)) {
            case Attempt.Done<String>(String edition) -> to(edition);
            case Attempt.Refused<String>(List<String> reasons) -> refused(reasons, "/documents/" + documentId);
        };
    }

    /** Where a published document is withdrawn, marked or revised: its live edition. */
    @GetMapping("/{documentId}")
    View published(@AuthenticationPrincipal Staff staff, @PathVariable String documentId) {
        return to(live(documentId, staff).edition().id());
    }

    @PostMapping("/{documentId}/validity")
    @Form(page = "/desk/documents/{documentId}")
    View mark(@AuthenticationPrincipal Staff staff, @PathVariable String documentId, @RequestParam Validity value,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String replacedBy) {
        ReviewChain.Subject subject = live(documentId, staff);
        String other = DocumentAddress.id(replacedBy);
        List<String> faults = new ArrayList<>();
        LocalDate day = DraftForm.date("从哪天起", from, faults);
        Attempt<?> marked = !faults.isEmpty() ? Attempt.refused(faults) : validity.mark(documentId, value, day, other.isEmpty() ? null : other, staff);
        return marked.reasons().isEmpty() ? new RedirectView("/documents/" + documentId)
                : screen.of(subject, staff, marked.reasons()).status(422);
    }

    /** @param asked a step that was asked for and not taken: what stands against it is told on top */
    @GetMapping("/editions/{editionId}")
    Screen edition(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String asked, HttpServletRequest request) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        return screen.of(subject, staff, screen.permissions(subject, staff).stream().filter(permission -> permission.action().id().equals(asked))
                .flatMap(permission -> permission.reasons().stream()).map(Refusal::sentence).toList())
                .with("lost", Optional.ofNullable(RequestContextUtils.getInputFlashMap(request)).<Object>map(told -> told.get(LOST)).orElse(List.of()));
    }

    /** Saves what stands in the form, and hands it to the reviewers where that was asked: nothing else is reviewed than what was last seen. */
    @PostMapping(path = "/editions/{editionId}", params = "!typing")
    @Form(lines = {"issuer 发布机构 200", "number 文号 60", "subject 主题分类 60", "summary 内容概述 100"})
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam int revision,
            @RequestParam(defaultValue = "") String then, @RequestParam Map<String, String> sent) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        DraftForm form = DraftForm.of(sent);
        if (isOfAnotherKind(form, then, sent)) {
            return screen.of(subject, staff, form.inItsClass(kinds, sent.getOrDefault("shown", "")), otherwise(then)).status(otherwise(then).isEmpty() ? 200 : 422);
        }
        List<String> another = screen.another(subject, staff).stream().toList();
        List<String> reasons = !another.isEmpty() ? another : form.entry(categories, kinds).then(entry -> form.isBlocks() ? edit.writeLines(editionId, revision, entry, form.body(), false, staff)
                : edit.write(editionId, revision, entry, form.body(), staff)).reasons();
        if (!reasons.isEmpty()) {
            return screen.refused(subject, staff, form, revision, reasons).status(422);
        }
        boolean submitted = !then.equals("submit") || steps.take(editionId, "submit", Map.of(), staff).reasons().isEmpty();
        return submitted ? to(editionId) : new RedirectView("/desk/documents/editions/" + editionId + "?asked=submit");
    }

    @PostMapping("/editions/{editionId}/body")
    @Form(Form.Typed.NOTHING)
    View body(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam MultipartFile file, HttpServletRequest request) throws IOException {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        if (ChosenFile.isNone(file)) {
            return screen.of(subject, staff, List.of(ChosenFile.NONE)).status(422);
        }
        try (InputStream bytes = file.getInputStream()) {
            Attempt<List<String>> read = edit.bodyFrom(editionId, name(file), bytes, staff);
            if (read instanceof Attempt.Done<List<String>>(List<String> lost) && !lost.isEmpty()) {
                FlashMap told = RequestContextUtils.getOutputFlashMap(request);
                told.put(LOST, lost);
                told.setTargetRequestPath("/desk/documents/editions/" + editionId);
            }
            return after(read, subject, staff);
        }
    }

    @PostMapping("/editions/{editionId}/files")
    @Form(Form.Typed.NOTHING)
    View attach(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam MultipartFile file) throws IOException {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        if (ChosenFile.isNone(file)) {
            return screen.of(subject, staff, List.of(ChosenFile.NONE)).status(422);
        }
        try (InputStream bytes = file.getInputStream()) {
            return after(edit.attach(editionId, name(file), bytes, staff), subject, staff);
        }
    }

    @PostMapping("/editions/{editionId}/files/{attachmentId}/remove")
    @Form(Form.Typed.NOTHING)
    View detach(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId,
            @RequestParam(defaultValue = "") String ground) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        return after(edit.detach(editionId, attachmentId, ground, staff), subject, staff);
    }

    /** What becomes of a file of the old editions that the draft leaves out. */
    @PostMapping("/editions/{editionId}/left-out/{attachmentId}")
    @Form(Form.Typed.NOTHING)
    View leftOut(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId,
            @RequestParam(defaultValue = "") String ground) {
        return after(edit.decideLeftOut(editionId, attachmentId, ground, staff), screen.subject(editionId, staff), staff);
    }

    @PostMapping("/editions/{editionId}/files/{attachmentId}/clean")
    @Form(Form.Typed.NOTHING)
    View clean(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId) throws IOException {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        return after(edit.clean(editionId, attachmentId, staff), subject, staff);
    }

    /** Whether the fields that were shown belong to another kind than was chosen: they are shown first, nothing is saved, nothing typed is lost. */
    private static boolean isOfAnotherKind(DraftForm form, String then, Map<String, String> sent) {
        return then.equals(ANOTHER_KIND) || !sent.getOrDefault("shown", form.kind()).equals(form.kind());
    }

    private static List<String> otherwise(String then) {
        return then.equals(ANOTHER_KIND) ? List.of() : List.of("换了文件种类：下面是这一种的项目，请核对以后再保存");
    }

    private View after(Attempt<?> attempt, ReviewChain.Subject subject, Staff staff) {
        return attempt.reasons().isEmpty() ? to(subject.edition().id()) : screen.of(subject, staff, attempt.reasons()).status(422);
    }

    private Screen form(Staff staff, String organ, DraftForm form, List<String> reasons) {
        return beginning.of(staff, organ, form, reasons);
    }

    private ReviewChain.Subject live(String documentId, Staff staff) {
        return documents.find(documentId).map(Document::liveEdition).map(edition -> screen.subject(edition, staff))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Screen refused(List<String> reasons, String address) {
        return Screen.message(Page.of("没有办理").desk(), String.join(";", reasons), "返回", address).status(422);
    }

    private static View to(String editionId) {
        return new RedirectView("/desk/documents/editions/" + editionId);
    }

    private static String name(MultipartFile file) {
        return String.valueOf(file.getOriginalFilename());
    }
}
