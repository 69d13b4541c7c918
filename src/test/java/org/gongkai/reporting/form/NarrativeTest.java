package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("正文里写格子，不写数字：数字随表，占比自己算")
class NarrativeTest {

    private final Form form = Reports.FORMS.forYear(2025).orElseThrow();
    private final Figures now = Reports.typed(form, Reports.balanced());
    private final Figures before = Reports.typed(form, Map.of(Cell.parse("t3.r1.tot"), BigDecimal.valueOf(9000)));

    @Test
    @DisplayName("“全年新收{t3.r1.tot}件”印出来是表里的数；上期取上一年的；斜线是百分比，两位小数")
    void filled() {
        assertThat(Narrative.filled("全年新收{t3.r1.tot}件（上年{上期 t3.r1.tot}件），予以公开占{t3.r31.tot/t3.r37.tot}。", now, before))
                .isEqualTo("全年新收14069件（上年9000件），予以公开占40.17%。");
    }

    @Test
    @DisplayName("上一年没有数、除数为零的，写“没有数”，不写零")
    void nothing() {
        assertThat(Narrative.filled("上年{上期 t3.r1.tot}件，占{t3.r353.nat/t3.r353.tot}", now, null)).isEqualTo("上年（没有数）件，占（没有数）");
    }

    @Test
    @DisplayName("表中没有的格子说得出来；不是格子的花括号原样留着")
    void unknown() {
        assertThat(Narrative.unknown("{t3.r1.tot}件，{t3.r99.tot}件，{t3.r1.tot/t9.r1.tot}", form)).containsExactly("{t3.r99.tot}", "{t3.r1.tot/t9.r1.tot}");
        assertThat(Narrative.filled("{见附件}", now, before)).isEqualTo("{见附件}");
    }
}
