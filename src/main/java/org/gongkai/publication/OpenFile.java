package org.gongkai.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Staff;
import org.gongkai.reading.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a file of an edition for those who work on it, and writes down that they did (条例第十七条). */
@Component
public class OpenFile {

    /** A file with its bytes; null when they are not there or not what they were. */
    public record Stored(Attachment file, @Nullable Path bytes) {
    }

    /** A file with its words as far as they could be read. */
    public record Read(ReviewChain.Subject subject, Attachment file, Opened<FileLook> look) {
    }

    /**
     * A file in the list of an edition.
     *
     * @param opened  whether this person opened it
     * @param closing when and why it is no longer public; null while it is
     */
    public record Line(Attachment file, boolean opened, boolean cleanable, boolean cleaned, @Nullable Closing closing) {
    }

    private final Documents documents;
    private final AttachmentStore store;
    private final FileLooks looks;
    private final Openings openings;
    private final ProveFiles damaged;

    OpenFile(Documents documents, AttachmentStore store, FileLooks looks, Openings openings, ProveFiles damaged) {
        this.documents = documents;
        this.store = store;
        this.looks = looks;
        this.openings = openings;
        this.damaged = damaged;
    }

    @Transactional
    public Optional<Stored> bytes(String editionId, String attachmentId, Staff staff) throws IOException {
        Optional<Attachment> file = file(editionId, attachmentId, staff);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path bytes = store.file(String.valueOf(file.get().digest())).orElse(null);
        if (bytes == null) {
            damaged.isDamaged(file.get());
        } else {
            openings.opened(file.get(), staff);
        }
        return Optional.of(new Stored(file.get(), bytes));
    }

    public Optional<Read> words(String editionId, String attachmentId, Staff staff) {
        return file(editionId, attachmentId, staff).map(file -> {
            Opened<FileLook> look = looks.look(String.valueOf(file.digest()), file.name());
            if (look instanceof Opened.Done<FileLook>) {
                openings.opened(file, staff);
            }
            return new Read(documents.edition(editionId, staff.scope()).orElseThrow(), file, look);
        });
    }

    /** The files of an edition that this person may see. */
    public List<Attachment> files(String editionId, Staff staff) {
        return documents.edition(editionId, staff.scope()).map(found -> documents.attachments(editionId)).orElse(List.of());
    }

    public List<Line> lines(ReviewChain.Subject subject, Staff staff) {
        String edition = subject.edition().id();
        Set<String> opened = openings.by(edition, staff.personId());
        boolean draft = subject.edition().stage().equals("draft");
        Set<String> cleaned = documents.cleaned(edition);
        List<Closing> closings = documents.closings(subject.document().id());
        return documents.attachments(edition).stream().map(file -> new Line(file, opened.contains(String.valueOf(file.digest())),
                draft && file.isStored() && looks.look(String.valueOf(file.digest()), file.name()).optional().map(FileLook::cleanable).orElse(false),
                cleaned.contains(file.id()), closings.stream().filter(closing -> closing.closes(file)).findFirst().orElse(null))).toList();
    }

    private Optional<Attachment> file(String editionId, String attachmentId, Staff staff) {
        return documents.edition(editionId, staff.scope()).flatMap(found -> documents.attachment(attachmentId))
                .filter(file -> file.editionId().equals(editionId)).filter(Attachment::isStored);
    }
}
