package org.gongkai.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions from the index: what says all of it first, exact totals and facets in one visit. Only where little says all of it is the
 * question asked again: without what people wrap it in, one edit away, in parts.
 */
final class Searcher {

    /** So many that say all of it in their titles are enough. */
    private static final int ENOUGH = 8;
    private static final int MOST_BESIDE = 5;
    private static final int MOST_ANSWERS = 8;
    /** Characters: no single term any more. */
    private static final int LONG = 5;

    private final FindableIndex index;
    private final Rooms rooms;
    private final Vocabularies vocabularies;
    private final Columns columns;
    private final KeptCounts kept = new KeptCounts();
    private final Spellings spellings = new Spellings();

    Searcher(FindableIndex index, Rooms rooms, Vocabularies vocabularies) {
        this(index, rooms, vocabularies, new Columns());
    }

    Searcher(FindableIndex index, Rooms rooms, Vocabularies vocabularies, Columns columns) {
        this.index = index;
        this.rooms = rooms;
        this.vocabularies = vocabularies;
        this.columns = columns;
    }

    /** One question while it is being answered. */
    private record Asking(IndexSearcher searcher, Search search, Understanding understanding, boolean allOpen) {

        IndexReader reader() {
            return searcher.getIndexReader();
        }

        boolean isGenerous() {
            return search.manner() == Search.Manner.GENEROUSLY;
        }

        /** Whether it is the page on which more may stand than what was asked word for word. */
        boolean isBestFirst() {
            return isGenerous() && search.page() == 1 && search.order().field() == null;
        }
    }

    /** How much of the words must be there. */
    enum Fit { ALL, MOST, SOME }

    private record Page(int total, List<Hit> hits, KeptCounts.Counts counts, @Nullable String next, @Nullable String previous) {
    }

    Found find(Search search) {
        Understanding understanding = vocabularies.understanding();
        Understood asked = understanding.of(search.words(), search.manner() == Search.Manner.LITERALLY);
        if (asked.areNone() && !search.words().isBlank()) {
            return Found.nothing(asked);
        }
        try (IndexReader reader = index.open()) {
            Asking asking = asking(reader, search, understanding);
            Page exact = look(asking, asked, Fit.ALL);
            List<Hit> answers = answers(asking, asked);
            if (exact.total == 0 && answers.isEmpty() && !asked.areNone() && search.manner() != Search.Manner.LITERALLY) {
                return instead(asking, asked, exact, answers);
            }
            Found found = found(asked, exact, false, answers);
            return asking.isBestFirst() && answers.isEmpty() && !asked.areNone() && !isEnough(exact) ? beside(asking, found) : found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Titles that go with what somebody is typing, best first; no counting. */
    List<Hit> suggest(Search search) {
        Understanding understanding = vocabularies.understanding();
        Understood core = understanding.core(understanding.of(search.words(), false));
        if (core.areNone()) {
            return List.of();
        }
        try (IndexReader reader = index.open()) {
            Asking asking = asking(reader, search, understanding);
            boolean letters = core.words().stream().map(Understood.Word::typed).allMatch(Spelling::isLetters);
            Understood meant = letters ? meant(asking, core).orElse(core) : core;
            return new Hits(reader, columns, meant.marked(), search.shown()).of(best(asking, predicates -> predicates.like(meant), search.size()), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asking asking(IndexReader reader, Search search, Understanding understanding) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return new Asking(searcher, search, understanding, isAllOpen(reader, search.reader()));
    }

    /** Nothing says all of it: what was meant where it was mistyped, else what says most of what matters. */
    private Found instead(Asking asking, Understood asked, Page none, List<Hit> answers) throws IOException {
        Understood core = asking.understanding.core(asked);
        if (core.areNone()) {
            return found(asked, none, false, answers);
        }
        Optional<Understood> meant = asking.isGenerous() ? meant(asking, core) : Optional.empty();
        if (meant.isPresent()) {
            Page exact = look(asking, meant.get(), Fit.ALL);
            if (exact.total > 0) {
                Found found = found(meant.get(), exact, false, answers);
                return asking.isBestFirst() && !isEnough(exact) ? beside(asking, found) : found;
            }
            core = asking.understanding.core(meant.get()).alsoReading(meant.get().readings());
        }
        return found(core, look(asking, core, isInOwnWords(asked, core) ? Fit.SOME : Fit.MOST), true, answers);
    }

    /** Of a question in people's own words something is better than nothing; of a term it would be noise where a request helps. */
    private static boolean isInOwnWords(Understood asked, Understood core) {
        return core.words().size() > asked.words().size() || !core.words().getFirst().typed().equals(asked.words().getFirst().typed())
                || core.words().stream().mapToInt(word -> word.typed().length()).sum() >= LONG;
    }

    private Optional<Understood> meant(Asking asking, Understood core) throws IOException {
        List<String> typed = core.words().stream().map(Understood.Word::typed).toList();
        Spelling spelling = spellings.of(asking.reader(), asking.understanding.wordings(),
                phrase -> asking.searcher.count(query(asking, predicates -> predicates.titled(phrase), false)));
        List<Synonym> meant = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        if (typed.stream().allMatch(Spelling::isLetters)) {
            Optional<Synonym> spelled = spelling.spelledOut(typed);
            spelled.ifPresent(meant::add);
            spelled.ifPresent(wording -> whole.append(wording.written()));
        } else {
            for (Understood.Word word : core.words()) {
                Optional<Synonym> corrected = isSaid(asking, word) ? Optional.empty() : spelling.corrected(word.typed());
                corrected.ifPresent(meant::add);
                whole.append(corrected.map(Synonym::written).orElse(word.typed())).append(' ');
            }
        }
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        Understood read = asking.understanding.of(whole.toString().strip(), false);
        return Optional.of(new Understood(core.typed(), read.words(), core.years(), Stream.concat(
                meant.stream().map(wording -> new Understood.Reading(wording.said(), List.of(wording.written()), wording.why())), read.readings().stream()).toList()));
    }

    /** Whether anything says it, in one of its wordings: then it was not mistyped. */
    private boolean isSaid(Asking asking, Understood.Word word) throws IOException {
        for (String wording : word.wordings()) {
            if (asking.searcher.count(query(asking, predicates -> predicates.saying(wording), false)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Found found(Understood understood, Page page, boolean loosely, List<Hit> answers) {
        return new Found(understood, page.total, page.hits, page.counts.counts(), loosely, answers, page.next, page.previous);
    }

    private static boolean isEnough(Page exact) {
        return exact.hits.stream().limit(ENOUGH).filter(Searcher::namesIt).count() == ENOUGH;
    }

    private static boolean namesIt(Hit hit) {
        return hit.title().stream().anyMatch(Run::marked);
    }

    /** Few titles say all of it: those that say most of it best are listed too, before what only mentions it where their titles say it in other order. */
    private Found beside(Asking asking, Found exact) throws IOException {
        Understood core = asking.understanding.core(exact.understood());
        int room = Math.max(MOST_BESIDE, asking.search.size() - exact.total());
        Hits hits = new Hits(asking.reader(), columns, core.marked(), asking.search.shown());
        List<Hit> near = hits.folded(best(asking, predicates -> predicates.nearly(core, exact.understood()), room), 0, room, true);
        List<Hit> all = new ArrayList<>(exact.hits().stream().filter(Searcher::namesIt).toList());
        near.stream().filter(hit -> Nearness.says(Run.plain(hit.title()), core)).forEach(all::add);
        exact.hits().stream().filter(hit -> !namesIt(hit)).forEach(all::add);
        near.stream().filter(hit -> !all.contains(hit)).forEach(all::add);
        return exact.with(exact.understood(), all);
    }

    private List<ScoreDoc> best(Asking asking, Function<Predicates, SearchPredicate> predicate, int most) throws IOException {
        var ranking = new TopScoreDocCollectorManager(most, most).newCollector();
        asking.searcher.search(query(asking, predicate, false), new BestFirst(ranking, columns));
        return Arrays.asList(ranking.topDocs().scoreDocs);
    }

    private Page look(Asking asking, Understood words, Fit fit) throws IOException {
        Search search = asking.search;
        IndexReader reader = asking.reader();
        boolean best = search.order().field() == null && !words.areNone();
        boolean folds = best && asking.isGenerous();
        KeptCounts.Counts counts = kept.of(reader, search, words, fit);
        Function<Predicates, SearchPredicate> predicate = predicates -> predicates.fitting(words, fit);
        Leafing leafing = new Leafing(search, search.order().field() == null ? Order.NEWEST : search.order());
        // copies on the page make room for as many others
        int wanted = search.page() * search.size() + (folds ? search.size() : 0);
        TopDocsCollector<?> ranking = best ? new TopScoreDocCollectorManager(wanted, counts == null ? Integer.MAX_VALUE : wanted).newCollector()
                : leafing.collector(counts == null);
        if (counts == null) {
            FacetCounter counter = new FacetCounter(search, ranking, columns);
            asking.searcher.search(query(asking, predicate, true), counter);
            counts = new KeptCounts.Counts(counter.total(), counter.counts());
            kept.keep(reader, search, words, fit, counts);
        } else {
            asking.searcher.search(query(asking, predicate, false), best ? new BestFirst((TopScoreDocCollector) ranking, columns) : ranking);
        }
        Hits hits = new Hits(reader, columns, words.marked(), search.shown());
        int before = (search.page() - 1) * search.size();
        if (best) {
            List<ScoreDoc> found = Arrays.asList(ranking.topDocs().scoreDocs);
            return new Page(counts.total(), folds ? hits.folded(found, before, search.size(), false)
                    : hits.of(found.subList(Math.min(before, found.size()), found.size()), false), counts, null, null);
        }
        Leafing.Leaf leaf = leafing.leaf(ranking);
        return new Page(counts.total(), hits.of(leaf.hits(), false), counts, leaf.next(), leaf.previous());
    }

    private Query query(Asking asking, Function<Predicates, SearchPredicate> predicate, boolean counting) {
        return index.query(f -> predicate.apply(new Predicates(f, asking.search, asking.understanding::ways, asking.allOpen, counting)));
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

    /** Those whose number was typed, in whatever writing. */
    private List<Hit> answers(Asking asking, Understood words) throws IOException {
        String typed = Folding.fold(asking.search.words());
        if (words.areNone() || asking.search.page() > 1 || typed.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        Set<String> numbers = new LinkedHashSet<>();
        words.words().stream().map(word -> rooms.number(room -> room.number(word.typed()))).flatMap(Optional::stream).findFirst()
                .or(() -> rooms.number(room -> room.numberMeant(typed))).ifPresent(numbers::add);
        if (asking.search.manner() != Search.Manner.LITERALLY) {
            RecalledNumber.of(typed).ifPresent(number -> numbers.addAll(numbersAmong(asking.reader(), number)));
        }
        String name = RecalledNumber.called(typed);
        List<ScoreDoc> found = new ArrayList<>();
        if (!numbers.isEmpty()) {
            found.addAll(best(asking, predicates -> predicates.numbered(numbers), MOST_ANSWERS));
        }
        if (found.isEmpty() && !name.isEmpty() && MultiTerms.getTerms(asking.reader(), Field.CALLED.path()) != null) {
            found.addAll(best(asking, predicates -> predicates.called(name), MOST_ANSWERS));
        }
        return new Hits(asking.reader(), columns, words.marked(), asking.search.shown()).of(found, false);
    }

    private static List<String> numbersAmong(IndexReader reader, RecalledNumber number) {
        try {
            return number.among(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
