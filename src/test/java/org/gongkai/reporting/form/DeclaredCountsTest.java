package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.print.JsonReport;
import org.gongkai.reporting.print.SheetReport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2013年度以前的报告没有表格：报出的数照写，成为那一年的数")
class DeclaredCountsTest {

    @Test
    @DisplayName("2005年：公开278245条，受理68126件，67653、427、46三项之和正好相等；少写一件就不平，说得出差多少")
    void of2005() {
        Map<Cell, Typed> told = told(2005, "due", "278245", "items", "278245", "requests", "68126", "granted", "67653", "partly", "427", "refused", "46", "trained", "2974");
        told.put(cell("consulted"), new Typed(BigDecimal.valueOf(220_000), "报告写“22余万人次”"));
        Figures figures = figures(2005, told);
        assertThat(Reports.violations(figures, Surroundings.none())).isEmpty();
        told.put(cell("refused"), new Typed(BigDecimal.valueOf(45), null));
        assertThat(Reports.violations(figures(2005, told), Surroundings.none())).singleElement().extracting(Check::arithmetic)
                .isEqualTo("68126，67653 + 427 + 45 + 0 = 68125，相差 1");
    }

    @Test
    @DisplayName("2010年写明没有收到申请、没有收费：是零；没有写的是空格。2011年的咨询、财政信息、专项资金各归各行")
    void zeroIsNotBlank() {
        Figures of2010 = figures(2010, told(2010, "items", "340", "requests", "0", "reviews", "0", "suits", "0", "fees", "0"));
        assertThat(of2010.at(cell("requests"))).isZero();
        assertThat(of2010.at(cell("trained"))).isNull();
        assertThat(Reports.violations(of2010, Surroundings.none())).isEmpty();
        Figures of2011 = figures(2011, told(2011, "items", "13309", "asked", "32956", "finance", "199", "funds", "10538.26", "visitors", "5845", "requests", "7", "reviews", "12", "suits", "26"));
        assertThat(Reports.violations(of2011, Surroundings.none())).isEmpty();
        assertThat(of2011.at(cell("funds"))).isEqualByComparingTo("10538.26");
    }

    @Test
    @DisplayName("一个数也不由台账得出：系统没有数过这些年；锁定以后读回来，数和理由不变，表上写着来源是填报")
    void comesBack() {
        Form form = Reports.FORMS.forYear(2005).orElseThrow();
        assertThat(form.cells()).noneMatch(form::counts);
        Map<Cell, Typed> told = told(2005, "items", "278245");
        told.put(cell("consulted"), new Typed(BigDecimal.valueOf(220_000), "报告写“22余万人次”"));
        AnnualReport report = new AnnualReport(ReportKey.annual("bgt", 2005, ReportScope.OWN), "某市人民政府办公厅", figures(2005, told), Map.of(), List.of(), null);
        AnnualReport read = JsonReport.read(JsonReport.canonical(report), Reports.FORMS);
        assertThat(read.title()).isEqualTo("某市人民政府办公厅2005年政府信息公开工作年度报告");
        assertThat(read.figures().at(cell("items"))).isEqualByComparingTo("278245");
        assertThat(read.figures().typed(cell("consulted"))).map(Typed::reason).contains("报告写“22余万人次”");
        assertThat(new String(SheetReport.csv(read, new ReplyKinds()), StandardCharsets.UTF_8)).contains("278245").contains("填报").doesNotContain(",台账,");
    }

    private static Figures figures(int year, Map<Cell, Typed> told) {
        return new Figures(Reports.FORMS.forYear(year).orElseThrow(), Map.of(), told);
    }

    private static Map<Cell, Typed> told(int year, String... rowsAndNumbers) {
        Map<Cell, Typed> told = new HashMap<>();
        for (int i = 0; i < rowsAndNumbers.length; i += 2) {
            Cell cell = cell(rowsAndNumbers[i]);
            assertThat(Reports.FORMS.forYear(year).orElseThrow().has(cell)).as(cell.toString()).isTrue();
            told.put(cell, new Typed(new BigDecimal(rowsAndNumbers[i + 1]), null));
        }
        return told;
    }

    private static Cell cell(String row) {
        return new Cell("told", row, "n");
    }
}
