package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.reporting.form.Table.Block;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("表格随报告年度：2014至2018用统计表，2019、2020用试行格式，2021起用现行格式")
class FormsByYearTest {

    private final Forms forms = Reports.FORMS;

    @Test
    @DisplayName("2013年度以前只收报告写出的数；2018年度仍用统计表，2020年度仍用2019年的试行格式，2021年度换新")
    void byYear() {
        assertThat(forms.forYear(2003)).isEmpty();
        assertThat(forms.forYear(2013)).map(Form::id).contains("annual-2004");
        assertThat(forms.forYear(2014)).map(Form::id).contains("annual-2014");
        assertThat(forms.forYear(2018)).map(Form::id).contains("annual-2014");
        assertThat(forms.forYear(2019)).map(Form::id).contains("annual-2019");
        assertThat(forms.forYear(2020)).map(Form::id).contains("annual-2019");
        assertThat(forms.forYear(2021)).map(Form::id).contains("annual-2021");
        assertThat(forms.forYear(2030)).map(Form::id).contains("annual-2021");
    }

    @Test
    @DisplayName("月报、季报各有各的族：按月、按季、按半年、按年、按起止日期都编得出；年度报告只按年")
    void families() {
        assertThat(forms.families()).startsWith("annual").contains("requests", "letters", "disclosure", "campaign", "website", "website-supervision");
        assertThat(forms.of("requests", Period.read("2026-07").orElseThrow())).isPresent();
        assertThat(forms.of("campaign", Period.read("2026-07-01_2026-08-15").orElseThrow())).isPresent();
        assertThat(forms.of("annual", Period.read("2026-07").orElseThrow())).isEmpty();
        assertThat(forms.of("website", Period.read("2026-Q1").orElseThrow())).isEmpty();
        assertThat(forms.of("无此族", Period.year(2026))).isEmpty();
    }

    @Test
    @DisplayName("表头没有核对到原件的两张网站报表写明了；国务院办公厅发的三张没有这句话")
    void unconfirmed() {
        assertThat(forms.all().stream().filter(form -> form.unconfirmed() != null).map(Form::id)).containsExactlyInAnyOrder("website-2017", "website-supervision-2017");
    }

    @Test
    @DisplayName("第三项之下，试行格式二十行，现行格式二十二行")
    void rowsUnderTheResults() {
        assertThat(resultRows("annual-2019")).hasSize(20);
        assertThat(resultRows("annual-2021")).hasSize(22).contains("r361", "r362", "r363");
    }

    private List<String> resultRows(String form) {
        Block block = forms.require(form).table("t3").blocks().getFirst();
        return block.dataRows().filter(row -> row.parent() != null).map(Row::id).toList();
    }
}
