package org.gongkai.publication.search;

import org.gongkai.publication.Validity;

/** What a document counts for beside its words: newer a little more than older, what no longer binds less. */
final class Weight {

    /** 1990-01-01 and the forty years after it, in days: over them a document gains the last quarter of its weight. */
    private static final int OLDEST = 7305;
    private static final float SPAN = 14610;
    private static final float OF_AGE = 0.25f;
    private static final float NO_LONGER_BINDING = 0.6f;

    private final boolean[] lapsed;

    /** @param validities by ordinal */
    Weight(String[] validities) {
        lapsed = new boolean[validities.length];
        for (int ordinal = 0; ordinal < validities.length; ordinal++) {
            Validity validity = Validity.valueOf(validities[ordinal]);
            lapsed[ordinal] = validity == Validity.EXPIRED || validity == Validity.REPEALED;
        }
    }

    /** @param day since 1970-01-01 */
    float on(long day, int validity) {
        return (1 - OF_AGE + OF_AGE * Math.clamp((day - OLDEST) / SPAN, 0, 1)) * binding(validity);
    }

    float undated(int validity) {
        return (1 - OF_AGE) * binding(validity);
    }

    private float binding(int validity) {
        return validity >= 0 && lapsed[validity] ? NO_LONGER_BINDING : 1;
    }
}
