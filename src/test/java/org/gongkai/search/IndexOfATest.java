package org.gongkai.search;

import java.nio.file.Path;
import java.util.List;

/** An index in a folder that a test fills itself: no ledger, no follower. */
public final class IndexOfATest implements AutoCloseable {

    private final FindableIndex index;
    private final Findables room;
    private final Searcher searcher;

    /** @param room whose findables are put and whose numbers are read; nothing else is asked of it */
    public IndexOfATest(Path folder, Findables room) {
        this.index = new FindableIndex(folder);
        this.room = room;
        this.searcher = new Searcher(index, new Rooms(List.of(room)));
    }

    public void put(List<Findable> findables) {
        put(room.room(), findables);
    }

    /** What another room lets be found. */
    public void put(String other, List<Findable> findables) {
        index.change(findables.stream().map(one -> IndexedFindable.of(other, one)).toList(), List.of());
        index.flush();
    }

    public Found find(Search search) {
        return searcher.find(search);
    }

    @Override
    public void close() {
        index.close();
    }
}
