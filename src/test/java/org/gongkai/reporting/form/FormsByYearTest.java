package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.reporting.form.Table.Block;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("表格随报告年度：2019、2020用试行格式，2021起用现行格式")
class FormsByYearTest {

    private final Forms forms = Reports.FORMS;

    @Test
    @DisplayName("2020年度仍用2019年的试行格式，2021年度换新")
    void byYear() {
        assertThat(forms.forYear(2018)).isEmpty();
        assertThat(forms.forYear(2019)).map(Form::id).contains("annual-2019");
        assertThat(forms.forYear(2020)).map(Form::id).contains("annual-2019");
        assertThat(forms.forYear(2021)).map(Form::id).contains("annual-2021");
        assertThat(forms.forYear(2030)).map(Form::id).contains("annual-2021");
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
