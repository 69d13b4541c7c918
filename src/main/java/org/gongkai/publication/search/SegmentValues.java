package org.gongkai.publication.search;

import java.io.IOException;
import java.util.Arrays;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.gongkai.publication.Facet;

/**
 * What counting and ranking ask of every document of a segment, unpacked once: Lucene would unpack it anew for every search. Twenty
 * bytes a document.
 *
 * @param names    the values of each facet, by ordinal
 * @param ordinals for each facet the ordinal of each document, {@link #NO_VALUE} without one
 * @param weights  see {@link Weight}
 */
record SegmentValues(String[][] names, int[][] ordinals, float[] weights) {

    static final int NO_VALUE = -1;

    static SegmentValues of(LeafReader reader) throws IOException {
        int documents = reader.maxDoc();
        Facet[] facets = Facet.values();
        String[][] names = new String[facets.length][];
        int[][] ordinals = new int[facets.length][documents];
        for (int f = 0; f < facets.length; f++) {
            SortedDocValues values = DocValues.unwrapSingleton(DocValues.getSortedSet(reader, facets[f].field()));
            names[f] = new String[values.getValueCount()];
            for (int ordinal = 0; ordinal < names[f].length; ordinal++) {
                names[f][ordinal] = values.lookupOrd(ordinal).utf8ToString();
            }
            Arrays.fill(ordinals[f], NO_VALUE);
            while (values.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
                ordinals[f][values.docID()] = values.ordValue();
            }
        }
        int validity = Facet.VALIDITY.ordinal();
        return new SegmentValues(names, ordinals, weights(reader, names[validity], ordinals[validity]));
    }

    private static float[] weights(LeafReader reader, String[] validities, int[] ordinals) throws IOException {
        NumericDocValues days = DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, "day"));
        Weight weight = new Weight(validities);
        float[] weights = new float[reader.maxDoc()];
        for (int document = 0; document < weights.length; document++) {
            weights[document] = days.advanceExact(document) ? weight.on(days.longValue(), ordinals[document])
                    : weight.undated(ordinals[document]);
        }
        return weights;
    }
}
