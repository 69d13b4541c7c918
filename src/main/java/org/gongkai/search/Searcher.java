package org.gongkai.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** Answers questions from the index: title and number before text, exact totals, facets and marks in one visit. */
final class Searcher {

    private static final Set<String> SHOWN = Set.of("key", "kind", "title", "number", "organ", "day", "address", "text");

    private final FindableIndex index;
    private final Rooms rooms;
    private final Columns columns;
    private final KeptCounts kept = new KeptCounts();

    Searcher(FindableIndex index, Rooms rooms) {
        this(index, rooms, new Columns());
    }

    Searcher(FindableIndex index, Rooms rooms, Columns columns) {
        this.index = index;
        this.rooms = rooms;
        this.columns = columns;
    }

    Found find(Search search) {
        Words words = Words.of(search.words(), text -> rooms.number(room -> room.number(text)));
        try (IndexReader reader = index.open()) {
            IndexSearcher searcher = searcher(reader);
            Found exact = look(searcher, search, words, false);
            if (exact.total() > 0 || words.areNone() || !search.chosen().isEmpty() || !search.conditions().isEmpty()) {
                return exact;
            }
            Words core = words.unwrapped();
            return core.areNone() ? exact : look(searcher, search, core, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Titles that go with what somebody is typing, best first; no counting. */
    List<Hit> suggest(Search search) {
        Words words = Words.of(search.words(), text -> rooms.number(room -> room.number(text))).unwrapped();
        if (words.areNone()) {
            return List.of();
        }
        try (IndexReader reader = index.open()) {
            var ranking = new TopScoreDocCollectorManager(search.size(), search.size()).newCollector();
            boolean allOpen = isAllOpen(reader, search.reader());
            searcher(reader).search(index.query(f -> new Predicates(f, search, allOpen, false).like(words)), ranking);
            return hits(reader, Arrays.asList(ranking.topDocs().scoreDocs), search, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexSearcher searcher(IndexReader reader) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return searcher;
    }

    private Found look(IndexSearcher searcher, Search search, Words words, boolean loosely) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        boolean best = search.order().field() == null && !words.areNone();
        KeptCounts.Counts counts = best ? null : kept.of(reader, search, loosely);
        Leafing leafing = new Leafing(search, search.order().field() == null ? Order.NEWEST : search.order());
        int wanted = search.page() * search.size();
        TopDocsCollector<?> ranking = best ? new TopScoreDocCollectorManager(wanted, Integer.MAX_VALUE).newCollector() : leafing.collector(counts == null);
        if (counts == null) {
            FacetCounter counter = new FacetCounter(search, ranking, columns);
            searcher.search(query(reader, search, words, loosely, true), counter);
            counts = new KeptCounts.Counts(counter.total(), counter.counts());
            kept.keep(reader, search, loosely, counts);
        } else {
            searcher.search(query(reader, search, words, loosely, false), ranking);
        }
        Leafing.Leaf leaf = best ? new Leafing.Leaf(Arrays.asList(ranking.topDocs(wanted - search.size(), search.size()).scoreDocs), null, null)
                : leafing.leaf(ranking);
        return new Found(counts.total(), hits(reader, leaf.hits(), search, words), counts.counts(), loosely, answer(searcher, search, words), leaf.next(),
                leaf.previous());
    }

    private Query query(IndexReader reader, Search search, Words words, boolean loosely, boolean counting) throws IOException {
        boolean allOpen = isAllOpen(reader, search.reader());
        return index.query(f -> {
            Predicates predicates = new Predicates(f, search, allOpen, counting);
            return loosely ? predicates.loosely(words) : predicates.exactly(words);
        });
    }

    /** Whether every findable of the index, removed ones included, is for one of the reader's circles: demanding it would cost a sixth of a search and find the same. */
    private static boolean isAllOpen(IndexReader reader, Audience as) throws IOException {
        for (String circle : as.circles()) {
            if (reader.docFreq(new Term(Predicates.AUDIENCE, circle)) == reader.maxDoc()) {
                return true;
            }
        }
        return false;
    }

    /** The one whose number was typed. */
    private @Nullable Hit answer(IndexSearcher searcher, Search search, Words words) throws IOException {
        if (search.words().isBlank()) {
            return null;
        }
        Optional<String> number = words.each().stream().map(word -> rooms.number(room -> room.number(word))).flatMap(Optional::stream).findFirst()
                .or(() -> rooms.number(room -> room.numberMeant(Folding.fold(search.words()))));
        if (number.isEmpty()) {
            return null;
        }
        boolean allOpen = isAllOpen(searcher.getIndexReader(), search.reader());
        Query query = index.query(f -> new Predicates(f, search, allOpen, false).numbered(number.get()));
        List<Hit> hits = hits(searcher.getIndexReader(), Arrays.asList(searcher.search(query, 1).scoreDocs), search, words);
        return hits.isEmpty() ? null : hits.getFirst();
    }

    private List<Hit> hits(IndexReader reader, List<ScoreDoc> page, Search search, Words words) throws IOException {
        Marks marks = new Marks(words.each().stream().flatMap(w -> Words.wordings(w).stream()).toList());
        StoredFields stored = reader.storedFields();
        List<Hit> hits = new ArrayList<>(page.size());
        for (ScoreDoc found : page) {
            Document fields = stored.document(found.doc, SHOWN);
            String key = fields.get("key");
            hits.add(new Hit(IndexedFindable.room(key), IndexedFindable.id(key), fields.get("kind"), fields.get("address"), marks.whole(fields.get("title")),
                    marks.snippet(fields.get("text")), fields.get("number"), fields.get("organ"), day(fields.getField("day")),
                    values(reader, found.doc, search.shown())));
        }
        return hits;
    }

    private Map<Field, String> values(IndexReader reader, int findable, List<Field> shown) throws IOException {
        Map<Field, String> values = new LinkedHashMap<>();
        if (!shown.isEmpty()) {
            LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(findable, reader.leaves()));
            for (Field field : shown) {
                String value = columns.of(segment.reader(), field.path()).first(findable - segment.docBase);
                if (value != null) {
                    values.put(field, value);
                }
            }
        }
        return values;
    }

    private static @Nullable LocalDate day(@Nullable IndexableField stored) {
        return stored == null ? null : stored.numericValue() == null ? LocalDate.parse(stored.stringValue()) : LocalDate.ofEpochDay(stored.numericValue().longValue());
    }
}
