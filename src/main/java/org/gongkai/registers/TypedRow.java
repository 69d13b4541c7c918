package org.gongkai.registers;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row as somebody typed or brought it, for one record.
 *
 * @param line   its line in a file or place in a grid, from 1
 * @param values what was typed, by field; {@link Register#ORGAN} and {@link Register#VALID_ON} may be among them
 * @param based  number of the entry that whoever typed had before them; null where the record is new or that does not matter
 * @param ends   whether the record stands no longer
 */
public record TypedRow(long line, Map<String, String> values, @Nullable Long based, boolean ends) {

    /** A field that is not public and that the sheet had no column for: what an export does not show is not taken away by bringing it back. */
    boolean leavesOut(RegisterField field) {
        return field.sealed() && !values.containsKey(field.name());
    }

    public static TypedRow of(long line, Map<String, String> values) {
        return new TypedRow(line, values, null, false);
    }
}
