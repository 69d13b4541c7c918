package org.gongkai.publication;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a draft: its entry, its text, its files. What is under review or published does not change. */
@Component
public class EditDraft {

    private final DocumentRows rows;
    private final Documents documents;
    private final DraftMaterial material;
    private final TransactionTemplate transaction;

    EditDraft(DocumentRows rows, Documents documents, DraftMaterial material, TransactionTemplate transaction) {
        this.rows = rows;
        this.documents = documents;
        this.material = material;
        this.transaction = transaction;
    }

    /** @param revision of the draft that the person saw; another's change since then is not overwritten */
    public Attempt<Edition> write(String editionId, int revision, CatalogueEntry entry, String body, Staff staff) {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        List<String> faults = DraftEdition.faults(entry);
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        return material.body(body).then(read -> changed(found.get().edition(), revision, entry, read,
                "这份草稿在您打开之后被改过，为免覆盖没有保存；请刷新后重新修改"));
    }

    /** Takes the text of a DOCX, TXT or HTML file as the body. */
    public Attempt<Edition> bodyFrom(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        Edition was = found.get().edition();
        return material.body(fileName, bytes).then(read -> changed(was, was.revision(), was.entry(), read, "这份草稿刚被别人改过，请刷新后再试"));
    }

    private Attempt<Edition> changed(Edition was, int revision, CatalogueEntry entry, DraftMaterial.Body body, String otherwise) {
        Edition changed = new Edition(was.id(), was.documentId(), was.number(), was.stage(), entry, body.markup(), was.drafter(), revision);
        return rows.updateDraft(changed) ? Attempt.done(changed) : Attempt.refused(otherwise);
    }

    /** Takes a file that is of a kind that is taken and can be read to its end; what stands in it the review decides. */
    public Attempt<Attachment> attach(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        return draft(editionId, staff).isEmpty() ? notADraft() : material.file(fileName, bytes).then(file -> attach(editionId, file, staff));
    }

    /** The same of a file that was read before. */
    public Attempt<Attachment> attach(String editionId, DraftMaterial.ReadFile file, Staff staff) {
        return whileDraft(editionId, staff, () -> {
            Attachment attachment = new Attachment(Identifier.fresh(), editionId, file.name(), file.look().mediaType(), file.stored().bytes(),
                    file.stored().digest(), null);
            rows.addAttachments(List.of(attachment), Map.of(attachment.id(), file.look().words()));
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
            rows.replaceFile(file.id(), copy.stored().digest(), copy.stored().bytes(), copy.look().mediaType(), copy.look().words());
            return Attempt.done(file.id());
        }));
    }

    /** @param ground why it must not stay open under the old editions either; empty where it may */
    public Attempt<String> detach(String editionId, String attachmentId, String ground, Staff staff) {
        if (!ground.isEmpty() && !Withdrawals.isKnown(ground)) {
            return Attempt.refused("请选择移除的依据");
        }
        return whileDraft(editionId, staff, () -> {
            Optional<String> digest = documents.attachment(attachmentId).filter(file -> file.editionId().equals(editionId)).map(Attachment::digest);
            if (!ground.isEmpty() && digest.isPresent()) {
                rows.removed(editionId, digest.get(), ground);
            }
            return rows.removeAttachment(attachmentId, editionId) ? Attempt.done(attachmentId) : Attempt.refused("这个附件已经不在草稿里");
        });
    }

    private Optional<ReviewChain.Subject> draft(String editionId, Staff staff) {
        return documents.edition(editionId, staff.scope(Role.OFFICER)).filter(found -> found.edition().stage().equals("draft"));
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
