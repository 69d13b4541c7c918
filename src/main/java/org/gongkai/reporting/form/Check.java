package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.List;

import org.gongkai.reporting.form.Formula.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One formula asked in one place: both sides, addend by addend, and whether it holds.
 *
 * @param where the column, row or cell, in words; empty when the formula is asked once
 * @param cells the cells of this report that take part
 */
public record Check(Formula formula, String where, boolean holds, Severity severity, List<Cell> cells,
        List<Addend> left, List<Addend> right) {

    /** One number of a side; null when the cell is blank. */
    public record Addend(String name, @Nullable BigDecimal value) {}

    public BigDecimal leftSum() {
        return sum(left);
    }

    public BigDecimal rightSum() {
        return sum(right);
    }

    public BigDecimal difference() {
        return leftSum().subtract(rightSum());
    }

    /** The two sides as a clerk would write them: "66 + 1 = 67，48 + 18 = 66，相差 1". */
    public String arithmetic() {
        return switch (formula.is()) {
            case FILLED -> "空格";
            case WELL_FORMED -> leftSum().toPlainString() + "，应为 " + rightSum().toPlainString();
            default -> written(left) + "，" + written(right) + "，相差 " + difference().abs().toPlainString();
        };
    }

    private static String written(List<Addend> side) {
        if (side.size() < 2) {
            return sum(side).toPlainString();
        }
        return String.join(" + ", side.stream().map(a -> a.value == null ? "0" : a.value.toPlainString()).toList())
                + " = " + sum(side).toPlainString();
    }

    private static BigDecimal sum(List<Addend> side) {
        return side.stream().map(a -> a.value == null ? BigDecimal.ZERO : a.value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
