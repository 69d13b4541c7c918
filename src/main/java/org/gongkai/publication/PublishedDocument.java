package org.gongkai.publication;

import java.util.List;

/** A document with the edition that is, or last was, public. */
public record PublishedDocument(Document document, Edition edition, List<Attachment> attachments) {
}
