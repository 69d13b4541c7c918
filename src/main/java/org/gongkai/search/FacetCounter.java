package org.gongkai.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocsCollector;
import org.jspecify.annotations.Nullable;

/**
 * Visits every findable that the words match, once: hands those inside all choices to the ranking, counts them under each field,
 * and counts those that only one choice excludes under that field, so that its other values show what choosing them would give.
 */
final class FacetCounter implements Collector {

    private static final int NONE = -1;

    private final List<Field> fields;
    private final Map<Field, Set<String>> chosen;
    private final TopDocsCollector<?> ranking;
    private final Columns columns;
    private final List<Segment> segments = new ArrayList<>();
    private int total;

    /** @param search its choices in other fields than the counted ones are taken to be in the query */
    FacetCounter(Search search, TopDocsCollector<?> ranking, Columns columns) {
        this.fields = search.counted();
        this.chosen = search.chosen();
        this.ranking = ranking;
        this.columns = columns;
    }

    int total() {
        return total;
    }

    Map<Field, List<Found.Count>> counts() {
        Map<Field, List<Found.Count>> counts = new LinkedHashMap<>();
        for (int f = 0; f < fields.size(); f++) {
            Map<String, Integer> byValue = new HashMap<>();
            for (Segment segment : segments) {
                segment.addTo(byValue, f);
            }
            counts.put(fields.get(f), byValue.entrySet().stream()
                    .map(e -> new Found.Count(e.getKey(), e.getValue()))
                    .sorted(Comparator.comparingInt(Found.Count::number).reversed().thenComparing(Found.Count::value))
                    .toList());
        }
        return counts;
    }

    @Override
    public ScoreMode scoreMode() {
        return ranking.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Segment segment = new Segment(context);
        segments.add(segment);
        return segment;
    }

    private final class Segment implements LeafCollector {

        private final Column[] values = new Column[fields.size()];
        private final int[][] counts = new int[fields.size()][];
        private final boolean @Nullable [][] wanted = new boolean[fields.size()][];
        private final float @Nullable [] weights;
        private final LeafCollector ranked;
        private float weight = 1;

        Segment(LeafReaderContext context) throws IOException {
            this.ranked = ranking.getLeafCollector(context);
            this.weights = ranking.scoreMode().needsScores() ? columns.weights(context.reader()) : null;
            for (int f = 0; f < values.length; f++) {
                values[f] = columns.of(context.reader(), fields.get(f).path());
                String[] names = values[f].names();
                counts[f] = new int[names.length];
                Set<String> choice = chosen.get(fields.get(f));
                if (choice != null) {
                    wanted[f] = new boolean[names.length];
                    for (int ordinal = 0; ordinal < names.length; ordinal++) {
                        wanted[f][ordinal] = choice.contains(names[ordinal]);
                    }
                }
            }
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            ranked.setScorer(weights == null ? scorer : new Scorable() {

                @Override
                public float score() throws IOException {
                    return scorer.score() * weight;
                }

                @Override
                public int docID() {
                    return scorer.docID();
                }
            });
        }

        @Override
        public void collect(int findable) throws IOException {
            int excludedBy = NONE;
            for (int f = 0; f < values.length; f++) {
                if (wanted[f] != null && !values[f].isIn(findable, wanted[f])) {
                    if (excludedBy != NONE) {
                        return;
                    }
                    excludedBy = f;
                }
            }
            if (excludedBy == NONE) {
                total++;
                for (int f = 0; f < values.length; f++) {
                    values[f].count(findable, counts[f]);
                }
                if (weights != null) {
                    weight = weights[findable];
                }
                ranked.collect(findable);
            } else {
                values[excludedBy].count(findable, counts[excludedBy]);
            }
        }

        private void addTo(Map<String, Integer> byValue, int field) {
            int[] here = counts[field];
            for (int ordinal = 0; ordinal < here.length; ordinal++) {
                if (here[ordinal] > 0) {
                    byValue.merge(values[field].names()[ordinal], here[ordinal], Integer::sum);
                }
            }
        }
    }
}
