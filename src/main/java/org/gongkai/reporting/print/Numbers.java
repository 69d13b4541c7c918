package org.gongkai.reporting.print;

import java.math.BigDecimal;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;

/** Numbers as printed: no grouping, and nothing at all for a blank, and words where there can be none. */
public final class Numbers {

    /** As printed, and as it is typed in. */
    public static final String NOT_APPLICABLE = "不适用";

    private Numbers() {}

    public static String printed(Figures figures, Cell cell) {
        BigDecimal value = figures.at(cell);
        return value != null ? value.stripTrailingZeros().toPlainString() : figures.applies(cell) ? "" : NOT_APPLICABLE;
    }
}
