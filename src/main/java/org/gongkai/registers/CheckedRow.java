package org.gongkai.registers;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A row that may be entered: every value as it is kept.
 *
 * @param open    values of public fields
 * @param hidden  plain values of the others
 * @param unsaid  fields that the row leaves out ({@link TypedRow#leavesOut}): what stands there stays
 * @param validOn null where nothing was said: the day of the saving, or of what is corrected
 */
record CheckedRow(long line, String key, String organ, Map<String, String> open, Map<String, String> hidden, Set<String> unsaid, @Nullable LocalDate validOn, @Nullable Long based, boolean ends) {

    /** {@link RecordAddress#said}. */
    String said(Register register) {
        return RecordAddress.said(register, organ, open);
    }
}
