package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;

import org.gongkai.inspection.Samples.Shape;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
@DisplayName("表格不论以什么样子留在网上，都按同一套勾稽关系核对")
class TablesInEveryStateTest {

    @ParameterizedTest
    @EnumSource(Shape.class)
    @DisplayName("平的报告没有错误，也没有警告")
    void balanced(Shape shape) {
        Verdict verdict = Samples.check(Samples.report(Samples.balanced(), shape));
        assertThat(verdict.form()).isEqualTo("annual-2021");
        assertThat(verdict.year()).isEqualTo(2023);
        assertThat(verdict.organ()).isEqualTo("清河县教育局");
        assertThat(verdict.findings()).filteredOn(finding -> finding.severity() != Severity.INFO).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    @DisplayName("总计多一件：横向、纵向都不平，差额写明")
    void oneTooMany(Shape shape) {
        Map<Cell, BigDecimal> cells = Samples.balanced();
        Samples.set(cells, "t3.r37.tot", 15);
        assertThat(Samples.check(Samples.report(cells, shape)).findings()).filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::rule).contains("A21-01", "A21-02", "A21-03");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    @DisplayName("复议总计不等于各结果之和")
    void reconsiderations(Shape shape) {
        Map<Cell, BigDecimal> cells = Samples.balanced();
        Samples.set(cells, "t4.fy.correct", 1);
        assertThat(Samples.check(Samples.report(cells, shape)).findings()).filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::rule).containsExactly("A21-04");
    }

    @Test
    @DisplayName("格子少了、又不是数的一行：说不是数，其余照样核对")
    void raggedRow() {
        String ragged = Samples.report(Samples.balanced(), Shape.HTML)
                .replaceFirst("(四、结转下年度继续办理</td>).*?</tr>", "$1<td>见附件</td><td>2</td></tr>");
        assertThat(Samples.check(ragged).findings()).extracting(Finding::rule).contains("F-CELL").doesNotContain("A21-01");
        String counted = Samples.report(Samples.balanced(), Shape.HTML).replaceFirst("(四、结转下年度继续办理</td>).*?</tr>", "$1<td>2件</td><td>2件</td></tr>");
        assertThat(Samples.check(counted).findings()).filteredOn(finding -> finding.severity() == Severity.ERROR).isEmpty();
    }
}
