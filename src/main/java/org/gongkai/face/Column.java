package org.gongkai.face;

import org.jspecify.annotations.Nullable;

/**
 * The head of a table's column.
 *
 * @param number whether its cells are figures, which stand right
 * @param sort   the address that sorts by it; null where nothing does
 * @param sorted {@code ascending}, {@code descending} or null
 */
public record Column(String label, boolean number, @Nullable String sort, @Nullable String sorted) {

    public static Column of(String label) {
        return new Column(label, false, null, null);
    }

    public static Column number(String label) {
        return new Column(label, true, null, null);
    }
}
