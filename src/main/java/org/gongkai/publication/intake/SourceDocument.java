package org.gongkai.publication.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Validity;
import org.gongkai.publication.proposal.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A foreign document, read and put in order.
 *
 * @param named       whether the source gave it an id, or its title stands for one
 * @param digest      of everything taken over, so that a second import sees whether something changed
 * @param findings    what is missing or odd, as sentences
 * @param attachments addresses of the original's attachments
 * @param links       numbers or ids of other documents, by the relation in which they stand to it
 * @param proposal    what kind it may be, where the source does not say
 */
public record SourceDocument(String id, boolean named, CatalogueEntry entry, Validity validity, @Nullable String indexNumber, String body,
        List<String> attachments, String digest, List<Finding> findings, Map<String, List<String>> links, @Nullable Proposal proposal) {

    /** The same under another id, because another document has that one, with what a person should know of it. */
    public SourceDocument under(String otherId, Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new SourceDocument(otherId, named, entry, validity, indexNumber, body, attachments, digest, more, links, proposal);
    }

    /** Something a person should look at; the document is imported all the same. */
    public record Finding(String code, String sentence) {
    }
}
