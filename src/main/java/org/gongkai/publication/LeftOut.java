package org.gongkai.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stays open under the old editions of a document when the next goes public, and is not part of it: those who review it are told. */
@Component
public class LeftOut {

    /** What becomes of a file that is left out: nobody decided otherwise, or somebody decided so. */
    public static final String STAYS = "stays";

    /**
     * A file of old editions that an edition in hand does not hold.
     *
     * @param editions numbers of the published editions that hold it
     * @param ground   on which it closes when the edition goes public; null where it stays open
     */
    public record Line(Attachment file, List<Integer> editions, @Nullable String ground) {
    }

    private final Documents documents;
    private final DocumentRows rows;

    LeftOut(Documents documents, DocumentRows rows) {
        this.documents = documents;
        this.rows = rows;
    }

    /** Empty for what is published, for a first edition, and where a withdrawal covers what came before. */
    public List<Line> files(ReviewChain.Subject subject) {
        List<String> kept = documents.attachments(subject.edition().id()).stream().map(Attachment::digest).filter(Objects::nonNull).toList();
        Map<String, String> removals = rows.removals(subject.edition().id());
        Map<String, Line> lines = new LinkedHashMap<>();
        List<Closing> closings = documents.closings(subject.document().id());
        List<Edition> open = open(subject);
        Map<String, List<Attachment>> files = documents.attachmentsOf(open.stream().map(Edition::id).toList());
        for (Edition edition : open) {
            for (Attachment file : files.getOrDefault(edition.id(), List.of())) {
                String digest = file.digest();
                if (digest != null && !kept.contains(digest) && closings.stream().noneMatch(closing -> closing.closes(file))) {
                    Line line = lines.computeIfAbsent(digest, first -> new Line(file, new ArrayList<>(), removals.get(digest)));
                    line.editions().add(edition.number());
                }
            }
        }
        return List.copyOf(lines.values());
    }

    /** The old editions whose text stays open, newest first. */
    public List<Edition> open(ReviewChain.Subject subject) {
        if (subject.edition().stage().equals(Edition.PUBLISHED) || !subject.document().isPublic()) {
            return List.of();
        }
        List<Closing> closings = documents.closings(subject.document().id());
        return documents.editions(subject.document().id()).stream()
                .filter(edition -> closings.stream().noneMatch(closing -> closing.closes(edition))).toList();
    }

    /** Whether a file of an edition in hand stands open under an old one too. */
    boolean isOpen(ReviewChain.Subject subject, Attachment file) {
        List<Closing> closings = documents.closings(subject.document().id());
        return documents.attachmentsOf(open(subject).stream().map(Edition::id).toList()).values().stream().flatMap(List::stream)
                .anyMatch(old -> Objects.equals(old.digest(), file.digest()) && closings.stream().noneMatch(closing -> closing.closes(old)));
    }
}
