package org.gongkai.publication;

import java.util.List;
import java.util.Map;

import org.gongkai.search.Understood;
import org.jspecify.annotations.Nullable;

/**
 * What a search found: the exact total, one page of hits, and the counts of each facet.
 *
 * @param answers    those whose number was typed
 * @param understood what the words were taken for
 * @param beside     how many of the page say most of it only
 * @param kinds      the names of the kinds there are
 */
public record Findings(Question question, int total, List<Hit> hits, Map<Facet, List<Count>> facets, boolean loosely,
        List<Hit> answers, Understood understood, int beside, Map<String, String> kinds) {

    /** A facet's value and how many documents one would see by choosing it. */
    public record Count(String value, int documents) {
    }

    /** The one whose number was typed. */
    public @Nullable Hit answer() {
        return answers.isEmpty() ? null : answers.getFirst();
    }

    /** Whether it is told of each hit what it is. */
    public boolean isOfSeveralKinds() {
        return facets.getOrDefault(Facet.KIND, List.of()).size() > 1;
    }

    public int lastPage() {
        return Math.clamp((total + Question.PAGE_SIZE - 1) / Question.PAGE_SIZE, 1, Question.LAST_PAGE);
    }
}
