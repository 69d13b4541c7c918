package org.gongkai.search;

import java.io.IOException;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollector;

/** The best alone, by words and weight, where nothing is left to count: Lucene skips what cannot be among them, for no weight is over 1. */
record BestFirst(TopScoreDocCollector ranking, Columns columns) implements Collector {

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        LeafCollector ranked = ranking.getLeafCollector(context);
        float[] weights = columns.weights(context.reader());
        return new LeafCollector() {

            @Override
            public void setScorer(Scorable scorer) throws IOException {
                ranked.setScorer(new Scorable() {

                    @Override
                    public float score() throws IOException {
                        return scorer.score() * weights[scorer.docID()];
                    }

                    @Override
                    public int docID() {
                        return scorer.docID();
                    }

                    @Override
                    public void setMinCompetitiveScore(float score) throws IOException {
                        scorer.setMinCompetitiveScore(score);
                    }
                });
            }

            @Override
            public void collect(int findable) throws IOException {
                ranked.collect(findable);
            }
        };
    }
}
