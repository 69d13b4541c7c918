package org.gongkai.inspection;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, doubtful or worth knowing in a report, with its arithmetic.
 *
 * @param place    where, in words a person can follow
 * @param line     the line of the text that it points at, from 1; 0 for the report as a whole
 * @param left     what the report says, where numbers are compared
 * @param right    what it should equal, or its bound
 * @param proposal how it might be mended; nothing is changed without a person
 */
public record Finding(String rule, Severity severity, String place, int line, String message, @Nullable BigDecimal left,
        @Nullable BigDecimal right, @Nullable BigDecimal difference, @Nullable Proposal proposal) {

    /** The words as they stand, and as they might read. */
    public record Proposal(String before, String after) {
    }

    public static Finding of(String rule, Severity severity, String place, int line, String message) {
        return new Finding(rule, severity, place, line, message, null, null, null, null);
    }

    public Finding weighing(Severity other) {
        return new Finding(rule, other, place, line, message, left, right, difference, proposal);
    }

    public Finding comparing(BigDecimal left, BigDecimal right) {
        return new Finding(rule, severity, place, line, message, left, right, left.subtract(right), proposal);
    }

    public Finding proposing(String before, String after) {
        return new Finding(rule, severity, place, line, message, left, right, difference, new Proposal(before, after));
    }
}
