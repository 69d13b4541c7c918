package org.gongkai.publication.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocsCollector;
import org.gongkai.publication.Facet;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Question;

/**
 * Visits every document that the words match, once: hands those inside all chosen facets to the ranking, counts them under each facet,
 * and counts those that only one choice excludes under that facet, so that its other values show what choosing them would give.
 */
final class FacetCounter implements Collector {

    private static final Facet[] FACETS = Facet.values();
    private static final int ABSENT_HERE = -2;

    private final Question question;
    private final TopDocsCollector<?> ranking;
    private final OpenSegments openSegments;
    private final List<Segment> segments = new ArrayList<>();
    private int total;

    FacetCounter(Question question, TopDocsCollector<?> ranking, OpenSegments openSegments) {
        this.openSegments = openSegments;
        this.question = question;
        this.ranking = ranking;
    }

    int total() {
        return total;
    }

    Map<Facet, List<Findings.Count>> counts() {
        Map<Facet, List<Findings.Count>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : FACETS) {
            Map<String, Integer> byValue = new HashMap<>();
            for (Segment segment : segments) {
                segment.addTo(byValue, facet);
            }
            counts.put(facet, byValue.entrySet().stream()
                    .map(e -> new Findings.Count(e.getKey(), e.getValue()))
                    .sorted(Comparator.comparingInt(Findings.Count::documents).reversed().thenComparing(Findings.Count::value))
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
        Segment segment = new Segment(openSegments.of(context.reader()), question, ranking.getLeafCollector(context));
        segments.add(segment);
        return segment;
    }

    private final class Segment implements LeafCollector {

        private final SegmentValues values;
        private final int[][] counts = new int[FACETS.length][];
        private final int[] chosen = new int[FACETS.length];
        private final LeafCollector ranked;
        private float weight = 1;

        Segment(SegmentValues values, Question question, LeafCollector ranked) {
            this.values = values;
            this.ranked = ranked;
            Arrays.fill(chosen, SegmentValues.NO_VALUE);
            for (Facet facet : FACETS) {
                int f = facet.ordinal();
                counts[f] = new int[values.names()[f].length];
                String choice = question.chosen().get(facet);
                if (choice != null) {
                    int ordinal = Arrays.asList(values.names()[f]).indexOf(choice);
                    chosen[f] = ordinal < 0 ? ABSENT_HERE : ordinal;
                }
            }
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            ranked.setScorer(new Scorable() {

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
        public void collect(int document) throws IOException {
            int excludedBy = SegmentValues.NO_VALUE;
            for (int f = 0; f < chosen.length; f++) {
                if (chosen[f] != SegmentValues.NO_VALUE && chosen[f] != values.ordinals()[f][document]) {
                    if (excludedBy != SegmentValues.NO_VALUE) {
                        return;
                    }
                    excludedBy = f;
                }
            }
            if (excludedBy == SegmentValues.NO_VALUE) {
                total++;
                for (int f = 0; f < chosen.length; f++) {
                    count(f, document);
                }
                weight = values.weights()[document];
                ranked.collect(document);
            } else {
                count(excludedBy, document);
            }
        }

        private void count(int f, int document) {
            int ordinal = values.ordinals()[f][document];
            if (ordinal >= 0) {
                counts[f][ordinal]++;
            }
        }

        private void addTo(Map<String, Integer> byValue, Facet facet) {
            int[] here = counts[facet.ordinal()];
            for (int ordinal = 0; ordinal < here.length; ordinal++) {
                if (here[ordinal] > 0) {
                    byValue.merge(values.names()[facet.ordinal()][ordinal], here[ordinal], Integer::sum);
                }
            }
        }
    }
}
