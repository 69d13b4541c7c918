package org.gongkai.procedure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Whoever does something, and in which capacities towards the record at hand.
 *
 * @param personId   id of the person; null for an applicant or the system
 * @param capacities names of the roles held for the organ of the record, or one of the constants here
 */
public record Actor(@Nullable String personId, Set<String> capacities) {

    public static final String APPLICANT = "APPLICANT";
    public static final String SYSTEM = "SYSTEM";

    /** Somebody outside whose opinion was asked, and who answers by number and code. */
    public static final String CONSULTED = "CONSULTED";

    public static Actor applicant() {
        return new Actor(null, Set.of(APPLICANT));
    }

    public static Actor consulted() {
        return new Actor(null, Set.of(CONSULTED));
    }

    public static Actor system() {
        return new Actor(null, Set.of(SYSTEM));
    }
}
