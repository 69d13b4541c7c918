package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text that names cells instead of repeating their numbers: {@code {t3.r1.tot}}, {@code {上期 t3.r1.tot}}, and one as a share of
 * another, {@code {t3.r31.tot/t3.r37.tot}}.
 */
public final class Narrative {

    private static final Pattern REFERENCE = Pattern.compile("\\{(上期 )?([A-Za-z0-9_.-]+)(?:/([A-Za-z0-9_.-]+))?\\}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;
    /** Where a number belongs and none is. */
    public static final String NONE = "（没有数）";

    private Narrative() {}

    /** The text with the numbers of now in the places of its references. */
    public static String filled(String text, Figures now, @Nullable Figures before) {
        return REFERENCE.matcher(text).replaceAll(found -> number(found, found.group(1) == null ? now : before));
    }

    /** References to cells that the form does not have, as they were written. */
    public static List<String> unknown(String text, Form form) {
        return REFERENCE.matcher(text).results().filter(found -> cell(found, 2, form).isEmpty() || found.group(3) != null && cell(found, 3, form).isEmpty())
                .map(MatchResult::group).distinct().toList();
    }

    private static String number(MatchResult found, @Nullable Figures of) {
        if (of == null) {
            return NONE;
        }
        Optional<BigDecimal> number = value(found, 2, of);
        if (found.group(3) == null) {
            return number.map(BigDecimal::stripTrailingZeros).map(BigDecimal::toPlainString).orElse(NONE);
        }
        BigDecimal whole = value(found, 3, of).orElse(BigDecimal.ZERO);
        return number.filter(part -> whole.signum() != 0)
                .map(part -> part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%").orElse(NONE);
    }

    private static Optional<BigDecimal> value(MatchResult found, int group, Figures of) {
        return cell(found, group, of.form()).map(of::at);
    }

    private static Optional<Cell> cell(MatchResult found, int group, Form form) {
        return Cell.read(found.group(group)).filter(form::has);
    }
}
