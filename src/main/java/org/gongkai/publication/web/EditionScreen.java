package org.gongkai.publication.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Permission;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.CoordinateDraft;
import org.gongkai.publication.Coordination;
import org.gongkai.publication.Coordinations;
import org.gongkai.publication.CorrectionNotes;
import org.gongkai.publication.DaysOfValidity;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Document;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Documents;
import org.gongkai.publication.DraftMaterial;
import org.gongkai.publication.DraftVersions;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.Edition;
import org.gongkai.publication.LeftOut;
import org.gongkai.publication.OpenFile;
import org.gongkai.publication.PassOnDraft;
import org.gongkai.publication.PublicationPeriods;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.ReviewMarks;
import org.gongkai.publication.ScheduledEditions;
import org.gongkai.publication.TakeReviewStep;
import org.gongkai.publication.body.Body;
import org.gongkai.publication.body.Difference;
import org.gongkai.publication.proposal.Signs;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.publication.text.PrintedBody;
import org.gongkai.publication.text.TypedBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The page of an edition at the desk: everything of it that is or becomes public, what was found in it, and what may be done with it now. */
@Component
public class EditionScreen {

    private final DeskDocuments desk;
    private final Documents documents;
    private final DraftMaterial material;
    private final ReviewChain chain;
    private final Categories categories;
    private final DocumentKinds kinds;
    private final PublicationPeriods periods;
    private final Now now;
    private final Organs organs;
    private final OpenFile files;
    private final LeftOut leftOut;
    private final DraftVersions versions;
    private final EditDraft edit;
    private final PassOnDraft passOn;
    private final Coordinations coordinations;
    private final CoordinateDraft coordinate;
    private final ScheduledEditions scheduled;
    private final ReviewMarks marks;
    private final CorrectionNotes corrections;
    private final Interpreting interpreting;

    /** What was saved meanwhile beside what somebody typed. @param redline null where the typed text cannot be read */
    public record Both(String saved, @Nullable Redline redline) {
    }

    /** An organ that was asked. @param undecided whether somebody responsible has to say how it goes on */
    public record AskedLine(Coordination one, String organ, Coordination.State state, boolean undecided) {
    }

    /** Whom it was asked, and what this person may do about it. */
    public record Coordinating(List<AskedLine> lines, boolean mayAsk, boolean mayDecide) {
    }

    EditionScreen(DeskDocuments desk, Documents documents, DraftMaterial material, ReviewChain chain, Categories categories, DocumentKinds kinds, PublicationPeriods periods,
            Now now, Organs organs, OpenFile files, LeftOut leftOut, DraftVersions versions, EditDraft edit, PassOnDraft passOn, Coordinations coordinations,
            CoordinateDraft coordinate, ScheduledEditions scheduled, ReviewMarks marks, CorrectionNotes corrections, Interpreting interpreting) {
        this.interpreting = interpreting;
        this.marks = marks;
        this.corrections = corrections;
        this.scheduled = scheduled;
        this.coordinations = coordinations;
        this.coordinate = coordinate;
        this.passOn = passOn;
        this.versions = versions;
        this.edit = edit;
        this.kinds = kinds;
        this.periods = periods;
        this.now = now;
        this.desk = desk;
        this.documents = documents;
        this.material = material;
        this.chain = chain;
        this.categories = categories;
        this.organs = organs;
        this.files = files;
        this.leftOut = leftOut;
    }

    ReviewChain.Subject subject(String editionId, Staff staff) {
        return desk.edition(editionId, staff).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** As it was saved. */
    Screen of(ReviewChain.Subject subject, Staff staff, List<String> reasons) {
        Edition edition = subject.edition();
        Body blocks = edition.exactly().orElse(null);
        return of(subject, staff, DraftForm.of(edition.entry(), blocks == null ? TypedBody.of(edition.body()) : blocks.lines(), blocks == null || blocks.blocks().isEmpty() ? "" : DraftForm.BLOCKS), reasons);
    }

    LocalDateTime now() {
        return now.local();
    }

    /** When something was saved. */
    public static String moment(LocalDateTime at) {
        return Wording.date(at.toLocalDate()) + ' ' + Wording.hour(at);
    }

    /** Somebody else writes. */
    public static String writing(DraftVersions.Writer writer) {
        return Wording.t("{0}正在写这份草稿（{1} 还在写）", writer.name(), Wording.hour(writer.at()));
    }

    /** What stands in the form was not saved; where the draft was changed since it was opened, or another writes, both texts are shown. */
    Screen refused(ReviewChain.Subject subject, Staff staff, DraftForm form, int revision, List<String> reasons) {
        Edition edition = subject.edition();
        DraftVersions.State state = versions.state(edition.id(), staff);
        Screen page = of(subject, staff, form, reasons);
        if (!edition.stage().equals("draft") || edition.revision() == revision && state.writer() == null) {
            return page;
        }
        Redline redline = switch (edit.markup(edition.documentId(), form.body(), form.isBlocks())) {
            case Attempt.Done<String>(String typed) -> Redline.of(Difference.between(edition.body(), typed));
            case Attempt.Refused<String>(List<String> unread) -> null;
        };
        String saved = state.versions().isEmpty() ? Wording.t("已保存的") : Wording.t("{0} {1} 保存的", moment(state.versions().getFirst().at()), state.versions().getFirst().name());
        return page.with("both", new Both(saved, redline));
    }

    /** Whether another person writes at the draft now; then nobody else saves into it. */
    Optional<String> another(ReviewChain.Subject subject, Staff staff) {
        return Optional.ofNullable(versions.state(subject.edition().id(), staff).writer()).map(EditionScreen::writing);
    }

    Screen of(ReviewChain.Subject subject, Staff staff, DraftForm form, List<String> reasons) {
        Edition edition = subject.edition();
        Document document = subject.document();
        boolean published = edition.stage().equals(Edition.PUBLISHED);
        boolean mayDraft = edition.stage().equals("draft") && staff.may(Power.DRAFT, document.organ());
        DraftVersions.State state = mayDraft ? versions.state(edition.id(), staff) : new DraftVersions.State(null, List.of());
        boolean mayWrite = mayDraft && state.writer() == null;
        Interpreting.View interpreted = interpreting.of(subject);
        String hourOf = interpreted.policy() == null ? edition.id() : interpreted.policy().edition();
        return Screen.of("publication/web/desk-edition").with("subject", subject).with("form", form).with("reasons", reasons)
                .with("page", Page.of(edition.entry().title()).desk().crumb("信息发布", "/desk/documents").style("editor.css").script("editor.js"))
                .with("permissions", permissions(subject, staff)).with("chain", chain).with("steps", desk.steps(subject))
                .with("concerns", published ? List.of() : chain.concerns(subject)).with("rows", rows(subject))
                .with("files", files.lines(subject, staff)).with("leftOut", leftOut.files(subject)).with("stillOpen", leftOut.open(subject))
                .with("categories", categories).with("kinds", kinds).with("named", organNames()).with("mayWrite", mayWrite).with("state", state).with("mayCopy", staff.may(Power.DRAFT))
                .with("writers", mayWrite ? passOn.writers(subject, staff).stream().map(person -> Choice.of(person.id(), person.name())).toList() : List.of())
                .with("editions", desk.editions(subject)).with("closings", documents.closings(document.id()))
                .with("mayClose", published && (staff.may(Power.SIGN, document.organ()) || staff.may(Power.COORDINATE, document.organ())))
                .with("mayDecideKind", document.withdrawnOn() == null && (edition.id().equals(document.liveEdition()) || edition.stage().equals(ReviewChain.HELD))
                        && staff.may(Power.DRAFT, document.organ()))
                .with("proposal", edition.entry().particulars().kind() != null || !form.kind().isEmpty() ? null : kinds.propose(Signs.of(edition.entry().title(), edition.entry().number(),
                        null, edition.entry().issuer(), CleanHtml.text(edition.body()))).orElse(null))
                .with("clock", published ? null : periods.running(subject).orElse(null)).with("today", now.today())
                .with("preview", PrintedBody.of(edition.body()).html().replace("src=\"/documents/" + document.id() + "/files/", "src=\"/desk/documents/editions/" + edition.id() + "/pictures/"))
                .with("marks", published ? List.of() : marks.of(edition)).with("paragraphs", !published && marks.mayMark(subject, staff) ? ReviewMarks.paragraphs(edition) : List.of())
                .with("correction", CorrectionNotes.isOne(subject) || edition.number() > 1 ? corrections.of(edition.id()).orElse("") : null).with("corrects", mayWrite && corrections.mayBeWritten(subject))
                .with("appears", edition.stage().equals(TakeReviewStep.SCHEDULED) ? scheduled.hour(hourOf).orElse(null) : null).with("coordinating", coordinating(subject, staff)).with("largest", material.largest().toMegabytes()).with("interpreting", interpreted)
                .with("mayMark", edition.id().equals(document.liveEdition()) && staff.may(Power.SIGN, document.organ()));
    }

    private Coordinating coordinating(ReviewChain.Subject subject, Staff staff) {
        Edition edition = subject.edition();
        List<Coordination> all = coordinations.of(edition.id());
        String text = Coordination.answeredWith(edition, all.isEmpty() ? List.of() : documents.attachments(edition.id()));
        return new Coordinating(all.stream().map(one -> new AskedLine(one, coordinations.name(one.organ()), one.on(now.today(), text),
                one.isUndecided(now.today(), text) && !one.isReplacedIn(all))).toList(), coordinate.mayAsk(subject, staff), coordinate.mayDecide(subject, staff));
    }

    LocalDate today() {
        return now.today();
    }

    /** The organs that a field may name, by id. */
    Map<String, String> organNames() {
        Map<String, String> names = new LinkedHashMap<>();
        organs.asOf(now.today()).forEach(organ -> names.put(organ.id(), organ.name()));
        return names;
    }

    /** What is done with imports that wait is no news of any other edition. */
    List<Permission> permissions(ReviewChain.Subject subject, Staff staff) {
        return chain.now(subject, staff).stream().filter(permission -> permission.action().from().contains(subject.edition().stage())).toList();
    }

    /**
     * A line of what stands beside the text in public.
     *
     * @param before what is public now where an edition changes it; null where it does not
     */
    public record Row(String title, String value, @Nullable String before) {
    }

    private List<Row> rows(ReviewChain.Subject subject) {
        Map<String, String> now = told(subject.document(), subject.edition());
        Map<String, String> before = subject.edition().stage().equals(Edition.PUBLISHED) || !subject.document().isPublic() ? now
                : documents.published(subject.document().id()).map(live -> told(live.document(), live.edition())).orElse(now);
        Map<String, Row> rows = new LinkedHashMap<>();
        now.forEach((title, value) -> rows.put(title, new Row(title, value, value.equals(before.get(title)) ? null : before.getOrDefault(title, ""))));
        before.forEach((title, value) -> rows.putIfAbsent(title, new Row(title, "", value)));
        rows.remove("发布日期");
        if (subject.document().withdrawnOn() != null) {
            rows.remove("有效性");
        }
        return List.copyOf(rows.values());
    }

    /** The table of the public page and what pages, feeds and interfaces tell besides. */
    private Map<String, String> told(Document document, Edition edition) {
        DocumentView view = view(document, edition, List.of());
        Map<String, String> told = new LinkedHashMap<>();
        told.put("标题", edition.entry().title());
        told.putAll(view.catalogue());
        told.put("信息分类", categories.titleOf(edition.entry().category()));
        told.put("栏目", String.join(" › ", view.path().stream().map(Categories.Column::title).toList()));
        Optional.ofNullable(edition.entry().summary()).ifPresent(summary -> told.put("内容概述", summary));
        Optional.ofNullable(edition.entry().source()).ifPresent(source -> told.put("原文来源", source));
        return told;
    }

    /** The page that the public will see. @param shown the edition, with pictures and files at addresses of the desk */
    DocumentView asPublic(ReviewChain.Subject subject, Edition shown, List<Attachment> open) {
        return view(subject.document(), shown, open);
    }

    private DocumentView view(Document document, Edition edition, List<Attachment> open) {
        String organ = organs.name(document.organ());
        return DocumentView.of(new PublishedDocument(onceOpen(document, edition), edition, open, List.of(), null), organ, null, List.of(), categories)
                .saying(KindRows.of(edition.entry(), kinds, organNames()));
    }

    /** The document as it will be with this edition open: how it will bind is part of what becomes public. */
    private Document onceOpen(Document document, Edition edition) {
        CatalogueEntry entry = edition.entry();
        return edition.stage().equals(Edition.PUBLISHED) ? document : new Document(document.id(), document.organ(), document.indexNumber(), document.validity(), document.replacedBy(),
                edition.id(), document.withdrawnOn(), document.withdrawal(), document.withdrawalGround(),
                new DaysOfValidity(document.validity(), null, entry.effectiveOn(), entry.expiresOn(), null, null).after(now.today()).orElse(null));
    }
}
