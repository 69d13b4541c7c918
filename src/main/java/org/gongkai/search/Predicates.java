package org.gongkai.search;

import java.time.LocalDate;
import java.util.List;

import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.MatchPredicateOptionsStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;

/** What must hold of a hit, as the index understands it: that the reader may find it is demanded in every one. */
final class Predicates {

    static final String AUDIENCE = "audience";
    private static final float TITLE_WEIGHT = 6;
    private static final float NUMBER_WEIGHT = 20;
    private static final int LOOSE_PERCENT = 60;

    private final SearchPredicateFactory f;
    private final Search search;
    private final boolean allOpen;
    private final boolean counting;

    /**
     * @param allOpen  whether the reader may find everything that is in the index: then nothing is left to demand
     * @param counting whether choices in counted fields are left to the counter, which counts what they exclude
     */
    Predicates(SearchPredicateFactory f, Search search, boolean allOpen, boolean counting) {
        this.f = f;
        this.search = search;
        this.allOpen = allOpen;
        this.counting = counting;
    }

    /** Every word, in whatever order, in title or text. */
    SearchPredicate exactly(Words words) {
        return within(words.areNone() ? null : f.and().with(and -> words.each().forEach(word -> and.add(anywhere(word)))), true);
    }

    /** Most pairs of characters of the words. */
    SearchPredicate loosely(Words words) {
        return within(mostOf(words), true);
    }

    /** The same, whatever else the question says. */
    SearchPredicate like(Words words) {
        return within(mostOf(words), false);
    }

    SearchPredicate numbered(String number) {
        return within(f.match().field(Field.NUMBER.path()).matching(number), false);
    }

    private SearchPredicate within(@Nullable PredicateFinalStep words, boolean allOfTheQuestion) {
        return f.bool().with(all -> {
            if (words != null) {
                all.must(words);
            }
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
            case Condition.Says says -> f.or().with(or -> Words.wordings(says.words()).forEach(wording -> or.add(f.phrase().field(field).matching(wording))));
        };
    }

    private PredicateFinalStep anywhere(String word) {
        return f.or().with(or -> {
            for (String wording : Words.wordings(word)) {
                or.add(f.phrase().field("title").boost(TITLE_WEIGHT).matching(wording));
                or.add(f.phrase().field("text").matching(wording));
            }
            if (word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(c -> "〔[（(【号".indexOf(c) >= 0)) {
                or.add(f.phrase().field("numberText").boost(NUMBER_WEIGHT).matching(word));
            }
        });
    }

    private PredicateFinalStep mostOf(Words words) {
        String all = String.join(" ", words.each().stream().map(word -> List.copyOf(Words.wordings(word)).getLast()).toList());
        return f.or(mostPairs(f.match().field("title").boost(TITLE_WEIGHT).matching(all)), mostPairs(f.match().field("text").matching(all)));
    }

    /** Up to two pairs all, up to four all but one, of more most. */
    private static PredicateFinalStep mostPairs(MatchPredicateOptionsStep<?> match) {
        return match.minimumShouldMatch().ifMoreThan(2).thenRequireNumber(-1).ifMoreThan(4).thenRequirePercent(LOOSE_PERCENT).end();
    }
}
