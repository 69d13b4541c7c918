package org.gongkai.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may find something, and as whom somebody asks: names of circles that the rooms agree on ({@code public}, {@code organ:<id>}). Something is
 * found by those who are in one of its circles; the query itself demands it.
 */
public record Audience(Set<String> circles) {

    private static final String EVERYBODY = "public";

    /** Everybody; and somebody of whom nothing is known. */
    public static final Audience PUBLIC = new Audience(Set.of(EVERYBODY));

    public Audience {
        if (circles.isEmpty()) {
            throw new IllegalArgumentException("what nobody may find is not handed over");
        }
        circles = Set.copyOf(circles);
    }

    /** These circles alone. */
    public static Audience only(String... circles) {
        return new Audience(Set.copyOf(List.of(circles)));
    }

    /** As whom somebody asks who is in these circles: what is public is theirs too. */
    public static Audience readerIn(String... circles) {
        Set<String> all = new LinkedHashSet<>(List.of(circles));
        all.add(EVERYBODY);
        return new Audience(all);
    }
}
