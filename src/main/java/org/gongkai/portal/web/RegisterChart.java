package org.gongkai.portal.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Organs;
import org.gongkai.face.Wording;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.datatype.NumberType;

/**
 * The chart of a register as a page beside it shows it: the sums, each with its words.
 *
 * @param whole length of the longest bar
 */
public record RegisterChart(Register register, String question, String by, String of, List<Bar> bars, long whole) {

    private static final long WHOLE = 10_000;

    /** @param length of {@link #whole} @param words the sum */
    public record Bar(String label, long length, String words) {
    }

    /** Empty where the register declares no chart, or has nothing. */
    static Optional<RegisterChart> of(Register register, List<RecordSearch.Group> groups, Organs organs) {
        Register.Chart chart = register.shown().chart();
        BigDecimal most = groups.stream().map(RecordSearch.Group::amount).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        if (chart == null || groups.size() < 2 || most.signum() <= 0) {
            return Optional.empty();
        }
        String of = chart.of();
        return Optional.of(new RegisterChart(register, chart.question(), title(register, chart.by()), of == null ? "条数" : title(register, of), groups.stream().map(group -> new Bar(label(chart, group, organs),
                group.amount().multiply(BigDecimal.valueOf(WHOLE)).divide(most, 0, RoundingMode.HALF_UP).longValue(),
                of == null ? NumberType.grouped(group.amount()) : register.field(of).orElseThrow().type().shown(group.amount().stripTrailingZeros().toPlainString()))).toList(), WHOLE));
    }

    private static String title(Register register, String field) {
        return field.equals(Register.ORGAN) ? "负责机关" : register.field(field).orElseThrow().title();
    }

    private static String label(Register.Chart chart, RecordSearch.Group group, Organs organs) {
        return group.value().isEmpty() ? Wording.t("（未填）") : chart.by().equals(Register.ORGAN) ? organs.shortName(group.value()) : Wording.t(group.shown());
    }
}
