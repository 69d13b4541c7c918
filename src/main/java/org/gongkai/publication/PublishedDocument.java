package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A document with an edition as the public may see them: what was withdrawn or closed is out already.
 *
 * @param attachments those that are open
 * @param closed      files of the edition that are no longer open
 * @param tombstone   why the edition is not shown; null while it is
 */
public record PublishedDocument(Document document, Edition edition, List<Attachment> attachments, List<Tombstone> closed, @Nullable Tombstone tombstone) {

    static PublishedDocument of(Document document, Edition edition, List<Attachment> attachments, List<Closing> closings) {
        Tombstone withdrawn = document.tombstone();
        Tombstone tombstone = withdrawn != null ? withdrawn
                : closings.stream().filter(closing -> closing.closes(edition)).findFirst().map(Closing::tombstone).orElse(null);
        if (tombstone != null) {
            return new PublishedDocument(withdrawn == null ? document : withdrawn.veil(document), tombstone.veil(edition), List.of(), List.of(), tombstone);
        }
        List<Attachment> open = attachments.stream().filter(file -> closings.stream().noneMatch(closing -> closing.closes(file))).toList();
        List<Tombstone> closed = attachments.stream().flatMap(file -> closings.stream().filter(closing -> closing.closes(file)).limit(1))
                .map(Closing::tombstone).toList();
        return new PublishedDocument(document, edition, open, closed, null);
    }

    public Optional<Attachment> file(String id) {
        return attachments.stream().filter(file -> file.id().equals(id)).findFirst();
    }
}
