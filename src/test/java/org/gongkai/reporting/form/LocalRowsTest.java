package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.gongkai.ledger.FactSumOfPeriod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("本地加的行：印在指定的一行后面，上级的表格和勾稽关系不动")
class LocalRowsTest {

    @Test
    @DisplayName("武汉2020年在规范性文件后面加了“其他主动公开文件”：由人填写；各条勾稽关系还在")
    void byHand() {
        Forms forms = with("{id: local-other, form: annual-2019, table: t2, block: b1, after: norm, label: 其他主动公开文件}");
        Form form = forms.require("annual-2019");
        Cell cell = Cell.parse("t2.local-other.made");
        assertThat(form.table("t2").blocks().getFirst().rows().stream().map(Row::id)).containsExactly("rules", "norm", "local-other");
        assertThat(form.counts(cell)).isFalse();
        assertThat(Sentence.of(form, cell, Period.year(2020), new ReplyKinds())).isEqualTo("台账里没有，由填报机关填写。");
        assertThat(form.formulas()).isEqualTo(Reports.FORMS.require("annual-2019").formulas());
        assertThat(forms.require("annual-2021").cells()).isEqualTo(Reports.FORMS.require("annual-2021").cells());
    }

    @Test
    @DisplayName("本地的行也可以数事实")
    void counted() {
        Form form = with("{id: local-tips, form: letters-2020, table: m, block: letters, after: tipmailOut, label: 举报信箱收到（本地口径）, unit: 件, count: [{during: tipmailIn}]}").require("letters-2020");
        FactSumOfPeriod sum = new FactSumOfPeriod("某局", "tipmail.received", "", "nat", 1, BigDecimal.valueOf(3));
        assertThat(new Count(form, new ReplyKinds()).of(List.of(sum), 1, 2026)).containsEntry(Cell.parse("m.local-tips.n"), BigDecimal.valueOf(3));
    }

    @Test
    @DisplayName("没有 local- 开头的、没有地方放的，说得出来")
    void refused() {
        assertThat(DefinitionKinds.check(tree("{id: other, form: annual-2019, table: t2, block: b1, label: 其他}")).faults()).extracting(Fault::toString)
                .anySatisfy(fault -> assertThat(fault).contains("id 以 local- 开头"));
        assertThatThrownBy(() -> with("{id: local-x, form: annual-2019, table: t3, block: requests, label: 其他}")).hasMessageContaining("local-x has no place in annual-2019.t3.requests");
        assertThatThrownBy(() -> with("{id: local-x, form: annual-2019, table: t2, block: b1, after: nobody, label: 其他}")).hasMessageContaining("has no place");
    }

    private static Forms with(String row) {
        return new Forms(new ReplyKinds(), tree(row));
    }

    private static DefinitionTree tree(String row) {
        String text = "title: 本地加的行\ndescription: 本地通知要求多报的行\nlegalBasis: 本级的统计通知\nrows:\n  - " + row + "\n";
        return DefinitionTree.shipped().over(List.of(new DefinitionText("formrows.yaml", text, DefinitionText.Origin.OWN)));
    }
}
