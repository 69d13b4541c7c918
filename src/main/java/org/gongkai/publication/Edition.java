package org.gongkai.publication;

import java.util.Optional;

import org.gongkai.publication.body.Body;
import org.gongkai.publication.body.Difference;
import org.gongkai.publication.body.ReadHtml;
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
 * @param begun    the review chain under which it was handed in last; null where it never was, or before chains were kept
 */
public record Edition(String id, String documentId, int number, String stage, CatalogueEntry entry, String body, @Nullable String blocks,
        @Nullable String drafter, int revision, @Nullable Begun begun) {

    /**
     * The chain that a review began under.
     *
     * @param chain digest of its text as it was then
     * @param said  what of the edition chose it
     */
    public record Begun(String chain, String said) {
    }

    /** One that was never handed in here. */
    public Edition(String id, String documentId, int number, String stage, CatalogueEntry entry, String body, @Nullable String blocks, @Nullable String drafter, int revision) {
        this(id, documentId, number, stage, entry, body, blocks, drafter, revision, null);
    }

    public static final String PUBLISHED = "published";

    /** Its text as blocks: as they are kept, or as its markup reads. */
    Body text() {
        return blocks == null ? ReadHtml.of(body) : Body.ofJson(blocks);
    }

    /** The same where it says exactly what the markup says; empty of older markup that blocks cannot say. */
    public Optional<Body> exactly() {
        Body text = text();
        return blocks != null || Difference.between(body, text.html(documentId)).isNone() ? Optional.of(text) : Optional.empty();
    }
}
