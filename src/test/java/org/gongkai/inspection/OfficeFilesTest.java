package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.gongkai.Browser;
import org.gongkai.inspection.Samples.Shape;
import org.gongkai.reporting.form.Cell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

@DisplayName("DOCX 和 PDF 的报告，与网页读出同样的数")
class OfficeFilesTest {

    @Test
    @DisplayName("DOCX：平的没有发现，错一件三处不平")
    void word() throws IOException {
        assertThat(problems("年报.docx", docx(Samples.report(Samples.balanced(), Shape.HTML)))).isEmpty();
        assertThat(problems("年报.docx", docx(Samples.report(wrong(), Shape.HTML)))).contains("A21-01", "A21-02", "A21-03");
    }

    @Test
    @DisplayName("PDF：格子里折行的项目、跨页的表格照样读；平的没有发现，错一件三处不平")
    void printed() {
        assertThat(problems("年报.pdf", pdf(Samples.report(Samples.balanced(), Shape.HTML)))).isEmpty();
        assertThat(problems("年报.pdf", pdf(Samples.report(wrong(), Shape.HTML)))).contains("A21-01", "A21-02", "A21-03");
    }

    @Test
    @DisplayName("DOCX 里隐藏的文字和链接说得出来")
    void hiddenRuns() throws IOException {
        XWPFDocument document = document(Samples.report(Samples.balanced(), Shape.HTML));
        var run = document.createParagraph().createHyperlinkRun("http://bet.example.net/");
        run.setText("点此进入");
        run.setVanish(true);
        assertThat(problems("年报.docx", bytes(document))).containsExactly("P-HIDDEN-LINK");
    }

    private static Map<Cell, BigDecimal> wrong() {
        Map<Cell, BigDecimal> cells = Samples.balanced();
        Samples.set(cells, "t3.r37.tot", 15);
        return cells;
    }

    private static java.util.List<String> problems(String name, byte[] file) {
        Verdict verdict = Samples.INSPECTION.check(name, file);
        assertThat(verdict.form()).as(() -> String.join("\n", verdict.lines()) + verdict.findings()).isEqualTo("annual-2021");
        return verdict.findings().stream().filter(finding -> finding.severity() != Severity.INFO).map(Finding::rule).toList();
    }

    private static byte[] docx(String html) throws IOException {
        return bytes(document(html));
    }

    private static byte[] bytes(XWPFDocument document) throws IOException {
        try (document; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        }
    }

    private static XWPFDocument document(String html) {
        XWPFDocument document = new XWPFDocument();
        for (Element element : Jsoup.parse(html).body().children()) {
            if (element.nameIs("p")) {
                document.createParagraph().createRun().setText(element.text());
            } else {
                XWPFTable table = document.createTable();
                table.removeRow(0);
                for (Element row : element.select("tr")) {
                    var cells = table.createRow();
                    for (int c = 0; c < row.childrenSize(); c++) {
                        (c < cells.getTableCells().size() ? cells.getCell(c) : cells.createCell()).setText(row.child(c).text());
                    }
                    while (cells.getTableCells().size() > row.childrenSize()) {
                        cells.removeCell(cells.getTableCells().size() - 1);
                    }
                }
            }
        }
        return document;
    }

    private static byte[] pdf(String html) {
        try (Page page = Browser.visit("about:blank", 800, 1100)) {
            page.setContent(html.replace("<body>", "<body><style>* { font-family: 'WenQuanYi Micro Hei' } td { border: 1px solid; width: 5em } p { max-width: 36em }</style>"));
            return page.pdf(new Page.PdfOptions().setFormat("A4"));
        }
    }
}
