package org.gongkai.publication;

import java.util.List;
import java.util.function.LongConsumer;

import org.gongkai.publication.search.IndexFollower;
import org.springframework.stereotype.Component;

/** Finds published documents; a document is found within a second or two of its act being linked. */
@Component
public class DocumentSearch {

    private static final long LOOK_AGAIN_AFTER_MILLIS = 200;

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

    /**
     * Builds the index anew from what is public now and waits for it; until then the old one answers.
     *
     * @param built takes how many documents are in, several times a second
     * @return how many documents are in
     */
    public long rebuild(LongConsumer built) throws InterruptedException {
        index.rebuild();
        while (index.isRebuilding()) {
            built.accept(index.built());
            Thread.sleep(LOOK_AGAIN_AFTER_MILLIS);
        }
        return index.built();
    }

    /** The position of the change sequence up to which documents can be found. */
    public long position() {
        return index.position();
    }
}
