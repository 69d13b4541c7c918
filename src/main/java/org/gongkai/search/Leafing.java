package org.gongkai.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Pages of a list in the order of a field: a page begins after the last hit of another one, or ends before its first. */
final class Leafing {

    private static final String KEY = "key";
    private static final char AFTER = '>';
    private static final char BEFORE = '<';

    private final Order order;
    private final Search search;
    private final @Nullable FieldDoc from;
    private final boolean backwards;

    /** @param order by a field; a cursor of another order counts as none */
    Leafing(Search search, Order order) {
        this.search = search;
        this.order = order;
        this.from = search.cursor() == null ? null : read(search.cursor());
        this.backwards = from != null && search.cursor() != null && decoded(search.cursor()).charAt(0) == BEFORE;
    }

    /** @param counting whether every match is to be seen; otherwise what cannot be on the page may be skipped */
    TopDocsCollector<?> collector(boolean counting) {
        // one more than the page tells whether there is another
        int wanted = from == null ? search.page() * search.size() + 1 : search.size() + 1;
        return new TopFieldCollectorManager(sort(), wanted, from, counting ? Integer.MAX_VALUE : wanted).newCollector();
    }

    /** A page in its order, with the cursors to its neighbours. */
    record Leaf(List<ScoreDoc> hits, @Nullable String next, @Nullable String previous) {
    }

    Leaf leaf(TopDocsCollector<?> collected) {
        int start = from == null ? (search.page() - 1) * search.size() : 0;
        List<ScoreDoc> hits = new ArrayList<>(Arrays.asList(collected.topDocs(start, search.size() + 1).scoreDocs));
        boolean more = hits.size() > search.size();
        if (more) {
            hits.removeLast();
        }
        if (hits.isEmpty()) {
            return new Leaf(hits, null, null);
        }
        if (backwards) {
            Collections.reverse(hits);
        }
        boolean another = backwards || more;
        boolean before = backwards ? more : from != null || search.page() > 1;
        return new Leaf(hits, another ? written(AFTER, (FieldDoc) hits.getLast()) : null, before ? written(BEFORE, (FieldDoc) hits.getFirst()) : null);
    }

    private Sort sort() {
        return new Sort(byField(), new SortedSetSortField(KEY, backwards));
    }

    private SortField byField() {
        Field field = order.field();
        boolean reverse = order.descending() != backwards;
        if (field.type() == Field.Type.KEYWORD) {
            SortField sort = new SortedSetSortField(field.path(), reverse);
            sort.setMissingValue(order.descending() ? SortField.STRING_FIRST : SortField.STRING_LAST);
            return sort;
        }
        SortField sort = new SortedNumericSortField(field.path(), field.type() == Field.Type.NUMBER ? SortField.Type.DOUBLE : SortField.Type.LONG, reverse);
        sort.setMissingValue(missing());
        return sort;
    }

    /** What stands for no value: behind everything in the order as the reader sees it. */
    private Object missing() {
        if (order.field().type() == Field.Type.NUMBER) {
            return order.descending() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return order.descending() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private String written(char side, FieldDoc hit) {
        Object value = hit.fields[0];
        String text = value == null ? "" : value instanceof BytesRef bytes ? "=" + bytes.utf8ToString() : "=" + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString((side + head() + ((BytesRef) hit.fields[1]).utf8ToString() + "\n" + text)
                .getBytes(StandardCharsets.UTF_8));
    }

    private String head() {
        return order.field().path() + (order.descending() ? " desc\n" : " asc\n");
    }

    private @Nullable FieldDoc read(String cursor) {
        String written = decoded(cursor);
        if (written.isEmpty() || written.charAt(0) != AFTER && written.charAt(0) != BEFORE || !written.startsWith(head(), 1)) {
            return null;
        }
        String rest = written.substring(1 + head().length());
        int end = rest.indexOf('\n');
        if (end < 0) {
            return null;
        }
        String value = rest.substring(end + 1);
        try {
            return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value.isEmpty() ? null : typed(value.substring(1)), new BytesRef(rest.substring(0, end))});
        } catch (NumberFormatException foreign) {
            return null;
        }
    }

    private Object typed(String value) {
        return switch (order.field().type()) {
            case NUMBER -> Double.valueOf(value);
            case DATE -> Long.valueOf(value);
            case KEYWORD, TEXT -> new BytesRef(value);
        };
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }
}
