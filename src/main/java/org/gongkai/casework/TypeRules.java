package org.gongkai.casework;

import java.util.List;
import java.util.Map;

import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;

/** The judgement that a type of case with law of its own adds to its definition file. */
public interface TypeRules {

    /** The type these rules belong to. */
    String type();

    /** The conditions its definition names. */
    List<Guard<CaseState>> guards();

    /** The one outcome of the case that follows from the answers to its items, in order. */
    default String mainOutcome(CaseState state, Attempt attempt, List<String> replies) {
        return replies.getFirst();
    }

    /** What an act of this type says beyond its fields: codes, dates and numbers that the law derives from them. */
    default Map<String, Object> details(CaseState state, Attempt attempt) {
        return Map.of();
    }

    /** What the papers of this type say beyond what every paper says, by placeholder. */
    default Map<String, String> words(CaseState after, Attempt attempt, Application application) {
        return Map.of();
    }
}
