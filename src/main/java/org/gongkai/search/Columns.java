package org.gongkai.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.NumericUtils;

/** Columns of open segments: kept as long as the segment is open and an eighth of the memory is enough for them; the longest unasked goes first. */
final class Columns {

    private static final String WEIGHTS = "weight";
    private static final int PART = 8;

    private record Place(IndexReader.CacheKey segment, String field) {
    }

    private record Kept(Object column, long bytes) {
    }

    @FunctionalInterface
    private interface Reading {
        Kept read(LeafReader reader) throws IOException;
    }

    private final long most;
    private final LinkedHashMap<Place, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    Columns() {
        this(Runtime.getRuntime().maxMemory() / PART);
    }

    /** @param most bytes */
    Columns(long most) {
        this.most = most;
    }

    Column of(LeafReader reader, String field) throws IOException {
        return (Column) kept(reader, field, segment -> {
            Column column = Column.of(segment, field);
            return new Kept(column, column.bytes());
        });
    }

    /** What each findable of the segment counts for beside its words. */
    float[] weights(LeafReader reader) throws IOException {
        return (float[]) kept(reader, WEIGHTS, Columns::readWeights);
    }

    private Object kept(LeafReader reader, String field, Reading reading) throws IOException {
        IndexReader.CacheHelper segment = reader.getCoreCacheHelper();
        if (segment == null) {
            return reading.read(reader).column();
        }
        Place place = new Place(segment.getKey(), field);
        synchronized (kept) {
            Kept known = kept.get(place);
            if (known != null) {
                return known.column();
            }
        }
        Kept fresh = reading.read(reader);
        boolean isNew;
        synchronized (kept) {
            isNew = keep(place, fresh);
        }
        if (isNew) {
            segment.addClosedListener(closed -> forget(new Place(closed, field)));
        }
        return fresh.column();
    }

    private boolean keep(Place place, Kept fresh) {
        if (fresh.bytes() > most || kept.putIfAbsent(place, fresh) != null) {
            return false;
        }
        bytes += fresh.bytes();
        for (Iterator<Map.Entry<Place, Kept>> longestUnasked = kept.entrySet().iterator(); bytes > most && longestUnasked.hasNext();) {
            bytes -= longestUnasked.next().getValue().bytes();
            longestUnasked.remove();
        }
        return true;
    }

    private void forget(Place place) {
        synchronized (kept) {
            Kept gone = kept.remove(place);
            bytes -= gone == null ? 0 : gone.bytes();
        }
    }

    private static Kept readWeights(LeafReader reader) throws IOException {
        NumericDocValues values = DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, WEIGHTS));
        float[] weights = new float[reader.maxDoc()];
        Arrays.fill(weights, 1);
        while (values.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
            weights[values.docID()] = NumericUtils.sortableIntToFloat((int) values.longValue());
        }
        return new Kept(weights, 4L * weights.length);
    }
}
