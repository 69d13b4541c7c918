package org.gongkai.publication.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Hit;
import org.gongkai.publication.Question;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;

/** Answers questions from the index: title and document number before text, exact totals, facets and marks in one visit. */
public final class Searcher {

    private static final float TITLE_WEIGHT = 6;
    private static final float NUMBER_WEIGHT = 20;
    private static final Set<String> SHOWN = Set.of("title", "number", "issuer", "date", "validity", "text", "__HSEARCH_id");
    private static final Sort NEWEST = new Sort(new SortedNumericSortField("day", SortField.Type.INT, true));

    private final DocumentIndex index;

    Searcher(DocumentIndex index) {
        this.index = index;
    }

    public Findings find(Question question) {
        Words words = Words.of(question.words());
        try (IndexReader reader = index.open()) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            int wanted = question.page() * Question.PAGE_SIZE;
            TopDocsCollector<?> ranking = question.order() == Question.Order.NEWEST || words.each().isEmpty()
                    ? new TopFieldCollectorManager(NEWEST, wanted, Integer.MAX_VALUE).newCollector()
                    : new TopScoreDocCollectorManager(wanted, Integer.MAX_VALUE).newCollector();
            FacetCounter counter = new FacetCounter(question, ranking);
            Query query = index.query(f -> exactly(f, words));
            searcher.search(query, counter);
            List<Hit> hits = hits(reader, ranking, wanted - Question.PAGE_SIZE, words);
            return new Findings(question, counter.total(), hits, counter.counts(), false, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchPredicate exactly(SearchPredicateFactory f, Words words) {
        if (words.each().isEmpty()) {
            return f.matchAll().toPredicate();
        }
        return f.and().with(and -> words.each().forEach(word -> and.add(anywhere(f, word)))).toPredicate();
    }

    private static SearchPredicate anywhere(SearchPredicateFactory f, String word) {
        return f.or().with(or -> {
            for (String wording : Words.wordings(word)) {
                or.add(f.phrase().field("title").boost(TITLE_WEIGHT).matching(wording));
                or.add(f.phrase().field("text").matching(wording));
            }
        }).toPredicate();
    }

    private static List<Hit> hits(IndexReader reader, TopDocsCollector<?> ranking, int from, Words words) throws IOException {
        Marks marks = new Marks(words.each().stream().flatMap(w -> Words.wordings(w).stream()).toList());
        StoredFields stored = reader.storedFields();
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc found : ranking.topDocs(from, Question.PAGE_SIZE).scoreDocs) {
            var fields = stored.document(found.doc, SHOWN);
            hits.add(new Hit(fields.get("__HSEARCH_id"), marks.whole(fields.get("title")), fields.get("number"),
                    fields.get("issuer"), fields.get("date"), fields.get("validity"), marks.snippet(fields.get("text"))));
        }
        return hits;
    }
}
