package org.gongkai.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Whose records may be seen: a typed argument that repositories demand.
 *
 * @param organs     the organs whose records may be seen
 * @param everything whether all may
 * @param byRole     the same organs by the id of the role that opens them
 * @param person     whose scope it is; null where it is nobody's in particular
 * @param insteadOf  those who are away and for whom that person stands in
 */
public record Scope(Set<String> organs, boolean everything, Map<String, Set<String>> byRole, @Nullable String person, Set<String> insteadOf) {

    /** For the commands and jobs of the installation itself, never for a person. */
    public static final Scope EVERYTHING = new Scope(Set.of(), true, Map.of(), null, Set.of());

    public static final Scope NOTHING = of(Set.of());

    public Scope {
        organs = Set.copyOf(organs);
        byRole = Map.copyOf(byRole);
        insteadOf = Set.copyOf(insteadOf);
    }

    /** These organs, by no role: what only some roles may read stays closed. */
    public static Scope of(Set<String> organs) {
        return new Scope(organs, false, Map.of(), null, Set.of());
    }

    /** What these posts of a person open. */
    static Scope of(String person, Collection<Post> posts) {
        Map<String, Set<String>> byRole = new HashMap<>();
        posts.forEach(post -> byRole.computeIfAbsent(post.role().name(), role -> new HashSet<>()).addAll(post.reach()));
        Set<String> organs = new HashSet<>();
        byRole.values().forEach(organs::addAll);
        return new Scope(organs, false, byRole, posts.isEmpty() ? null : person, posts.stream().map(Post::instead).filter(Objects::nonNull).collect(Collectors.toSet()));
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
