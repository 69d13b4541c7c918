package org.gongkai.publication;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An edition that is no longer open, or one file of it.
 *
 * @param attachment null where the whole edition is closed
 */
public record Closing(String edition, @Nullable String attachment, LocalDate on, String ground) {

    public Tombstone tombstone() {
        return Tombstone.of(on, ground, null);
    }

    boolean closes(Edition other) {
        return attachment == null && edition.equals(other.id());
    }

    boolean closes(Attachment file) {
        return attachment == null ? edition.equals(file.editionId()) : attachment.equals(file.id());
    }
}
