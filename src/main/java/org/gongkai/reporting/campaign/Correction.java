package org.gongkai.reporting.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.gongkai.reporting.form.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A counter-entry to a number that was accepted: what it was stays, the difference is added from its day on.
 *
 * @param before null where the cell was blank
 * @param by    the organ that entered it: the one that filed, or the one that collects
 * @param said  why
 */
public record Correction(String act, String campaign, String organ, Cell cell, @Nullable BigDecimal before, BigDecimal after, String by, LocalDate on, String said) {

    public BigDecimal difference() {
        return before == null ? after : after.subtract(before);
    }
}
