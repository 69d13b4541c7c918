package org.gongkai.publication;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.publication.search.IndexFollower;
import org.springframework.stereotype.Component;

/** Finds published documents within a second or two of their act being linked; what is public no longer is not shown, however late the index is. */
@Component
public class DocumentSearch {

    private static final long LOOK_AGAIN_AFTER_MILLIS = 200;

    private final IndexFollower index;
    private final Documents documents;

    DocumentSearch(IndexFollower index, Documents documents) {
        this.index = index;
        this.documents = documents;
    }

    public Findings find(Question question) {
        Findings found = index.searcher().find(question);
        Hit answer = found.answer();
        Set<String> open = documents.publicAmong(Stream.concat(found.hits().stream(), Stream.ofNullable(answer)).map(Hit::id).collect(Collectors.toSet()));
        List<Hit> hits = found.hits().stream().filter(hit -> open.contains(hit.id())).toList();
        return hits.size() == found.hits().size() ? found : new Findings(found.question(), found.total() - (found.hits().size() - hits.size()), hits,
                found.facets(), found.loosely(), answer != null && open.contains(answer.id()) ? answer : null);
    }

    /** Published documents that go with what somebody is typing: answers before forms. */
    public List<Hit> suggest(String typed, int most) {
        List<Hit> hits = index.searcher().suggest(typed, most);
        Set<String> open = documents.publicAmong(hits.stream().map(Hit::id).collect(Collectors.toSet()));
        return hits.stream().filter(hit -> open.contains(hit.id())).toList();
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
