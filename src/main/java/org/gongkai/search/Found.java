package org.gongkai.search;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param understood what the words were taken for
 * @param total      how many in all, exactly; copies count, what is listed beside does not
 * @param counts     of each counted field its values, most first
 * @param loosely    nothing says all of it; these say most
 * @param answers    those whose number was typed, in whatever writing
 * @param next       cursor of the page after, null on the last one and where the best come first
 * @param previous   cursor of the page before, null on the first one and where the best come first
 */
public record Found(Understood understood, int total, List<Hit> hits, Map<Field, List<Count>> counts, boolean loosely, List<Hit> answers, @Nullable String next,
        @Nullable String previous) {

    /** A value and how many one would see by choosing it. */
    public record Count(String value, int number) {
    }

    static Found nothing(Understood understood) {
        return new Found(understood, 0, List.of(), Map.of(), false, List.of(), null, null);
    }

    /** The one whose number was typed. */
    public @Nullable Hit answer() {
        return answers.isEmpty() ? null : answers.getFirst();
    }

    /** How many of the page say most of it only, beside those that say all. */
    public int beside() {
        return (int) hits.stream().filter(Hit::partly).count();
    }

    Found with(Understood other, List<Hit> listed) {
        return new Found(other, total, listed, counts, loosely, answers, next, previous);
    }
}
