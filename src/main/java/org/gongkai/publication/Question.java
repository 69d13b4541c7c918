package org.gongkai.publication;

import java.util.EnumMap;
import java.util.Map;

/** What someone asks of the search: words, narrowed by facets, in an order, one page at a time. */
public record Question(String words, Map<Facet, String> chosen, Order order, int page) {

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
        return new Question(words, Map.of(), Order.RELEVANCE, 1);
    }

    public Question narrowed(Facet facet, String value) {
        Map<Facet, String> narrower = new EnumMap<>(Facet.class);
        narrower.putAll(chosen);
        narrower.put(facet, value);
        return new Question(words, narrower, order, 1);
    }

    public Question widened(Facet facet) {
        Map<Facet, String> wider = new EnumMap<>(Facet.class);
        wider.putAll(chosen);
        wider.remove(facet);
        return new Question(words, wider, order, 1);
    }

    public Question onPage(int other) {
        return new Question(words, chosen, order, other);
    }

    public Question ordered(Order other) {
        return new Question(words, chosen, other, 1);
    }
}
