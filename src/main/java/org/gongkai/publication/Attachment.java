package org.gongkai.publication;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an edition: stored here, or for a copy at the address of the original.
 *
 * @param digest SHA-256 of the stored bytes; null when only the address is known
 */
public record Attachment(String id, String editionId, String name, @Nullable String mediaType, @Nullable Long bytes,
        @Nullable String digest, @Nullable String sourceUrl) {

    public boolean isStored() {
        return digest != null;
    }
}
