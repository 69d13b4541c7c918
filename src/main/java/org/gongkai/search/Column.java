package org.gongkai.search;

import java.io.IOException;
import java.util.Arrays;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/**
 * A keyword field of a segment, unpacked once: Lucene would unpack it anew for every search. Two bytes a findable, four from 32,768 different
 * values on, more where findables have several.
 *
 * @param names  its values, by ordinal
 * @param narrow the ordinal of each findable, {@link #NO_VALUE} without one; null when there are too many for a short, or several a findable
 * @param wide   the same; or, where findables may have several, all ordinals one after the other
 * @param starts where the ordinals of each findable begin in {@code wide}, one more at the end; null where each has one at most
 */
record Column(String[] names, short @Nullable [] narrow, int @Nullable [] wide, int @Nullable [] starts) {

    static final int NO_VALUE = -1;
    private static final int BYTES_OF_A_NAME = 64;

    static Column of(LeafReader reader, String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        String[] names = new String[Math.toIntExact(values.getValueCount())];
        for (int ordinal = 0; ordinal < names.length; ordinal++) {
            names[ordinal] = values.lookupOrd(ordinal).utf8ToString();
        }
        SortedDocValues single = DocValues.unwrapSingleton(values);
        if (single == null) {
            return several(names, values, reader.maxDoc());
        }
        return names.length <= Short.MAX_VALUE ? narrow(names, single, reader.maxDoc()) : wide(names, single, reader.maxDoc());
    }

    private static Column narrow(String[] names, SortedDocValues values, int findables) throws IOException {
        short[] ordinals = new short[findables];
        Arrays.fill(ordinals, (short) NO_VALUE);
        while (values.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
            ordinals[values.docID()] = (short) values.ordValue();
        }
        return new Column(names, ordinals, null, null);
    }

    private static Column wide(String[] names, SortedDocValues values, int findables) throws IOException {
        int[] ordinals = new int[findables];
        Arrays.fill(ordinals, NO_VALUE);
        while (values.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
            ordinals[values.docID()] = values.ordValue();
        }
        return new Column(names, null, ordinals, null);
    }

    private static Column several(String[] names, SortedSetDocValues values, int findables) throws IOException {
        int[] starts = new int[findables + 1];
        int[] ordinals = new int[findables];
        int filled = 0;
        for (int findable = 0; findable < findables; findable++) {
            starts[findable] = filled;
            if (values.advanceExact(findable)) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    if (filled == ordinals.length) {
                        ordinals = Arrays.copyOf(ordinals, filled + filled / 2 + 16);
                    }
                    ordinals[filled++] = (int) values.nextOrd();
                }
            }
        }
        starts[findables] = filled;
        return new Column(names, null, Arrays.copyOf(ordinals, filled), starts);
    }

    boolean isIn(int findable, boolean[] chosen) {
        if (starts != null) {
            for (int at = starts[findable]; at < starts[findable + 1]; at++) {
                if (chosen[wide[at]]) {
                    return true;
                }
            }
            return false;
        }
        int ordinal = narrow != null ? narrow[findable] : wide[findable];
        return ordinal >= 0 && chosen[ordinal];
    }

    void count(int findable, int[] counts) {
        if (starts != null) {
            for (int at = starts[findable]; at < starts[findable + 1]; at++) {
                counts[wide[at]]++;
            }
            return;
        }
        int ordinal = narrow != null ? narrow[findable] : wide[findable];
        if (ordinal >= 0) {
            counts[ordinal]++;
        }
    }

    /** The first value, in the order of values. */
    @Nullable String first(int findable) {
        if (starts != null) {
            return starts[findable] == starts[findable + 1] ? null : names[wide[starts[findable]]];
        }
        int ordinal = narrow != null ? narrow[findable] : wide[findable];
        return ordinal < 0 ? null : names[ordinal];
    }

    /** About, in memory. */
    long bytes() {
        return (long) names.length * BYTES_OF_A_NAME + (narrow == null ? 0 : 2L * narrow.length) + (wide == null ? 0 : 4L * wide.length)
                + (starts == null ? 0 : 4L * starts.length);
    }
}
