package org.gongkai.procedure;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.directory.Post;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;

/**
 * Whoever does something, and in which capacities towards the record at hand.
 *
 * @param personId   id of the person; null for an applicant or the system
 * @param capacities names of the roles held for the organ of the record, or one of the constants here
 * @param own        of the capacities those that are theirs
 * @param instead    of the capacities those that are somebody else's too, who is away, with whose
 */
public record Actor(@Nullable String personId, Set<String> capacities, @Nullable String outsider, Set<String> own, Map<String, Set<String>> instead) {

    /** In an act: id of the person in whose place it was done. */
    public static final String INSTEAD = "instead";

    /** Somebody of the house, or nobody in particular. */
    public Actor(@Nullable String personId, Set<String> capacities) {
        this(personId, capacities, null);
    }

    Actor(@Nullable String personId, Set<String> capacities, @Nullable String outsider) {
        this(personId, capacities, outsider, capacities, Map.of());
    }

    /** In which capacities a person acts on records of an organ. */
    public static Actor of(Staff staff, String organId) {
        Set<String> capacities = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        Map<String, Set<String>> instead = new TreeMap<>();
        for (Post post : staff.posts()) {
            if (post.reach().contains(organId)) {
                capacities.add(post.role().name());
                String absent = post.instead();
                if (absent == null) {
                    own.add(post.role().name());
                } else {
                    instead.computeIfAbsent(post.role().name(), role -> new TreeSet<>()).add(absent);
                }
            }
        }
        return new Actor(staff.personId(), capacities, null, own, instead);
    }

    /** In whose place something is done that these may do; null where it is done in one's own. */
    public @Nullable String insteadOf(Collection<String> who) {
        return who.stream().anyMatch(own::contains) ? null
                : who.stream().sorted().filter(instead::containsKey).flatMap(one -> instead.get(one).stream()).findFirst().orElse(null);
    }

    /** The same of something that one person has: what these may do, whoever stands in for them does in their place, also where a post of their own would allow it. */
    public @Nullable String insteadOf(Collection<String> who, @Nullable String assignee) {
        return assignee != null && who.stream().anyMatch(one -> instead.getOrDefault(one, Set.of()).contains(assignee)) ? assignee : insteadOf(who);
    }

    /** Those whose part they take. */
    public Set<String> standsInFor() {
        return instead.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    public static final String APPLICANT = "APPLICANT";
    public static final String SYSTEM = "SYSTEM";

    /** Somebody outside whose opinion was asked, and who answers by number and code. */
    public static final String CONSULTED = "CONSULTED";

    public static Actor applicant() {
        return new Actor(null, Set.of(APPLICANT));
    }

    /** Whoever brought the matter in, by a sign-in of their own. */
    public static Actor applicant(String outsider) {
        return new Actor(null, Set.of(APPLICANT), outsider);
    }

    public static Actor consulted() {
        return new Actor(null, Set.of(CONSULTED));
    }

    /** Whoever was asked, by a sign-in of their own. */
    public static Actor consulted(String outsider) {
        return new Actor(null, Set.of(CONSULTED), outsider);
    }

    public static Actor system() {
        return new Actor(null, Set.of(SYSTEM));
    }
}
