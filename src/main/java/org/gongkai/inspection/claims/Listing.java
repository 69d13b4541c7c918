package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A whole that a text divides, or parts that it adds up.
 *
 * @param parts of the same unit, in their order
 * @param words the words of the list, from its first part to its last, what stands in brackets left out
 * @param at    where it begins in the folded text
 */
public record Listing(Kind kind, Quantity total, List<Quantity> parts, String words, int at) {

    /** How a list stands to its whole. */
    public enum Kind {
        /** 其中, or straight behind a colon or in brackets: parts of what was told, not always all. */
        OF_WHICH,
        /** 按…分, 从…看: a division of the whole. */
        DIVIDED,
        /** Only one behind the other. */
        PLAIN,
        /** 共计, 合计 behind the parts. */
        ADDED_UP,
        /** Every part with its share of one whole. */
        SHARED
    }

    public Listing {
        parts = List.copyOf(parts);
    }

    public BigDecimal sum() {
        return parts.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the parts are the whole, as far as rounded numbers can tell. */
    public boolean isWhole() {
        BigDecimal blurred = parts.stream().map(Quantity::blurred).reduce(total.blurred(), BigDecimal::add);
        return sum().subtract(total.value()).abs().compareTo(blurred) <= 0;
    }

    /** By how much the parts may be more than is told: 40余 is less than 50. */
    public BigDecimal open() {
        return parts.stream().filter(Quantity::approximate).map(part -> BigDecimal.TEN.pow(Math.max(0, -part.value().stripTrailingZeros().scale())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether some of the first parts alone make up the whole: what follows may be told of something else. */
    public boolean isFullBefore() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Quantity part : parts.subList(0, parts.size() - 1)) {
            sum = sum.add(part.value());
            if (sum.compareTo(total.value()) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sum would be right but for one digit, or for two that changed places. */
    public boolean isOffByADigit() {
        String one = total.value().stripTrailingZeros().toPlainString();
        String other = sum().stripTrailingZeros().toPlainString();
        if (one.length() != other.length()) {
            return false;
        }
        int first = -1;
        int different = 0;
        boolean swapped = false;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                different++;
                swapped = different == 2 && first == i - 1 && one.charAt(i) == other.charAt(first) && one.charAt(first) == other.charAt(i);
                first = i;
            }
        }
        return different == 1 || different == 2 && swapped;
    }

    /** Whether the parts cannot be of one division: two of them are more than half, and all much more than the whole. */
    public boolean overlaps() {
        BigDecimal half = total.value().divide(BigDecimal.TWO);
        return parts.stream().filter(part -> part.value().compareTo(half) > 0).count() > 1
                && sum().compareTo(total.value().multiply(new BigDecimal("1.25"))) > 0;
    }

    /** How far the sum is off, as a share of the whole. */
    public BigDecimal off() {
        return total.value().signum() == 0 ? BigDecimal.ONE : sum().subtract(total.value()).abs().divide(total.value(), 4, RoundingMode.HALF_UP);
    }
}
