package org.gongkai.casework.category;

import java.util.List;

/**
 * A category of letters.
 *
 * @param id     as {@code 1.10.3}; each part leads one level down
 * @param titles from the top down to its own
 */
public record Category(String id, List<String> titles) {

    /** How many levels a tree has; only those at the bottom are chosen. */
    public static final int LEVELS = 3;

    public Category {
        titles = List.copyOf(titles);
    }

    public String title() {
        return titles.getLast();
    }

    /** All its titles, as lists say it. */
    public String path() {
        return String.join("／", titles);
    }

    /** Whether a letter may be put under it. */
    public boolean isChosen() {
        return titles.size() == LEVELS;
    }

    /** The category at the top above this one. */
    public static String top(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    /** The one above; empty above the top. */
    static String above(String id) {
        int dot = id.lastIndexOf('.');
        return dot < 0 ? "" : id.substring(0, dot);
    }
}
