package org.gongkai.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.publication.text.FileText;
import org.gongkai.publication.text.Paragraphs;
import org.gongkai.reading.Opened;
import org.gongkai.reading.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Changes a draft: its entry, its text, its files. What is under review or published does not change. */
@Component
public class EditDraft {

    private final DocumentRows rows;
    private final Documents documents;
    private final AttachmentStore store;
    private final FileText files;
    private final PublicationCheck check;
    private final FileLooks looks;
    private final DataSize largest;

    EditDraft(DocumentRows rows, Documents documents, AttachmentStore store, FileText files, PublicationCheck check,
            FileLooks looks, @Value("${gongkai.largest-upload}") DataSize largest) {
        this.rows = rows;
        this.documents = documents;
        this.store = store;
        this.files = files;
        this.check = check;
        this.looks = looks;
        this.largest = largest;
    }

    /** The most that a file may weigh. */
    public DataSize largest() {
        return largest;
    }

    /** @param revision of the draft that the person saw; another's change since then is not overwritten */
    @Transactional
    public Attempt<Edition> write(String editionId, int revision, CatalogueEntry entry, String body, Staff staff) {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        List<String> faults = DraftEdition.faults(entry);
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        String clean;
        try {
            clean = Paragraphs.html(body);
        } catch (Refusal unread) {
            return Attempt.refused(String.valueOf(unread.getMessage()));
        }
        Edition was = found.get().edition();
        Edition changed = new Edition(was.id(), was.documentId(), was.number(), was.stage(), entry, clean, was.drafter(), revision);
        return rows.updateDraft(changed) ? Attempt.done(changed)
                : Attempt.refused("这份草稿在您打开之后被改过，为免覆盖没有保存；请刷新后重新修改");
    }

    /** Takes the text of a DOCX, TXT or HTML file as the body. */
    @Transactional
    public Attempt<Edition> bodyFrom(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        Optional<ReviewChain.Subject> found = draft(editionId, staff);
        if (found.isEmpty()) {
            return notADraft();
        }
        if (!fileName.toLowerCase(Locale.ROOT).matches(".*\\.(docx|txt|html?)")) {
            return Attempt.refused("正文可从 DOCX、TXT 或 HTML 文件读取；其他文件请作为附件上传");
        }
        return kept(bytes, stored -> {
            Path file = store.file(stored.digest()).orElseThrow();
            Opened<String> opened = files.body(file, fileName);
            if (opened instanceof Opened.Refused<String>(String reason, boolean busy)) {
                return Attempt.refused(reason);
            }
            String body = opened.optional().orElseThrow();
            if (CleanHtml.text(body).isBlank()) {
                return Attempt.refused("从这个文件里读不出文字，请检查文件是否完整或有密码");
            }
            Edition was = found.get().edition();
            Edition changed = new Edition(was.id(), was.documentId(), was.number(), was.stage(), was.entry(), body, was.drafter(), was.revision());
            return rows.updateDraft(changed) ? Attempt.done(changed) : Attempt.refused("这份草稿刚被别人改过，请刷新后再试");
        });
    }

    /** Takes a file that is of a kind that is taken and can be read to its end; what stands in it the review decides. */
    @Transactional
    public Attempt<Attachment> attach(String editionId, String fileName, InputStream bytes, Staff staff) throws IOException {
        if (draft(editionId, staff).isEmpty()) {
            return notADraft();
        }
        String name = PublicName.last(fileName);
        Optional<String> fault = PublicName.fault(name);
        return fault.isPresent() ? Attempt.refused(fault.get()) : kept(bytes, stored -> switch (looks.look(stored.digest(), name)) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<FileLook>(FileLook look, byte[] none) -> {
                Attachment attachment = new Attachment(Identifier.fresh(), editionId, PublicName.shown(name), look.mediaType(), stored.bytes(), stored.digest(), null);
                rows.addAttachments(List.of(attachment), Map.of(attachment.id(), look.words()));
                yield Attempt.done(attachment);
            }
        });
    }

    /** A copy without what readers of the file do not see takes its place; from then on this is the file. */
    @Transactional
    public Attempt<String> clean(String editionId, String attachmentId, Staff staff) throws IOException {
        Optional<Attachment> found = draft(editionId, staff).isEmpty() ? Optional.empty()
                : documents.attachment(attachmentId).filter(file -> file.editionId().equals(editionId)).filter(Attachment::isStored);
        if (found.isEmpty()) {
            return Attempt.refused("这个附件不在草稿里，或者这份稿件不在拟稿环节");
        }
        Attachment file = found.get();
        Optional<Path> stored = store.file(String.valueOf(file.digest()));
        if (stored.isEmpty()) {
            return Attempt.refused("附件“" + file.name() + "”不在文件库里了，请移除后重新上传");
        }
        return switch (check.cleaned(stored.get(), file.name())) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<FileLook>(FileLook look, byte[] bytes) -> kept(new ByteArrayInputStream(bytes), copy -> {
                looks.keep(copy.digest(), file.name(), new Opened.Done<>(look, new byte[0]));
                rows.replaceFile(file.id(), copy.digest(), copy.bytes(), look.mediaType(), look.words());
                return Attempt.done(file.id());
            });
        };
    }

    /** @param ground why it must not stay open under the old editions either; empty where it may */
    @Transactional
    public Attempt<String> detach(String editionId, String attachmentId, String ground, Staff staff) {
        if (draft(editionId, staff).isEmpty()) {
            return notADraft();
        }
        if (!ground.isEmpty() && !Withdrawals.isKnown(ground)) {
            return Attempt.refused("请选择移除的依据");
        }
        Optional<String> digest = documents.attachment(attachmentId).filter(file -> file.editionId().equals(editionId)).map(Attachment::digest);
        if (!ground.isEmpty() && digest.isPresent()) {
            rows.removed(editionId, digest.get(), ground);
        }
        return rows.removeAttachment(attachmentId, editionId) ? Attempt.done(attachmentId) : Attempt.refused("这个附件已经不在草稿里");
    }

    private Optional<ReviewChain.Subject> draft(String editionId, Staff staff) {
        return documents.edition(editionId, staff.scope(Role.OFFICER)).filter(found -> found.edition().stage().equals("draft"));
    }

    private interface WithFile<T> {

        Attempt<T> with(AttachmentStore.Stored stored) throws IOException;
    }

    private <T> Attempt<T> kept(InputStream bytes, WithFile<T> then) throws IOException {
        try {
            return then.with(store.put(bytes, largest.toBytes()));
        } catch (AttachmentStore.TooLarge tooLarge) {
            return Attempt.refused(tooLarge.getMessage() + "，请压缩或分成几个文件");
        }
    }

    private static <T> Attempt<T> notADraft() {
        return Attempt.refused("这份稿件不在拟稿环节，或者不由您的岗位修改");
    }
}
