package org.gongkai.publication.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Permission;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Document;
import org.gongkai.publication.Documents;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.DraftMaterial;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.Edition;
import org.gongkai.publication.MarkValidity;
import org.gongkai.publication.OpenFile;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.TakeReviewStep;
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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The desk of those who draft, review and publish documents. */
@Controller
@RequestMapping("/desk/documents")
class DeskDocumentPages {

    private static final int ROWS = 50;

    private final DeskDocuments desk;
    private final Documents documents;
    private final DraftMaterial material;
    private final DraftEdition drafts;
    private final EditDraft edit;
    private final TakeReviewStep steps;
    private final MarkValidity validity;
    private final ReviewChain chain;
    private final Categories categories;
    private final Organs organs;
    private final OpenFile files;

    DeskDocumentPages(DeskDocuments desk, Documents documents, DraftMaterial material, DraftEdition drafts, EditDraft edit, TakeReviewStep steps,
            MarkValidity validity, ReviewChain chain, Categories categories, Organs organs, OpenFile files) {
        this.files = files;
        this.desk = desk;
        this.documents = documents;
        this.material = material;
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
        return Screen.of("publication/web/desk-documents").with("page", Page.of("信息发布").desk())
                .with("waiting", desk.waiting(staff, ROWS)).with("published", desk.published(staff, ROWS)).with("chain", chain)
                .with("mayDraft", staff.holds(Role.OFFICER));
    }

    @GetMapping("/new")
    Screen begin(@AuthenticationPrincipal Staff staff) {
        List<Organ> own = draftingOrgans(staff);
        return form(staff, own.size() == 1 ? own.getFirst().id() : "", DraftForm.empty(own.isEmpty() ? "" : own.getFirst().name()), List.of());
    }

    @PostMapping("/new")
    @Form
    View begin(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String organ, @RequestParam Map<String, String> sent) {
        DraftForm form = DraftForm.of(sent);
        if (organs.find(organ).isEmpty()) {
            return form(staff, organ, form, List.of("请选择负责发布的机构")).status(422);
        }
        return switch (form.entry(categories)) {
            case Attempt.Refused<CatalogueEntry>(List<String> reasons) -> form(staff, organ, form, reasons).status(422);
            case Attempt.Done<CatalogueEntry>(CatalogueEntry entry) -> switch (drafts.begin(organ, entry, form.body(), staff)) {
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
            @RequestParam(defaultValue = "") String replacedBy) {
        ReviewChain.Subject subject = live(documentId, staff);
        String other = replacedBy.strip().replaceFirst("^.*/documents/", "").replaceFirst("[/?#].*$", "");
        Attempt<?> marked = validity.mark(documentId, value, other.isEmpty() ? null : other, staff);
        return marked.reasons().isEmpty() ? new RedirectView("/documents/" + documentId)
                : edition(subject, staff, DraftForm.of(subject.edition().entry(), subject.edition().body()), marked.reasons()).status(422);
    }

    @GetMapping("/editions/{editionId}")
    Screen edition(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        ReviewChain.Subject subject = subject(editionId, staff);
        return edition(subject, staff, DraftForm.of(subject.edition().entry(), subject.edition().body()), List.of());
    }

    @PostMapping("/editions/{editionId}")
    @Form
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam int revision,
            @RequestParam Map<String, String> sent) {
        ReviewChain.Subject subject = subject(editionId, staff);
        DraftForm form = DraftForm.of(sent);
        return switch (form.entry(categories)) {
            case Attempt.Refused<CatalogueEntry>(List<String> reasons) -> edition(subject, staff, form, reasons).status(422);
            case Attempt.Done<CatalogueEntry>(CatalogueEntry entry) ->
                after(edit.write(editionId, revision, entry, form.body(), staff), subject, staff, form);
        };
    }

    @PostMapping("/editions/{editionId}/body")
    @Form(Form.Typed.NOTHING)
    View body(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam MultipartFile file) throws IOException {
        ReviewChain.Subject subject = subject(editionId, staff);
        try (InputStream bytes = file.getInputStream()) {
            return after(edit.bodyFrom(editionId, name(file), bytes, staff), subject, staff,
                    DraftForm.of(subject.edition().entry(), subject.edition().body()));
        }
    }

    @PostMapping("/editions/{editionId}/files")
    @Form(Form.Typed.NOTHING)
    View attach(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam MultipartFile file) throws IOException {
        ReviewChain.Subject subject = subject(editionId, staff);
        try (InputStream bytes = file.getInputStream()) {
            return after(edit.attach(editionId, name(file), bytes, staff), subject, staff,
                    DraftForm.of(subject.edition().entry(), subject.edition().body()));
        }
    }

    @PostMapping("/editions/{editionId}/files/{attachmentId}/remove")
    @Form(Form.Typed.NOTHING)
    View detach(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId,
            @RequestParam(defaultValue = "") String ground) {
        ReviewChain.Subject subject = subject(editionId, staff);
        return after(edit.detach(editionId, attachmentId, ground, staff), subject, staff,
                DraftForm.of(subject.edition().entry(), subject.edition().body()));
    }

    @PostMapping("/editions/{editionId}/files/{attachmentId}/clean")
    @Form(Form.Typed.NOTHING)
    View clean(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String attachmentId) throws IOException {
        ReviewChain.Subject subject = subject(editionId, staff);
        return after(edit.clean(editionId, attachmentId, staff), subject, staff, DraftForm.of(subject.edition().entry(), subject.edition().body()));
    }

    @PostMapping("/editions/{editionId}/steps/{action}")
    @Form(page = "/desk/documents/editions/{editionId}")
    View step(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String action,
            @RequestParam Map<String, String> sent) {
        ReviewChain.Subject subject = subject(editionId, staff);
        if (chain.procedure().action(action).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return after(steps.take(editionId, action, sent, staff), subject, staff,
                DraftForm.of(subject.edition().entry(), subject.edition().body()));
    }

    private View after(Attempt<?> attempt, ReviewChain.Subject subject, Staff staff, DraftForm form) {
        return attempt.reasons().isEmpty() ? to(subject.edition().id()) : edition(subject, staff, form, attempt.reasons()).status(422);
    }

    private Screen edition(ReviewChain.Subject subject, Staff staff, DraftForm form, List<String> reasons) {
        boolean mayWrite = subject.edition().stage().equals("draft") && staff.holds(Role.OFFICER, subject.document().organ());
        return Screen.of("publication/web/desk-edition").with("subject", subject).with("form", form).with("reasons", reasons)
                .with("page", Page.of(subject.edition().entry().title()).desk().crumb("信息发布", "/desk/documents"))
                .with("permissions", permissions(subject, staff)).with("chain", chain).with("steps", desk.steps(subject))
                .with("concerns", subject.edition().stage().equals(Edition.PUBLISHED) ? List.of() : chain.concerns(subject))
                .with("files", files.lines(subject, staff)).with("categories", categories).with("mayWrite", mayWrite)
                .with("editions", desk.editions(subject)).with("closings", documents.closings(subject.document().id()))
                .with("mayClose", subject.edition().stage().equals(Edition.PUBLISHED)
                        && (staff.holds(Role.APPROVER, subject.document().organ()) || staff.holds(Role.DISCLOSURE_OFFICE, subject.document().organ())))
                .with("largest", material.largest().toMegabytes())
                .with("mayMark", subject.edition().id().equals(subject.document().liveEdition()) && staff.holds(Role.APPROVER, subject.document().organ()));
    }

    /** What is done with imports that wait is no news of any other edition. */
    private List<Permission> permissions(ReviewChain.Subject subject, Staff staff) {
        return chain.now(subject, staff).stream().filter(permission -> permission.action().from().contains(subject.edition().stage())).toList();
    }

    private Screen form(Staff staff, String organ, DraftForm form, List<String> reasons) {
        return Screen.of("publication/web/desk-draft").with("page", Page.of("起草文件").desk().crumb("信息发布", "/desk/documents"))
                .with("organs", draftingOrgans(staff)).with("organ", organ).with("form", form).with("reasons", reasons)
                .with("categories", categories);
    }

    private List<Organ> draftingOrgans(Staff staff) {
        return staff.scope(Role.OFFICER).organs().stream().map(organs::find).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Organ::name)).toList();
    }

    private ReviewChain.Subject subject(String editionId, Staff staff) {
        return desk.edition(editionId, staff).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ReviewChain.Subject live(String documentId, Staff staff) {
        return documents.find(documentId).map(Document::liveEdition).map(edition -> subject(edition, staff))
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
