package org.gongkai.procedure;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;

import org.jspecify.annotations.Nullable;

/**
 * Whoever does something, and in which capacities towards the record at hand.
 *
 * @param personId   id of the person; null for an applicant or the system
 * @param capacities names of the roles held for the organ of the record, or one of the constants here
 * @param instead    of the capacities those that are somebody else's, who is away, with whose
 * @param standsInFor everybody whose part they take while these are away
 */
public record Actor(@Nullable String personId, Set<String> capacities, @Nullable String outsider, Map<String, String> instead, Set<String> standsInFor) {

    /** In an act: id of the person in whose place it was done. */
    public static final String INSTEAD = "instead";

    /** Somebody of the house, or nobody in particular. */
    public Actor(@Nullable String personId, Set<String> capacities) {
        this(personId, capacities, null);
    }

    Actor(@Nullable String personId, Set<String> capacities, @Nullable String outsider) {
        this(personId, capacities, outsider, Map.of(), Set.of());
    }

    /** In which capacities a person acts on records of an organ. */
    public static Actor of(Staff staff, String organId) {
        Set<String> capacities = new TreeSet<>();
        Map<String, String> instead = new TreeMap<>();
        for (Role role : Role.values()) {
            if (staff.holds(role, organId)) {
                capacities.add(role.name());
                String absent = staff.insteadOf(Set.of(role.name()), organId);
                if (absent != null) {
                    instead.put(role.name(), absent);
                }
            }
        }
        return new Actor(staff.personId(), capacities, null, instead, staff.standsInFor());
    }

    /** In whose place something is done that these may do; null where it is done in one's own. */
    public @Nullable String insteadOf(Collection<String> who) {
        return capacities.stream().filter(who::contains).anyMatch(one -> !instead.containsKey(one)) ? null
                : capacities.stream().filter(who::contains).map(instead::get).findFirst().orElse(null);
    }

    /** The same of something that one person has: whoever stands in for them does it in their place, whatever posts of their own would allow it. */
    public @Nullable String insteadOf(Collection<String> who, @Nullable String assignee) {
        return assignee != null && standsInFor.contains(assignee) ? assignee : insteadOf(who);
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
