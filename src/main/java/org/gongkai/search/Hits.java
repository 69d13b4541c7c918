package org.gongkai.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/** What a page shows of what was found: read from the index, marked, copies folded. */
final class Hits {

    private static final Set<String> SHOWN = Set.of("key", "kind", "title", "number", "organ", "day", "address", "text", "parts");
    private static final Set<String> SHOWN_OF_COPIES = Set.of("key", "kind", "title", "number", "organ", "day", "address");

    private final IndexReader reader;
    private final StoredFields stored;
    private final Columns columns;
    private final Marks marks;
    private final List<Field> shown;

    Hits(IndexReader reader, Columns columns, List<String> marked, List<Field> shown) throws IOException {
        this.reader = reader;
        this.stored = reader.storedFields();
        this.columns = columns;
        this.marks = new Marks(marked);
        this.shown = shown;
    }

    List<Hit> of(List<ScoreDoc> found, boolean partly) throws IOException {
        List<Hit> hits = new ArrayList<>(found.size());
        for (ScoreDoc one : found) {
            hits.add(read(one.doc, partly).hit());
        }
        return hits;
    }

    /**
     * A page of those in order, each text once.
     *
     * @param skip how many texts stand on the pages before
     * @param size of a page
     */
    List<Hit> folded(List<ScoreDoc> found, int skip, int size, boolean partly) throws IOException {
        Map<Long, List<Integer>> texts = new LinkedHashMap<>();
        for (ScoreDoc one : found) {
            long mark = mark(one.doc);
            texts.computeIfAbsent(mark == 0 ? ~(long) one.doc : mark, text -> new ArrayList<>(1)).add(one.doc);
        }
        List<Copies.Listed> page = new ArrayList<>();
        for (List<Integer> same : texts.values().stream().skip(skip).limit(size).toList()) {
            Copies.Listed first = read(same.getFirst(), partly);
            List<Hit> copies = new ArrayList<>();
            for (int copy : same.subList(1, same.size())) {
                copies.add(hit(copy, stored.document(copy, SHOWN_OF_COPIES), List.of(), null, partly));
            }
            page.add(new Copies.Listed(first.hit().with(copies), first.text()));
        }
        return Copies.folded(page);
    }

    private long mark(int findable) throws IOException {
        LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(findable, reader.leaves()));
        NumericDocValues marks = DocValues.unwrapSingleton(DocValues.getSortedNumeric(segment.reader(), IndexedFindable.COPY));
        return marks != null && marks.advanceExact(findable - segment.docBase) ? marks.longValue() : 0;
    }

    private Copies.Listed read(int findable, boolean partly) throws IOException {
        Document fields = stored.document(findable, SHOWN);
        String text = fields.get("text");
        List<Part> parts = Part.read(fields.get("parts"));
        int place = marks.place(text, !parts.isEmpty());
        return new Copies.Listed(hit(findable, fields, marks.snippet(text, place), Part.at(parts, place), partly), text);
    }

    private Hit hit(int findable, Document fields, List<Run> snippet, @Nullable Part part, boolean partly) throws IOException {
        String key = fields.get("key");
        return new Hit(IndexedFindable.room(key), IndexedFindable.id(key), fields.get("kind"), fields.get("address"), marks.whole(fields.get("title")),
                snippet, part, fields.get("number"), fields.get("organ"), day(fields.getField("day")), values(findable), partly, List.of());
    }

    private Map<Field, String> values(int findable) throws IOException {
        Map<Field, String> values = new LinkedHashMap<>();
        if (!shown.isEmpty()) {
            LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(findable, reader.leaves()));
            for (Field field : shown) {
                String value = columns.of(segment.reader(), field.path()).first(findable - segment.docBase);
                if (value != null) {
                    values.put(field, value);
                }
            }
        }
        return values;
    }

    private static @Nullable LocalDate day(@Nullable IndexableField stored) {
        return stored == null ? null : stored.numericValue() == null ? LocalDate.parse(stored.stringValue()) : LocalDate.ofEpochDay(stored.numericValue().longValue());
    }
}
