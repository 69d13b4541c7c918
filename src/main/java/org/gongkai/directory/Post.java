package org.gongkai.directory;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds at an organ today.
 *
 * @param reach the organs it covers: the organ alone or its subtree, with the bodies that were merged into them
 * @param instead id of the person who is away and whose post it is; null for one's own
 */
public record Post(String organId, Role role, Set<String> reach, @Nullable String instead) {

    /** One's own. */
    public Post(String organId, Role role, Set<String> reach) {
        this(organId, role, reach, null);
    }

    public Post {
        if (!reach.contains(organId)) {
            throw new IllegalArgumentException("a post reaches at least its own organ " + organId);
        }
        reach = Set.copyOf(reach);
    }

    /** A post at one organ that covers nothing below it. */
    public static Post at(String organId, Role role) {
        return new Post(organId, role, Set.of(organId));
    }
}
