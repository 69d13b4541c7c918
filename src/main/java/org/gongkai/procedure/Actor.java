package org.gongkai.procedure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whoever does something, and in which capacities towards the record at hand.
 *
 * @param personId   id of the person; null for an applicant or the system
 * @param capacities names of the roles held for the organ of the record, or one of the constants here
 */
public record Actor(@Nullable String personId, Set<String> capacities, @Nullable String outsider) {

    /** Somebody of the house, or nobody in particular. */
    public Actor(@Nullable String personId, Set<String> capacities) {
        this(personId, capacities, null);
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
