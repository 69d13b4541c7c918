package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/** A projection of so many rows that they are never read together: a register of it has one field as its key. */
public interface LargeProjection extends Projection {

    /** Those of these keys that there are. */
    List<Row> among(Collection<String> keys);

    /** After a key, in one order that never changes. */
    List<Row> after(String key, int limit);

    /** Keys of rows that acts put, changed or took away. */
    Set<String> touched(List<Act> acts);

    /** How many there are, and since when the latest is as it is; may be a minute old. */
    Standing standing();

    /** @param organ that answers for one of them; empty where there is none */
    record Standing(long rows, @Nullable LocalDate latest, String organ) {
    }

    /** How many rows there are by the values of a field; may be a minute old. */
    Map<String, BigDecimal> counts(String by);

    /** Whether what it said last of how many there are is still so. */
    boolean isUpToDate();

    @Override
    default List<Row> rows() {
        return after("", Integer.MAX_VALUE);
    }

    @Override
    default boolean follows(Act act) {
        return !touched(List.of(act)).isEmpty();
    }
}
