package org.gongkai.publication;

import org.jspecify.annotations.Nullable;

/**
 * One version of a document.
 *
 * @param number   1 for the first
 * @param stage    where it stands in the review chain
 * @param body     clean markup
 * @param blocks   what it was rendered from, as {@code Body.json()}; null where it was only ever markup
 * @param drafter  id of the person who drafted it; null for an import
 * @param revision counts changes of a draft, so that two people cannot overwrite each other unseen
 */
public record Edition(String id, String documentId, int number, String stage, CatalogueEntry entry, String body, @Nullable String blocks,
        @Nullable String drafter, int revision) {

    public static final String PUBLISHED = "published";
}
