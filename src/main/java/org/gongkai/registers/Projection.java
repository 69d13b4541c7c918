package org.gongkai.registers;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.definition.Sort;

/** What another room knows and a register shows: answered by that room, never typed again. */
public interface Projection {

    /** The sort of name under which declarations speak of projections. */
    Sort SORT = new Sort("projection", "来源");

    /** By which a declaration names it. */
    String id();

    /** Beginnings of the kinds of act after which it may have changed, such as {@code directory.}. */
    List<String> changedBy();

    /** Tells every row as it stands today. */
    void rows(Consumer<Row> out);

    /** @param values as people would write them, by field */
    record Row(String organ, Map<String, String> values) {
    }
}
