package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.print.Numbers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("空格、零、不适用是三回事；比例由表中的数得出")
class BlankZeroNotApplicableTest {

    private final Form form = Reports.FORMS.require("website-2017");

    @Test
    @DisplayName("零印“0”，空格什么也不印，不适用印“不适用”；要求每格填写的，只有空格不平")
    void three() {
        Map<Cell, Typed> typed = new HashMap<>();
        form.cells().stream().filter(cell -> !form.counts(cell)).forEach(cell -> typed.put(cell, new Typed(BigDecimal.ZERO, null)));
        Cell zero = cell("visits");
        Cell blank = cell("cases");
        Cell none = cell("followers");
        typed.put(blank, new Typed(null, null));
        typed.put(none, new Typed(null, "没有开设新媒体", false));
        Map<Cell, BigDecimal> register = new HashMap<>();
        form.cells().stream().filter(cell -> !form.measures(cell).isEmpty()).forEach(cell -> register.put(cell, BigDecimal.ZERO));
        Figures figures = new Figures(form, register, typed);
        assertThat(Numbers.printed(figures, zero)).isEqualTo("0");
        assertThat(Numbers.printed(figures, blank)).isEmpty();
        assertThat(Numbers.printed(figures, none)).isEqualTo("不适用");
        assertThat(Reports.violations(figures, Surroundings.none())).singleElement().satisfies(check -> {
            assertThat(check.formula().id()).isEqualTo("W-03");
            assertThat(check.cells()).containsExactly(blank);
        });
    }

    @Property
    @Label("整改率是整改数占发现数的百分比，两位小数；没有发现问题的不适用")
    void share(@ForAll @IntRange(min = 0, max = 500) int found, @ForAll @IntRange(min = 0, max = 500) int mended) {
        Figures figures = new Figures(form, Map.of(), Map.of(cell("found"), new Typed(BigDecimal.valueOf(found), null), cell("mended"), new Typed(BigDecimal.valueOf(mended), null)));
        BigDecimal share = figures.at(cell("mendedShare"));
        assertThat(figures.applies(cell("mendedShare"))).isEqualTo(found > 0);
        if (found == 0) {
            assertThat(share).isNull();
            assertThat(Numbers.printed(figures, cell("mendedShare"))).isEqualTo("不适用");
        } else {
            assertThat(share.doubleValue()).isCloseTo(mended * 100.0 / found, offset(0.0051));
            assertThat(share.scale()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    @DisplayName("整改数没有填的，整改率是空格，不是零；发现数没有填的，也是空格，不是不适用")
    void shareOfWhatIsBlank() {
        for (String filled : List.of("found", "mended")) {
            Figures figures = new Figures(form, Map.of(), Map.of(cell(filled), new Typed(BigDecimal.valueOf(5), null)));
            assertThat(figures.at(cell("mendedShare"))).as(filled).isNull();
            assertThat(figures.applies(cell("mendedShare"))).as(filled).isTrue();
            assertThat(Numbers.printed(figures, cell("mendedShare"))).as(filled).isEmpty();
        }
    }

    private static Cell cell(String row) {
        return new Cell("w", row, "n");
    }
}
