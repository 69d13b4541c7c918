package org.gongkai.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.MatchPredicateOptionsStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;

/** What must hold of a hit, as the index understands it: that the reader may find it is demanded in every one. */
final class Predicates {

    static final String AUDIENCE = "audience";
    static final String TITLE = "title";
    static final String TEXT = "text";
    private static final float TITLE_WEIGHT = 6;
    private static final float NUMBER_WEIGHT = 20;
    /** Another wording counts a little less than the word itself, known pieces that stand apart less than either. */
    private static final float OTHER_WORDING = 0.8f;
    private static final float APART = 0.5f;
    /** What a year that was named beside the matter adds: more than age, less than the matter in a title. */
    private static final float YEAR_IN_TITLE = 8;
    private static final float YEAR = 4;
    private static final float LOOSE_TITLE = 2;
    private static final int LOOSE_PERCENT = 34;
    private static final int NEARLY_ALL_PERCENT = 60;
    private static final int OF_MANY_PERCENT = 25;

    private final SearchPredicateFactory f;
    private final Search search;
    private final Function<String, List<String>> ways;
    private final boolean allOpen;
    private final boolean counting;

    /**
     * @param ways     in which a phrase may stand
     * @param allOpen  whether the reader may find everything that is in the index: then nothing is left to demand
     * @param counting whether choices in counted fields are left to the counter, which counts what they exclude
     */
    Predicates(SearchPredicateFactory f, Search search, Function<String, List<String>> ways, boolean allOpen, boolean counting) {
        this.f = f;
        this.search = search;
        this.ways = ways;
        this.allOpen = allOpen;
        this.counting = counting;
    }

    /** Every word in one of its wordings, in whatever order, in title or text; or most or some pairs of characters of them, those first that have all. */
    SearchPredicate fitting(Understood words, Searcher.Fit fit) {
        return within(words.areNone() ? null : fit == Searcher.Fit.ALL ? everyWord(words) : mostOf(words, fit == Searcher.Fit.MOST), words.years(), true);
    }

    /** Nearly all pairs of them, without what has all of it as it was asked. */
    SearchPredicate nearly(Understood core, Understood asked) {
        return f.bool().must(within(mostOf(core, true), core.years(), true)).mustNot(everyWord(asked)).toPredicate();
    }

    /** Most of the words, whatever else the question says. */
    SearchPredicate like(Understood words) {
        return within(mostOf(words, false), List.of(), false);
    }

    /** What says the phrase in its title, whatever else the question says. */
    SearchPredicate titled(String phrase) {
        return within(f.phrase().field(TITLE).matching(phrase), List.of(), false);
    }

    /** What says the phrase anywhere, whatever else the question says. */
    SearchPredicate saying(String phrase) {
        return within(f.phrase().fields(TITLE, TEXT).matching(phrase), List.of(), false);
    }

    SearchPredicate numbered(Collection<String> numbers) {
        return within(f.terms().field(Field.NUMBER.path()).matchingAny(numbers), List.of(), false);
    }

    SearchPredicate called(String name) {
        return within(f.terms().field(Field.CALLED.path()).matchingAny(List.of(name)), List.of(), false);
    }

    private SearchPredicate within(@Nullable PredicateFinalStep words, List<String> years, boolean allOfTheQuestion) {
        return f.bool().with(all -> {
            all.must(words == null ? f.matchAll() : words);
            years.forEach(year -> {
                all.should(f.phrase().field(TITLE).matching(year).constantScore().boost(YEAR_IN_TITLE));
                all.should(f.match().field(Field.YEAR.path()).matching(year).constantScore().boost(YEAR));
            });
            if (!allOpen) {
                all.filter(f.terms().field(AUDIENCE).matchingAny(search.reader().circles()));
            }
            if (!search.kinds().isEmpty()) {
                all.filter(f.terms().field(Field.KIND.path()).matchingAny(search.kinds()));
            }
            if (allOfTheQuestion) {
                search.chosen().forEach((field, values) -> {
                    if (!counting || !search.counted().contains(field)) {
                        all.filter(f.terms().field(field.path()).matchingAny(values));
                    }
                });
                search.conditions().forEach(condition -> all.filter(holding(condition)));
            }
        }).toPredicate();
    }

    private PredicateFinalStep holding(Condition condition) {
        String field = condition.field().path();
        return switch (condition) {
            case Condition.Days days -> f.range().field(field).range(Range.<LocalDate>between(days.from(), days.to()));
            case Condition.Numbers numbers -> f.range().field(field).range(Range.<Double>between(
                    numbers.from() == null ? null : numbers.from().doubleValue(), numbers.to() == null ? null : numbers.to().doubleValue()));
            case Condition.Says says -> f.or().with(or -> ways.apply(says.words()).forEach(wording -> or.add(f.phrase().field(field).matching(wording))));
        };
    }

    private PredicateFinalStep everyWord(Understood words) {
        return f.and().with(and -> words.words().forEach(word -> and.add(anywhere(word))));
    }

    private PredicateFinalStep anywhere(Understood.Word word) {
        return f.or().with(or -> {
            float weight = 1;
            for (String wording : word.wordings()) {
                or.add(f.phrase().field(TITLE).boost(TITLE_WEIGHT * weight).matching(wording));
                or.add(f.phrase().field(TEXT).boost(weight).matching(wording));
                weight = OTHER_WORDING;
            }
            if (!word.parts().isEmpty()) {
                or.add(f.and().with(and -> word.parts().forEach(part -> and.add(f.or().with(ways -> part.forEach(way -> {
                    ways.add(f.phrase().field(TITLE).boost(TITLE_WEIGHT * APART).matching(way));
                    ways.add(f.phrase().field(TEXT).boost(APART).matching(way));
                }))))));
            }
            String typed = word.typed();
            if (typed.chars().anyMatch(Character::isDigit) && typed.chars().anyMatch(c -> "〔[（(【号".indexOf(c) >= 0)) {
                or.add(f.phrase().field("numberText").boost(NUMBER_WEIGHT).matching(typed));
            }
        });
    }

    private PredicateFinalStep mostOf(Understood words, boolean nearlyAll) {
        Set<String> wholes = new LinkedHashSet<>();
        wholes.add(words.words().stream().map(Understood.Word::typed).collect(Collectors.joining(" ")));
        wholes.add(words.words().stream().map(word -> word.wordings().get(Math.min(1, word.wordings().size() - 1))).collect(Collectors.joining(" ")));
        return f.or().with(or -> {
            or.add(everyWord(words));
            for (String whole : wholes) {
                or.add(pairs(f.match().field(TITLE).boost(LOOSE_TITLE).matching(whole), nearlyAll));
                or.add(pairs(f.match().field(TEXT).matching(whole), nearlyAll));
            }
        });
    }

    /** A third of the pairs at least: what has more of them, and rarer ones, comes first. Nearly all: up to two all, up to four all but one, up to eight three in five; of a whole sentence a quarter. */
    private static PredicateFinalStep pairs(MatchPredicateOptionsStep<?> match, boolean nearlyAll) {
        return nearlyAll ? match.minimumShouldMatch().ifMoreThan(2).thenRequireNumber(-1).ifMoreThan(4).thenRequirePercent(NEARLY_ALL_PERCENT).ifMoreThan(8).thenRequirePercent(OF_MANY_PERCENT).end()
                : match.minimumShouldMatch().ifMoreThan(1).thenRequireNumber(1).ifMoreThan(2).thenRequirePercent(LOOSE_PERCENT).end();
    }
}
