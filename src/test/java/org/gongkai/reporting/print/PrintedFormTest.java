package org.gongkai.reporting.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Reports;
import org.gongkai.reporting.form.Surroundings;
import org.gongkai.reporting.form.Reconciliation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("年报照法定格式印出：HTML、DOCX、JSON 三样数字相同")
class PrintedFormTest {

    private final AnnualReport report = report(2025, Reports.balanced());

    @Test
    @DisplayName("表三：角注三行三列，“三、本年度办理结果”占二十二行，逐行照印")
    void tableThree() {
        Element table = Jsoup.parse(HtmlReport.write(report)).select("table").get(1);
        assertThat(table.select("td.note").attr("rowspan")).isEqualTo("3");
        assertThat(table.select("td.note").text()).startsWith("（本列数据的勾稽关系为");
        assertThat(table.select("th:contains(三、本年度办理结果)").attr("rowspan")).isEqualTo("22");
        assertThat(table.select("th:contains(（三）不予公开)").attr("rowspan")).isEqualTo("8");
        assertThat(table.select("th:contains(四、结转下年度继续办理)").attr("colspan")).isEqualTo("3");
        assertThat(table.select("th:contains(法人或其他组织)").attr("colspan")).isEqualTo("5");
        assertThat(table.select("tr").last().select("td").eachText())
                .containsExactly("783", "6", "0", "2", "25", "3", "819");
    }

    @Test
    @DisplayName("2020年度的表三，“三、本年度办理结果”占二十行，“（六）其他处理”为一行")
    void tableThreeOf2020() {
        Element table = Jsoup.parse(HtmlReport.write(report(2020, Map.of()))).select("table").get(1);
        assertThat(table.select("th:contains(三、本年度办理结果)").attr("rowspan")).isEqualTo("20");
        assertThat(table.select("th:contains(（六）其他处理)").attr("rowspan")).isEmpty();
    }

    @Test
    @DisplayName("表四：一行十五格")
    void tableFour() {
        Element table = Jsoup.parse(HtmlReport.write(report)).select("table").get(2);
        assertThat(table.select("tr").first().select("th").eachText()).containsExactly("行政复议", "行政诉讼");
        assertThat(table.select("tr").last().select("td").eachText()).containsExactly("376", "97", "196", "121", "790",
                "16", "1", "12", "27", "56", "74", "1", "30", "51", "156");
    }

    @Test
    @DisplayName("DOCX 重新打开，数字仍在，表头逐页重复，纸张为A4")
    void docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(DocxReport.write(report)))) {
            assertThat(document.getParagraphs().getFirst().getText()).isEqualTo("某市人民政府2025年政府信息公开工作年度报告");
            XWPFTable t3 = document.getTables().get(1);
            assertThat(t3.getRow(3).getTableCells().stream().map(c -> c.getText()).toList())
                    .containsExactly("一、本年新收政府信息公开申请数量", "13612", "252", "0", "45", "128", "32", "14069");
            assertThat(List.of(t3.getRow(0).isRepeatHeader(), t3.getRow(2).isRepeatHeader(), t3.getRow(3).isRepeatHeader()))
                    .containsExactly(true, true, false);
            assertThat(t3.getCTTbl().getTblGrid().sizeOfGridColArray()).isEqualTo(10);
            assertThat(document.getTables().get(2).getRow(3).getCell(14).getText()).isEqualTo("156");
            assertThat(document.getDocument().getBody().getSectPr().getPgSz().getW()).hasToString("11906");
        }
    }

    @Test
    @DisplayName("空格印作空白，零印作零")
    void blankAndZero() {
        Map<Cell, BigDecimal> cells = Reports.balanced();
        cells.put(Cell.parse("t3.r353.nat"), null);
        Element row = Jsoup.parse(HtmlReport.write(report(2025, cells))).select("tr:contains(要求提供公开出版物)").first();
        assertThat(row.select("td").eachText()).containsExactly("0", "0", "0", "0", "0", "0");
        assertThat(row.select("td").first().text()).isEmpty();
    }

    @Test
    @DisplayName("JSON 读回，格子、理由与正文不变")
    void json() {
        AnnualReport read = JsonReport.read(JsonReport.canonical(report), Reports.FORMS);
        assertThat(read.figures().at(Cell.parse("t3.r37.tot"))).isEqualByComparingTo("13810");
        assertThat(read.text("s1")).isEqualTo(report.text("s1"));
        assertThat(JsonReport.canonical(read)).isEqualTo(JsonReport.canonical(new AnnualReport(report.key(),
                report.organName(), report.figures(), report.texts(), List.of(), null)));
    }

    private static AnnualReport report(int year, Map<Cell, BigDecimal> cells) {
        Form form = Reports.FORMS.forYear(year).orElseThrow();
        Figures figures = Reports.typed(form, cells);
        return new AnnualReport(ReportKey.annual("city", year, ReportScope.WHOLE), "某市人民政府", figures,
                Map.of("s1", "全年收到申请14069件。\n办结13810件。"), Reconciliation.of(figures, Surroundings.none()), null);
    }
}
