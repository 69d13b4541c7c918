package org.gongkai.inspection.claims;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One number that a text claims.
 *
 * @param scope of whom; empty for who reports
 * @param year  of which year; null where it is of no one whole year
 * @param doubt why it is kept out of arithmetic; null where nothing is doubtful
 * @param from  where the number stands in the folded text, or the words that say that nothing happened
 */
public record Claim(Measure measure, BigDecimal value, String unit, Exactness exactness, String scope, @Nullable Integer year,
        @Nullable String doubt, int sentence, int from, int to) {

    /** How exactly a number is told. */
    public enum Exactness {
        EXACT,
        /** 余, 多, 近, 约. */
        ABOUT,
        /** The text says that nothing happened. */
        NONE
    }

    /** Whether arithmetic may ask it. */
    public boolean isSure() {
        return doubt == null && exactness != Exactness.ABOUT;
    }
}
