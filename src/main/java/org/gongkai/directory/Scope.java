package org.gongkai.directory;

import java.util.Set;

/** The organs whose records may be seen: a typed argument that repositories demand. */
public record Scope(Set<String> organs, boolean everything) {

    /** For the commands and jobs of the installation itself, never for a person. */
    public static final Scope EVERYTHING = new Scope(Set.of(), true);

    public static final Scope NOTHING = new Scope(Set.of(), false);

    public Scope {
        organs = Set.copyOf(organs);
    }

    public static Scope of(Set<String> organs) {
        return new Scope(organs, false);
    }

    public boolean covers(String organId) {
        return everything || organs.contains(organId);
    }
}
