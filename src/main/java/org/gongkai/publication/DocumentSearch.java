package org.gongkai.publication;

import java.util.List;

import org.gongkai.publication.search.IndexFollower;
import org.springframework.stereotype.Component;

/** Finds published documents; a document is found within a second or two of its act being linked. */
@Component
public class DocumentSearch {

    private final IndexFollower index;

    DocumentSearch(IndexFollower index) {
        this.index = index;
    }

    public Findings find(Question question) {
        return index.searcher().find(question);
    }

    /** Published documents that go with what somebody is typing: answers before forms. */
    public List<Hit> suggest(String typed, int most) {
        return index.searcher().suggest(typed, most);
    }

    /** The position of the change sequence up to which documents can be found. */
    public long position() {
        return index.position();
    }
}
