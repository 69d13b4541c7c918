package org.gongkai.directory;

import java.util.Set;

/**
 * A role that a person holds at an organ today.
 *
 * @param reach the organs it covers: the organ alone or its subtree, with the bodies that were merged into them
 */
public record Post(String organId, Role role, Set<String> reach) {

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
