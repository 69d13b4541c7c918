package org.gongkai.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whose records may be seen: a typed argument that repositories demand.
 *
 * @param organs     the organs whose records may be seen
 * @param everything whether all may
 * @param byRole     the same organs by the id of the role that opens them
 * @param person     whose scope it is; null where it is nobody's in particular
 */
public record Scope(Set<String> organs, boolean everything, Map<String, Set<String>> byRole, @Nullable String person) {

    /** For the commands and jobs of the installation itself, never for a person. */
    public static final Scope EVERYTHING = new Scope(Set.of(), true, Map.of(), null);

    public static final Scope NOTHING = of(Set.of());

    public Scope {
        organs = Set.copyOf(organs);
        byRole = Map.copyOf(byRole);
    }

    /** These organs, by no role: what only some roles may read stays closed. */
    public static Scope of(Set<String> organs) {
        return new Scope(organs, false, Map.of(), null);
    }

    /** What these posts of a person open. */
    static Scope of(String person, Collection<Post> posts) {
        Map<String, Set<String>> byRole = new HashMap<>();
        posts.forEach(post -> byRole.computeIfAbsent(post.role().name(), role -> new HashSet<>()).addAll(post.reach()));
        Set<String> organs = new HashSet<>();
        byRole.values().forEach(organs::addAll);
        return new Scope(organs, false, byRole, posts.isEmpty() ? null : person);
    }

    public boolean covers(String organId) {
        return everything || organs.contains(organId);
    }

    /** The organs that one of these roles opens. */
    public Set<String> organs(Set<String> roles) {
        Set<String> opened = new HashSet<>();
        roles.forEach(role -> opened.addAll(byRole.getOrDefault(role, Set.of())));
        return opened;
    }
}
