package org.gongkai.publication.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The values of each segment, kept as long as it is. */
final class OpenSegments {

    private final Map<IndexReader.CacheKey, SegmentValues> bySegment = new ConcurrentHashMap<>();

    SegmentValues of(LeafReader reader) throws IOException {
        IndexReader.CacheHelper segment = reader.getCoreCacheHelper();
        if (segment == null) {
            return SegmentValues.of(reader);
        }
        SegmentValues values = bySegment.get(segment.getKey());
        if (values == null) {
            values = SegmentValues.of(reader);
            if (bySegment.put(segment.getKey(), values) == null) {
                segment.addClosedListener(bySegment::remove);
            }
        }
        return values;
    }
}
