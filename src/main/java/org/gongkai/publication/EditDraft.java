package org.gongkai.publication;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.publication.body.Body;
import org.gongkai.publication.body.ReadHtml;
import org.gongkai.publication.text.TypedBody;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a draft: its entry, its text, its files. What is under review or published does not change. */
@Component
public class EditDraft {

    private static final String CHANGED_NOW = "这份草稿刚被别人改过，请刷新后再试";

    private final DocumentRows rows;
    private final Documents documents;
    private final DraftMaterial material;
    private final LeftOut leftOut;
    private final CheckParticulars particulars;
    private final DraftVersions versions;
    private final TransactionTemplate transaction;

    EditDraft(DocumentRows rows, Documents documents, DraftMaterial material, LeftOut leftOut, CheckParticulars particulars, DraftVersions versions,
            TransactionTemplate transaction) {
        this.versions = versions;
        this.particulars = particulars;
        this.leftOut = leftOut;
        this.rows = rows;
        this.documents = documents;
        this.material = material;
        this.transaction = transaction;
    }

    /** @param revision of the draft that the person saw; another's change since then is not overwritten */
    public Attempt<Edition> write(String editionId, int revision, CatalogueEntry entry, String body, Staff staff) {
        return write(editionId, revision, entry, () -> material.body(body), false, staff);
    }

    /**
     * The same of what came from the editor.
     *
     * @param typing whether somebody types it and did not ask for it to be saved
     */
    public Attempt<Edition> writeLines(String editionId, int revision, CatalogueEntry entry, String lines, boolean typing, Staff staff) {
        return write(editionId, revision, entry, () -> material.lines(lines), typing, staff);
    }

    /** What a body would be as markup of this document. @param lines whether it came from the editor */
    public Attempt<String> markup(String documentId, String body, boolean lines) {
        return (lines ? material.lines(body) : material.body(body)).then(read -> Attempt.done(read.markup(documentId)));
    }

    /** Lets a draft say again what it said once; its fields stay. */
    public Attempt<Edition> bringBack(String editionId, int revision, Staff staff) {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        Optional<DraftVersions.Text> text = versions.text(editionId, revision);
        if (found.isEmpty() || text.isEmpty()) {
            return notADraft();
        }
        Edition was = found.get().edition();
        return changed(was, new Edition(was.id(), was.documentId(), was.number(), was.stage(), was.entry(), text.get().body(), text.get().blocks(), was.drafter(), was.revision()),
                false, staff, CHANGED_NOW);
    }

    /**
     * Writes what a check proposed wherever the title or the text says it; whoever takes the proposal answers for it.
     *
     * @param before the words as they stand
     */
    public Attempt<Edition> mend(String editionId, int revision, String before, String after, Staff staff) {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        Edition was = found.get().edition();
        boolean blocks = was.blocks() != null;
        String typed = blocks ? Body.ofJson(was.blocks()).lines() : TypedBody.of(was.body());
        CatalogueEntry entry = was.entry().titled(was.entry().title().replace(before, after));
        if (!typed.contains(before) && entry.title().equals(was.entry().title())) {
            return Attempt.refused("这几个字在文字里带着格式，请在编辑器里改");
        }
        String mended = typed.replace(before, after);
        return blocks ? writeLines(editionId, revision, entry, mended, false, staff) : write(editionId, revision, entry, mended, staff);
    }

    /** Writes the number of a draft otherwise, and nothing else of it: what its text says stays as it is written. */
    public Attempt<Edition> number(String editionId, int revision, String number, Staff staff) {
        return draft(editionId, staff).map(ReviewChain.Subject::edition).map(was -> changed(was, new Edition(was.id(), was.documentId(), was.number(), was.stage(), was.entry().numbered(number), was.body(),
                was.blocks(), was.drafter(), revision), false, staff, CHANGED_NOW)).orElseGet(EditDraft::notADraft);
    }

    /** Takes a body that was only ever markup for blocks; what changes by that was shown before. */
    public Attempt<Edition> asBlocks(String editionId, int revision, Staff staff) {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        Edition was = found.get().edition();
        return was.blocks() != null ? Attempt.refused("这份正文已经是用编辑器写的了")
                : changed(was, revision, was.entry(), new DraftMaterial.Body("", ReadHtml.of(was.body())), false, staff, CHANGED_NOW);
    }

    private Attempt<Edition> write(String editionId, int revision, CatalogueEntry entry, Supplier<Attempt<DraftMaterial.Body>> body, boolean typing, Staff staff) {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        List<String> faults = new ArrayList<>(DraftEdition.faults(entry));
        faults.addAll(particulars.faults(entry, found.get().document().id()));
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        return body.get().then(read -> changed(found.get().edition(), revision, entry, read, typing, staff,
                "这份草稿在您打开之后被改过，为免覆盖没有保存；两份都在下面，请对照以后再保存"));
    }

    /** Takes the text of a file as the body; answers what did not come over, in sentences. */
    public Attempt<List<String>> bodyFrom(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        Edition was = found.get().edition();
        return material.paper(fileName, bytes).then(paper -> material.lines(paper.lines())
                .then(read -> changed(was, was.revision(), was.entry(), read, false, staff, CHANGED_NOW)).then(changed -> Attempt.done(paper.lost())));
    }

    private Attempt<Edition> changed(Edition was, int revision, CatalogueEntry entry, DraftMaterial.Body body, boolean typing, Staff staff, String otherwise) {
        return changed(was, new Edition(was.id(), was.documentId(), was.number(), was.stage(), entry, body.markup(was.documentId()), body.blocks(), was.drafter(), revision),
                typing, staff, otherwise);
    }

    private Attempt<Edition> changed(Edition was, Edition changed, boolean typing, Staff staff, String otherwise) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!rows.updateDraft(changed)) {
                return Attempt.<Edition>refused(otherwise);
            }
            versions.keep(was, changed, typing, staff);
            return Attempt.done(changed);
        }));
    }

    /** Takes a file that is of a kind that is taken and can be read to its end; what stands in it the review decides. */
    public Attempt<Attachment> attach(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        return draft(editionId, staff).isEmpty() ? notADraft() : material.file(fileName, bytes).then(file -> attach(editionId, file, staff));
    }

    /** Takes a picture for the text, encoded afresh; one that is there already is not taken twice. */
    public Attempt<Attachment> picture(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        return draft(editionId, staff).isEmpty() ? notADraft() : material.picture(fileName, bytes).then(file -> documents.attachments(editionId).stream()
                .filter(one -> file.stored().digest().equals(one.digest())).findFirst().map(Attempt::done).orElseGet(() -> attach(editionId, file, staff)));
    }

    /** The same of a file that was read before. */
    public Attempt<Attachment> attach(String editionId, DraftMaterial.ReadFile file, Staff staff) {
        return whileDraft(editionId, staff, () -> {
            Attachment attachment = new Attachment(Identifier.fresh(), editionId, file.name(), file.look().mediaType(), file.stored().bytes(),
                    file.stored().digest(), null);
            rows.addAttachments(List.of(attachment), Map.of(attachment.id(), file.look()));
            return Attempt.done(attachment);
        });
    }

    /** A copy without what readers of the file do not see takes its place; from then on this is the file. */
    public Attempt<String> clean(String editionId, String attachmentId, Staff staff) throws IOException {
        Optional<Attachment> found = draft(editionId, staff).isEmpty() ? Optional.empty() : file(editionId, attachmentId);
        if (found.isEmpty()) {
            return notAFile();
        }
        Attachment file = found.get();
        return material.cleaned(file).then(copy -> whileDraft(editionId, staff, () -> {
            if (!file(editionId, attachmentId).equals(found)) {
                return notAFile();
            }
            rows.replaceFile(file.id(), copy.stored().digest(), copy.stored().bytes(), copy.look());
            return Attempt.done(file.id());
        }));
    }

    /**
     * Takes a file out of a draft.
     *
     * @param ground why it must not stay open under the old editions either, or {@link LeftOut#STAYS} where it may: it is said wherever
     *               an old edition holds the file, and nothing stays open because nobody chose (条例第十五条)
     */
    public Attempt<String> detach(String editionId, String attachmentId, String ground, Staff staff) {
        if (!ground.isEmpty() && !isDecision(ground)) {
            return Attempt.refused("请选择移除的依据");
        }
        return whileDraft(editionId, staff, () -> {
            Optional<Attachment> file = documents.attachment(attachmentId).filter(one -> one.editionId().equals(editionId));
            if (ground.isEmpty() && file.isPresent() && file.get().isStored() && leftOut.isOpen(draft(editionId, staff).orElseThrow(), file.get())) {
                return Attempt.refused("附件“" + file.get().name() + "”旧版本里也有：请选择旧版本里的照旧公开，还是停止公开");
            }
            file.map(Attachment::digest).ifPresent(digest -> decide(editionId, digest, ground));
            return rows.removeAttachment(attachmentId, editionId) ? Attempt.done(attachmentId) : Attempt.refused("这个附件已经不在草稿里");
        });
    }

    /** Decides otherwise about a file that a draft leaves out. */
    public Attempt<String> decideLeftOut(String editionId, String oldAttachmentId, String ground, Staff staff) {
        return whileDraft(editionId, staff, () -> {
            Optional<LeftOut.Line> line = leftOut.files(draft(editionId, staff).orElseThrow()).stream()
                    .filter(one -> one.file().id().equals(oldAttachmentId)).findFirst();
            if (line.isEmpty()) {
                return Attempt.refused("旧版本里没有这个附件，或者它已经停止公开");
            }
            if (!isDecision(ground)) {
                return Attempt.refused("请选择旧版本里的照旧公开，还是停止公开");
            }
            decide(editionId, String.valueOf(line.get().file().digest()), ground);
            return Attempt.done(oldAttachmentId);
        });
    }

    private static boolean isDecision(String ground) {
        return ground.equals(LeftOut.STAYS) || Withdrawals.isKnown(ground);
    }

    private void decide(String editionId, String digest, String ground) {
        if (Withdrawals.isKnown(ground)) {
            rows.removed(editionId, digest, ground);
        } else {
            rows.notRemoved(editionId, digest);
        }
    }

    private Optional<ReviewChain.Subject> draft(String editionId, Staff staff) {
        return documents.edition(editionId, staff.scope(Power.DRAFT)).filter(found -> found.edition().stage().equals("draft"));
    }

    private Optional<Attachment> file(String editionId, String attachmentId) {
        return documents.attachment(attachmentId).filter(file -> file.editionId().equals(editionId)).filter(Attachment::isStored);
    }

    /** Writes while nobody can send the draft on: to read what is written may have taken a while. */
    private <T> Attempt<T> whileDraft(String editionId, Staff staff, Supplier<Attempt<T>> writing) {
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.hold(editionId);
            return draft(editionId, staff).isEmpty() ? EditDraft.<T>notADraft() : writing.get();
        }));
    }

    private static <T> Attempt<T> notADraft() {
        return Attempt.refused("这份稿件不在拟稿环节，或者不由您的岗位修改");
    }

    private static <T> Attempt<T> notAFile() {
        return Attempt.refused("这个附件不在草稿里，或者这份稿件不在拟稿环节");
    }
}
