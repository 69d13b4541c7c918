package org.gongkai.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the index.
 *
 * @param words      typed by a person; empty for a list
 * @param kinds      only these; empty for all
 * @param chosen     keyword fields with the values of which one must be there
 * @param conditions what must hold beside
 * @param counted    keyword fields whose values are counted, each as if nothing were chosen in itself
 * @param shown      keyword fields whose first value a hit brings along
 * @param order      in which order
 * @param size       hits a page, 1 to 1,000
 * @param page       from 1; for leafing by number, which costs more the further it goes
 * @param cursor     {@link Found#next()} or {@link Found#previous()} of another page in the same order; goes before {@code page}
 * @param reader     as whom it is asked
 * @param manner     how freely the words are taken
 */
public record Search(String words, Set<String> kinds, Map<Field, Set<String>> chosen, List<Condition> conditions, List<Field> counted, List<Field> shown,
        Order order, int size, int page, @Nullable String cursor, Audience reader, Manner manner) {

    /** How freely words are taken. */
    public enum Manner {
        /** The words as they were typed and nothing else. */
        LITERALLY,
        /** In other wordings too; what says most of it where nothing says all. */
        FREELY,
        /** The same, and what says most of it best beside few that say all; copies of one text as one. */
        GENEROUSLY
    }

    private static final int MOST = 1000;
    private static final int DEEPEST = 10_000;

    public Search {
        if (size < 1 || size > MOST || page < 1 || (long) size * page > Math.max(DEEPEST, size)) {
            throw new IllegalArgumentException("page " + page + " of " + size + " hits is out of reach: go on with the cursor");
        }
        kinds = Set.copyOf(kinds);
        chosen = Map.copyOf(chosen);
        conditions = List.copyOf(conditions);
        counted = List.copyOf(counted);
        shown = List.copyOf(shown);
    }

    /** Words among everything that is public. */
    public static Search of(String words) {
        return new Search(words, Set.of(), Map.of(), List.of(), List.of(), List.of(), Order.RELEVANCE, 20, 1, null, Audience.PUBLIC, Manner.FREELY);
    }

    /** Everything public of one kind, newest first. */
    public static Search list(String kind) {
        return of("").in(kind).ordered(Order.NEWEST);
    }

    public Search in(String... only) {
        return new Search(words, Set.copyOf(List.of(only)), chosen, conditions, counted, shown, order, size, page, cursor, reader, manner);
    }

    public Search saying(String other) {
        return new Search(other, kinds, chosen, conditions, counted, shown, order, size, page, cursor, reader, manner);
    }

    public Search choosing(Field field, String... values) {
        Map<Field, Set<String>> more = new LinkedHashMap<>(chosen);
        more.put(field, Set.copyOf(List.of(values)));
        return new Search(words, kinds, more, conditions, counted, shown, order, size, page, cursor, reader, manner);
    }

    public Search where(Condition condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(condition);
        return new Search(words, kinds, chosen, more, counted, shown, order, size, page, cursor, reader, manner);
    }

    public Search counting(Field... fields) {
        return new Search(words, kinds, chosen, conditions, List.of(fields), shown, order, size, page, cursor, reader, manner);
    }

    public Search showing(Field... fields) {
        return new Search(words, kinds, chosen, conditions, counted, List.of(fields), order, size, page, cursor, reader, manner);
    }

    public Search ordered(Order other) {
        return new Search(words, kinds, chosen, conditions, counted, shown, other, size, page, cursor, reader, manner);
    }

    public Search sized(int other) {
        return new Search(words, kinds, chosen, conditions, counted, shown, order, other, page, cursor, reader, manner);
    }

    public Search onPage(int other) {
        return new Search(words, kinds, chosen, conditions, counted, shown, order, size, other, cursor, reader, manner);
    }

    public Search from(@Nullable String other) {
        return new Search(words, kinds, chosen, conditions, counted, shown, order, size, page, other, reader, manner);
    }

    public Search as(Audience other) {
        return new Search(words, kinds, chosen, conditions, counted, shown, order, size, page, cursor, other, manner);
    }

    public Search taken(Manner other) {
        return new Search(words, kinds, chosen, conditions, counted, shown, order, size, page, cursor, reader, other);
    }
}
