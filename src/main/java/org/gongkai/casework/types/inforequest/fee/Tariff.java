package org.gongkai.casework.types.inforequest.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One way to charge for processing, rising step by step (国办函〔2020〕109号 Art. 5).
 *
 * @param unit     what is counted
 * @param brackets in order; the last has no end
 */
public record Tariff(String id, String title, String legalBasis, String unit, LocalDate from, @Nullable LocalDate to,
        List<Bracket> brackets) {

    /**
     * What each unit costs up to a number.
     *
     * @param upTo null for the last bracket
     * @param each price in yuan of each unit
     * @param step so many units on, the price rises again by {@code rise}; null where it stays
     */
    record Bracket(@Nullable Integer upTo, BigDecimal each, @Nullable Integer step, @Nullable BigDecimal rise) {
    }

    boolean inForce(LocalDate on) {
        return !on.isBefore(from) && (to == null || !on.isAfter(to));
    }

    /** What units from the first to the last cost together, in yuan; the first unit is 1. */
    public BigDecimal total(int first, int last) {
        BigDecimal total = BigDecimal.ZERO;
        for (int unit = first; unit <= last; unit++) {
            total = total.add(price(unit));
        }
        return total;
    }

    /** What this unit costs, counted from 1. */
    BigDecimal price(int number) {
        int below = 0;
        for (Bracket bracket : brackets) {
            if (bracket.upTo() == null || number <= bracket.upTo()) {
                return bracket.step() == null || bracket.rise() == null ? bracket.each()
                        : bracket.each().add(bracket.rise().multiply(BigDecimal.valueOf((number - below - 1) / bracket.step())));
            }
            below = bracket.upTo();
        }
        throw new IllegalStateException("tariff " + id + " has no price for number " + number);
    }
}
