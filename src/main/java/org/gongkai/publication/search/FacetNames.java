package org.gongkai.publication.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;

/** The values of each facet by ordinal, kept as long as their segment is: Lucene would unpack them anew for every search. */
final class FacetNames {

    private final Map<IndexReader.CacheKey, String[][]> bySegment = new ConcurrentHashMap<>();

    String[][] of(LeafReader reader, SortedDocValues[] facets) throws IOException {
        IndexReader.CacheHelper segment = reader.getCoreCacheHelper();
        if (segment == null) {
            return read(facets);
        }
        String[][] names = bySegment.get(segment.getKey());
        if (names == null) {
            names = read(facets);
            if (bySegment.put(segment.getKey(), names) == null) {
                segment.addClosedListener(bySegment::remove);
            }
        }
        return names;
    }

    private static String[][] read(SortedDocValues[] facets) throws IOException {
        String[][] names = new String[facets.length][];
        for (int f = 0; f < facets.length; f++) {
            names[f] = new String[facets[f].getValueCount()];
            for (int ordinal = 0; ordinal < names[f].length; ordinal++) {
                names[f][ordinal] = facets[f].lookupOrd(ordinal).utf8ToString();
            }
        }
        return names;
    }
}
