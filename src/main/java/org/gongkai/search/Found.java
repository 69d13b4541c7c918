package org.gongkai.search;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param total    how many in all, exactly
 * @param counts   of each counted field its values, most first
 * @param loosely  nothing says all of it; these say most
 * @param answer   the one whose number was typed
 * @param next     cursor of the page after, null on the last one and where the best come first
 * @param previous cursor of the page before, null on the first one and where the best come first
 */
public record Found(int total, List<Hit> hits, Map<Field, List<Count>> counts, boolean loosely, @Nullable Hit answer, @Nullable String next,
        @Nullable String previous) {

    /** A value and how many one would see by choosing it. */
    public record Count(String value, int number) {
    }
}
