package org.gongkai.publication.search;

import java.io.IOException;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Scorable;
import org.gongkai.publication.Validity;

/** What a document counts for beside its words: newer a little more than older, what no longer binds less. */
final class Weight {

    /** 1990-01-01 and the forty years after it, in days: over them a document gains the last quarter of its weight. */
    private static final int OLDEST = 7305;
    private static final float SPAN = 14610;
    private static final float OF_AGE = 0.25f;
    private static final float NO_LONGER_BINDING = 0.6f;

    private final NumericDocValues days;
    private final boolean[] lapsed;
    private float factor = 1;

    Weight(LeafReader reader, String[] validities) throws IOException {
        days = DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, "day"));
        lapsed = new boolean[validities.length];
        for (int ordinal = 0; ordinal < validities.length; ordinal++) {
            Validity validity = Validity.valueOf(validities[ordinal]);
            lapsed[ordinal] = validity == Validity.EXPIRED || validity == Validity.REPEALED;
        }
    }

    void of(int document, int validity) throws IOException {
        float age = days.advanceExact(document) ? Math.clamp((days.longValue() - OLDEST) / SPAN, 0, 1) : 0;
        factor = (1 - OF_AGE + OF_AGE * age) * (validity >= 0 && lapsed[validity] ? NO_LONGER_BINDING : 1);
    }

    Scorable on(Scorable scorer) {
        return new Scorable() {

            @Override
            public float score() throws IOException {
                return scorer.score() * factor;
            }

            @Override
            public int docID() {
                return scorer.docID();
            }
        };
    }
}
