package org.gongkai.publication.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.gongkai.publication.DocumentNumber;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Hit;
import org.gongkai.publication.Question;
import org.gongkai.publication.Validity;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.MatchPredicateOptionsStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;

/** Answers questions from the index: title and document number before text, exact totals, facets and marks in one visit. */
public final class Searcher {

    private static final float TITLE_WEIGHT = 6;
    private static final float NUMBER_WEIGHT = 20;
    private static final int LOOSE_PERCENT = 60;
    private static final Set<String> SHOWN = Set.of("title", "number", "issuer", "date", "validity", "text", "key");
    private static final Sort NEWEST = new Sort(new SortedNumericSortField("day", SortField.Type.INT, true));

    private final DocumentIndex index;
    private final OpenSegments openSegments = new OpenSegments();

    Searcher(DocumentIndex index) {
        this.index = index;
    }

    public Findings find(Question question) {
        Words words = Words.of(question.words());
        try (IndexReader reader = index.open()) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            Findings exact = look(searcher, question, words, index.query(f -> exactly(f, words)), false);
            if (exact.total() > 0 || words.areNone() || !question.chosen().isEmpty()) {
                return exact;
            }
            Words core = words.unwrapped();
            return core.areNone() ? exact : look(searcher, question, core, index.query(f -> loosely(f, core)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Titles that go with what somebody is typing, best first; no counting. */
    public List<Hit> suggest(String typed, int most) {
        Words words = Words.of(typed).unwrapped();
        if (words.areNone()) {
            return List.of();
        }
        try (IndexReader reader = index.open()) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            var ranking = new TopScoreDocCollectorManager(most, most).newCollector();
            searcher.search(index.query(f -> loosely(f, words)), ranking);
            return hits(reader, ranking.topDocs().scoreDocs, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Findings look(IndexSearcher searcher, Question question, Words words, Query query, boolean loosely) throws IOException {
        int wanted = question.page() * Question.PAGE_SIZE;
        TopDocsCollector<?> ranking = question.order() == Question.Order.NEWEST || words.areNone()
                ? new TopFieldCollectorManager(NEWEST, wanted, Integer.MAX_VALUE).newCollector()
                : new TopScoreDocCollectorManager(wanted, Integer.MAX_VALUE).newCollector();
        FacetCounter counter = new FacetCounter(question, ranking, openSegments);
        searcher.search(query, counter);
        ScoreDoc[] page = ranking.topDocs(wanted - Question.PAGE_SIZE, Question.PAGE_SIZE).scoreDocs;
        return new Findings(question, counter.total(), hits(searcher.getIndexReader(), page, words), counter.counts(), loosely,
                answer(searcher, question, words));
    }

    /** The document whose number was typed. */
    private @Nullable Hit answer(IndexSearcher searcher, Question question, Words words) throws IOException {
        Optional<DocumentNumber> number = words.each().stream().map(DocumentNumber::parse).flatMap(Optional::stream).findFirst()
                .or(() -> DocumentNumber.typed(Folding.fold(question.words())));
        if (number.isEmpty()) {
            return null;
        }
        Query query = index.query(f -> f.match().field("number").matching(number.get().text()).toPredicate());
        List<Hit> hits = hits(searcher.getIndexReader(), searcher.search(query, 1).scoreDocs, words);
        return hits.isEmpty() ? null : hits.getFirst();
    }

    private static SearchPredicate exactly(SearchPredicateFactory f, Words words) {
        if (words.areNone()) {
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
            if (word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(c -> "〔[（(【号".indexOf(c) >= 0)) {
                or.add(f.phrase().field("numberText").boost(NUMBER_WEIGHT).matching(word));
            }
        }).toPredicate();
    }

    private static SearchPredicate loosely(SearchPredicateFactory f, Words words) {
        String all = String.join(" ", words.each().stream().map(word -> List.copyOf(Words.wordings(word)).getLast()).toList());
        return f.or(mostPairs(f.match().field("title").boost(TITLE_WEIGHT).matching(all)),
                mostPairs(f.match().field("text").matching(all))).toPredicate();
    }

    /** Up to two pairs all, up to four all but one, of more most. */
    private static PredicateFinalStep mostPairs(MatchPredicateOptionsStep<?> match) {
        return match.minimumShouldMatch().ifMoreThan(2).thenRequireNumber(-1).ifMoreThan(4).thenRequirePercent(LOOSE_PERCENT).end();
    }

    private static List<Hit> hits(IndexReader reader, ScoreDoc[] page, Words words) throws IOException {
        Marks marks = new Marks(words.each().stream().flatMap(w -> Words.wordings(w).stream()).toList());
        StoredFields stored = reader.storedFields();
        List<Hit> hits = new ArrayList<>(page.length);
        for (ScoreDoc found : page) {
            var fields = stored.document(found.doc, SHOWN);
            hits.add(new Hit(fields.get("key"), marks.whole(fields.get("title")), fields.get("number"),
                    fields.get("issuer"), fields.get("date"), Validity.valueOf(fields.get("validity")), marks.snippet(fields.get("text"))));
        }
        return hits;
    }
}
