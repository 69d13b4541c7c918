package org.gongkai.reporting.print;

import java.math.BigDecimal;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;

/** Numbers as printed: no grouping, and nothing at all for a blank. */
public final class Numbers {

    private Numbers() {}

    public static String printed(Figures figures, Cell cell) {
        BigDecimal value = figures.at(cell);
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
