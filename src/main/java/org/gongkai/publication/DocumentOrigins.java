package org.gongkai.publication;

import java.util.List;

/** Port: what a document came of, such as a question to the public; told by the rooms above on the page of the document. */
public interface DocumentOrigins {

    /** @param label what it is to the document, in Chinese */
    record Origin(String label, String title, String address) {
    }

    List<Origin> of(String document);
}
