package org.gongkai.publication;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What someone asks of the search: words, narrowed by facets and days, in an order, one page at a time.
 *
 * @param literally whether the words are taken as they were typed and no other wording with them
 * @param from      the first day, null is open
 * @param to        the last day, null is open
 */
public record Question(String words, boolean literally, Map<Facet, String> chosen, @Nullable LocalDate from, @Nullable LocalDate to, Order order, int page) {

    public static final int PAGE_SIZE = 20;
    /** Beyond the fiftieth page narrowing helps more than leafing. */
    public static final int LAST_PAGE = 50;
    private static final int LONGEST = 200;

    public enum Order { RELEVANCE, NEWEST }

    public Question {
        words = words.strip();
        words = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        chosen = Map.copyOf(chosen);
        page = Math.clamp(page, 1, LAST_PAGE);
    }

    public static Question of(String words) {
        return new Question(words, false, Map.of(), null, null, Order.RELEVANCE, 1);
    }

    public boolean isNarrowed() {
        return !chosen.isEmpty() || from != null || to != null;
    }

    /** The same words in the same order among everything. */
    public Question everywhere() {
        return new Question(words, literally, Map.of(), null, null, order, 1);
    }

    public Question narrowed(Facet facet, String value) {
        Map<Facet, String> narrower = new EnumMap<>(Facet.class);
        narrower.putAll(chosen);
        narrower.put(facet, value);
        return new Question(words, literally, narrower, from, to, order, 1);
    }

    public Question widened(Facet facet) {
        Map<Facet, String> wider = new EnumMap<>(Facet.class);
        wider.putAll(chosen);
        wider.remove(facet);
        return new Question(words, literally, wider, from, to, order, 1);
    }

    public Question onAnyDay() {
        return new Question(words, literally, chosen, null, null, order, 1);
    }

    public Question onPage(int other) {
        return new Question(words, literally, chosen, from, to, order, other);
    }

    public Question ordered(Order other) {
        return new Question(words, literally, chosen, from, to, other, 1);
    }

    public Question taken(boolean otherwise) {
        return new Question(words, otherwise, chosen, from, to, order, 1);
    }
}
