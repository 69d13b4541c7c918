package org.gongkai.publication;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.gongkai.search.Condition;
import org.gongkai.search.Field;
import org.gongkai.search.Folding;
import org.gongkai.search.Found;
import org.gongkai.search.Order;
import org.gongkai.search.Run;
import org.gongkai.search.Search;
import org.gongkai.search.SearchIndex;
import org.springframework.stereotype.Component;

/** The site's search: published documents, and beside them whatever else the rooms let everybody find. */
@Component
public class DocumentSearch {

    private static final Field[] COUNTED = Arrays.stream(Facet.values()).map(Facet::field).toArray(Field[]::new);

    private static final int LOOKED_AT = 20;
    private static final int MOST_WORDINGS = 3;
    private static final int SHORTEST = 2;
    private static final Pattern LINES = Pattern.compile("\\s+");

    private final SearchIndex index;

    DocumentSearch(SearchIndex index) {
        this.index = index;
    }

    public Findings find(Question question) {
        return findings(question, index.find(asked(question)), index.kinds());
    }

    static Search asked(Question question) {
        Search search = Search.of(question.words()).counting(COUNTED).showing(Facet.VALIDITY.field()).sized(Question.PAGE_SIZE).onPage(question.page())
                .ordered(question.order() == Question.Order.NEWEST ? Order.NEWEST : Order.RELEVANCE).taken(question.literally() ? Search.Manner.LITERALLY : Search.Manner.GENEROUSLY);
        if (question.from() != null || question.to() != null) {
            search = search.where(new Condition.Days(Field.DAY, question.from(), question.to()));
        }
        for (Map.Entry<Facet, String> choice : question.chosen().entrySet()) {
            search = search.choosing(choice.getKey().field(), choice.getValue());
        }
        return search;
    }

    static Findings findings(Question question, Found found, Map<String, String> kinds) {
        Map<Facet, List<Findings.Count>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            counts.put(facet, found.counts().getOrDefault(facet.field(), List.of()).stream().map(count -> new Findings.Count(count.value(), count.number())).toList());
        }
        return new Findings(question, found.total(), found.hits().stream().map(hit -> hit(hit, kinds)).toList(), counts, found.loosely(),
                found.answers().stream().map(hit -> hit(hit, kinds)).toList(), found.understood(), found.beside(), kinds);
    }

    private static Hit hit(org.gongkai.search.Hit hit, Map<String, String> kinds) {
        String validity = hit.values().get(Facet.VALIDITY.field());
        return new Hit(hit.id(), kinds.getOrDefault(hit.kind(), hit.kind()), hit.address(), hit.title(), hit.number(), hit.organ(),
                hit.day() == null ? null : hit.day().toString(), validity == null ? Validity.UNSTATED : Validity.valueOf(validity), hit.snippet(), hit.part(), hit.partly(),
                hit.copies().stream().map(copy -> hit(copy, kinds)).toList());
    }

    /** Those of one kind whose title says at least half of what was asked in the words in which it was understood, best first. */
    public List<Hit> named(Question question, String kind, int most) {
        Map<String, String> kinds = index.kinds();
        return index.find(Search.of(question.words()).in(kind).sized(most).taken(Search.Manner.FREELY)).hits().stream()
                .filter(hit -> 2 * hit.title().stream().filter(Run::marked).mapToInt(run -> run.text().length()).sum() >= Run.plain(hit.title()).length())
                .map(hit -> hit(hit, kinds)).toList();
    }

    /** Those of a kind that have names beside their title, each a line of their text, of which one is half of what was asked at least, or is asked for by more than its half. */
    public List<Hit> called(Question question, String kind, int most) {
        Map<String, String> kinds = index.kinds();
        Found found = index.find(Search.of(question.words()).in(kind).sized(1).taken(Search.Manner.FREELY));
        Set<String> asked = IntStream.range(0, MOST_WORDINGS).mapToObj(nth -> found.understood().words().stream()
                .map(word -> word.wordings().get(Math.min(nth, word.wordings().size() - 1))).collect(Collectors.joining())).collect(Collectors.toCollection(LinkedHashSet::new));
        return index.suggest(Search.of(question.words()).in(kind).sized(LOOKED_AT)).stream().filter(hit -> names(hit).anyMatch(name -> asked.stream().anyMatch(words -> 2 * name.length() >= words.length() && isIn(words, name) || 2 * words.length() > name.length() && isIn(name, words))))
                .sorted(Comparator.comparing(hit -> names(hit).noneMatch(asked::contains))).limit(most).map(hit -> hit(hit, kinds)).toList();
    }

    private static Stream<String> names(org.gongkai.search.Hit hit) {
        return Stream.concat(Stream.of(Run.plain(hit.title())), LINES.splitAsStream(Run.plain(hit.snippet()))).map(Folding::fold);
    }

    private static boolean isIn(String text, String word) {
        return word.length() >= SHORTEST && text.contains(word);
    }

    /** What somebody may be about to ask: titles of anything public that go with what has been typed so far, each once. */
    public List<String> titlesLike(String typed, int most) {
        return index.suggest(Search.of(typed).sized(2 * most)).stream().map(hit -> Run.plain(hit.title())).distinct().limit(most).toList();
    }

    /** Published documents that go with what somebody is typing: answers before forms. */
    public List<Hit> suggest(String typed, int most) {
        Map<String, String> kinds = index.kinds();
        return index.suggest(Search.of(typed).in(PublicFindables.KIND).sized(most).showing(Facet.VALIDITY.field())).stream()
                .map(hit -> hit(hit, kinds)).toList();
    }

    /** The position of the change sequence up to which documents can be found. */
    public long position() {
        return index.position();
    }
}
