package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How often a rule was right on real texts, each finding judged by a person (docs/check-precision.md). */
public record Precision(int right, int judged) {

    public Precision {
        if (right < 0 || right > judged) {
            throw new IllegalArgumentException(right + " right of " + judged + " judged");
        }
    }

    public boolean isMeasured() {
        return judged > 0;
    }

    /** Whether at least this share was right; what was never judged is not. */
    public boolean reaches(BigDecimal share) {
        return isMeasured() && BigDecimal.valueOf(right).compareTo(share.multiply(BigDecimal.valueOf(judged))) >= 0;
    }

    /** As a share of one with two decimals: 0.97. */
    public BigDecimal share() {
        return isMeasured() ? BigDecimal.valueOf(right).divide(BigDecimal.valueOf(judged), 2, RoundingMode.HALF_UP) : BigDecimal.ZERO;
    }
}
