package org.gongkai.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** What was counted a moment ago: while the index stands still, leafing and ordering change no count, and a list that everybody opens is counted once. */
final class KeptCounts {

    private static final int MOST = 1000;
    /** Of values in all: more are not worth the memory. */
    private static final int LARGEST = 5000;

    /** How many there are in all, and of each value. */
    record Counts(int total, Map<Field, List<Found.Count>> counts) {
    }

    private record Question(List<Object> segments, Searcher.Fit fit, Set<String> kinds, Map<Field, Set<String>> chosen, List<Condition> conditions,
            List<Field> counted, Audience reader, Understood understood) {
    }

    private final LinkedHashMap<Question, Counts> kept = new LinkedHashMap<>(16, 0.75f, true);

    @Nullable Counts of(IndexReader reader, Search search, Understood understood, Searcher.Fit fit) {
        Question question = question(reader, search, understood, fit);
        synchronized (kept) {
            return kept.get(question);
        }
    }

    void keep(IndexReader reader, Search search, Understood understood, Searcher.Fit fit, Counts counts) {
        if (counts.counts().values().stream().mapToInt(List::size).sum() > LARGEST) {
            return;
        }
        Question question = question(reader, search, understood, fit);
        synchronized (kept) {
            kept.put(question, counts);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    private static Question question(IndexReader reader, Search search, Understood understood, Searcher.Fit fit) {
        return new Question(reader.leaves().stream().map(KeptCounts::asItStands).toList(), fit, search.kinds(), search.chosen(),
                search.conditions(), search.counted(), search.reader(), understood);
    }

    /** Another one as soon as something in the segment was removed. */
    private static Object asItStands(LeafReaderContext segment) {
        IndexReader.CacheHelper helper = segment.reader().getReaderCacheHelper();
        return helper == null ? new Object() : helper.getKey();
    }
}
