package org.gongkai.publication.intake;

import java.util.List;

import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A foreign document, read and put in order.
 *
 * @param digest      of everything taken over, so that a second import sees whether something changed
 * @param findings    what is missing or odd, as sentences
 * @param attachments addresses of the original's attachments
 */
public record SourceDocument(String id, CatalogueEntry entry, Validity validity, @Nullable String indexNumber, String body,
        List<String> attachments, String digest, List<Finding> findings) {

    /** Something a person should look at; the document is imported all the same. */
    public record Finding(String code, String sentence) {
    }
}
