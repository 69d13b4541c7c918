package org.gongkai.search;

import org.jspecify.annotations.Nullable;

/**
 * In which order hits come. What has no value in the field comes last either way; among equals the id decides.
 *
 * @param field null: the best first, or the newest where nothing was typed
 */
public record Order(@Nullable Field field, boolean descending) {

    public static final Order RELEVANCE = new Order(null, true);
    public static final Order NEWEST = new Order(Field.DAY, true);

    public Order {
        if (field != null && field.type() == Field.Type.TEXT) {
            throw new IllegalArgumentException("a text is in no order: " + field.path());
        }
    }

    public static Order ascending(Field field) {
        return new Order(field, false);
    }

    public static Order descending(Field field) {
        return new Order(field, true);
    }
}
