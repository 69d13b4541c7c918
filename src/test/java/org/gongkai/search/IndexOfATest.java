package org.gongkai.search;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.gongkai.definition.DefinitionTree;

/** An index in a folder that a test fills itself: no ledger, no follower. */
public final class IndexOfATest implements AutoCloseable {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private final FindableIndex index;
    private final Findables room;
    private final Searcher searcher;

    /** @param room whose findables are put and whose numbers are read; nothing else is asked of it */
    public IndexOfATest(Path folder, Findables room, Vocabulary... vocabularies) {
        this.index = new FindableIndex(folder);
        this.room = room;
        Rooms rooms = new Rooms(List.of(room));
        this.searcher = new Searcher(index, rooms, new Vocabularies(() -> List.of(vocabularies), rooms, () -> TODAY, DefinitionTree.shipped()));
    }

    /** The words that ship, on a day on which they hold. */
    static Vocabularies shippedWords() {
        return new Vocabularies(List::of, new Rooms(List.of()), () -> TODAY, DefinitionTree.shipped());
    }

    /** The ways in which a phrase may stand. */
    static List<String> ways(String phrase) {
        return shippedWords().understanding().ways(phrase);
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

    public List<Hit> suggest(Search search) {
        return searcher.suggest(search);
    }

    @Override
    public void close() {
        index.close();
    }
}
