package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.gongkai.Browser;
import org.gongkai.inspection.Samples.Shape;
import org.gongkai.reporting.form.Cell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTextDirection;

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
    @DisplayName("没有格线的 PDF：按列对齐的数照样读；空着的格不会串列；项目折成几行的不会错行")
    void withoutLines() {
        for (String style : List.of("td { padding: 3pt }", "td { padding: 3pt; vertical-align: top }", "td { padding: 2pt; text-align: center; white-space: normal }")) {
            assertThat(problems("年报.pdf", borderless(Samples.report(Samples.balanced(), Shape.HTML), style))).as(style).isEmpty();
            assertThat(problems("年报.pdf", borderless(Samples.report(wrong(), Shape.HTML), style))).as(style).contains("A21-01", "A21-02", "A21-03");
        }
        Map<Cell, BigDecimal> blank = Samples.balanced();
        Samples.set(blank, "t3.r31.com", null);
        assertThat(problems("年报.pdf", borderless(Samples.report(blank, Shape.HTML), "td { padding: 3pt }"))).contains("A21-03");
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

    @Test
    @DisplayName("DOCX：左边两列合并、竖排的表格，照样读")
    void mergedCells() throws IOException {
        assertThat(problems("年报.docx", bytes(merged(Samples.report(Samples.balanced(), Shape.HTML))))).isEmpty();
        assertThat(problems("年报.docx", bytes(merged(Samples.report(wrong(), Shape.HTML))))).contains("A21-01", "A21-02", "A21-03");
    }

    @Test
    @DisplayName("PDF：一个词一个词印上去的，照样读；只有图片的，说是扫描件")
    void wordByWordAndScanned() throws IOException {
        String words = Samples.report(Samples.balanced(), Shape.HTML).replaceAll("([\\u4e00-\\u9fff]{2})", "<span style='position:relative;left:0'>$1</span>");
        assertThat(problems("年报.pdf", borderless(words, "td { padding: 3pt }"))).isEmpty();
        try (PDDocument scanned = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage sheet = new PDPage();
            scanned.addPage(sheet);
            try (PDPageContentStream content = new PDPageContentStream(scanned, sheet)) {
                content.drawImage(LosslessFactory.createFromImage(scanned, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY)), 0, 0, 600, 800);
            }
            scanned.save(out);
            assertThat(Samples.INSPECTION.check("年报.pdf", out.toByteArray()).findings()).singleElement()
                    .extracting(Finding::message).asString().contains("扫描件").contains("文字识别");
        }
    }

    @Test
    @DisplayName("扫描件、图片由机器读了再查：先说是机器读的，查出的一处也不算错误；没有装的说明没有装")
    void checkedAsAMachineReadsIt() throws IOException {
        BufferedImage page = new BufferedImage(1600, 500, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1600, 500);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 64));
        pen.drawString("11010519491231002X", 100, 150);
        pen.drawString("2026 8642", 100, 350);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(page, "png", out);
        Verdict verdict = Samples.INSPECTION.checkAnyText("公示.png", out.toByteArray());
        if (verdict.findings().getFirst().rule().equals("READ-01")) {
            assertThat(verdict.findings().getFirst().message()).contains("没有装读扫描件的程序");
        } else {
            assertThat(verdict.findings().getFirst()).satisfies(first -> assertThat(first.message()).contains("由机器读出"));
            assertThat(verdict.findings()).extracting(Finding::rule).contains("P-IDENTITY");
            assertThat(verdict.hasError()).isFalse();
        }
    }

    private static Map<Cell, BigDecimal> wrong() {
        Map<Cell, BigDecimal> cells = Samples.balanced();
        Samples.set(cells, "t3.r37.tot", 15);
        return cells;
    }

    private static List<String> problems(String name, byte[] file) {
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

    /** The table of requests as Word prints it: group headings stand upright in merged cells before their rows. */
    private static XWPFDocument merged(String html) {
        Element page = Jsoup.parse(html).body();
        Element requests = page.select("table").get(1);
        String[] groups = {"", ""};
        for (Element row : requests.select("tr")) {
            if (row.childrenSize() == 1) {
                groups[row.text().startsWith("三、") ? 0 : 1] = row.text();
                row.remove();
            } else if (row.text().matches("（[一二三四五六七]）.*|\\d\\..*")) {
                groups[1] = row.text().startsWith("（") ? "" : groups[1];
                row.prependElement("td").text(groups[1]);
                row.prependElement("td").text(groups[0]);
                java.util.Arrays.fill(groups, "");
            }
        }
        XWPFDocument document = document(page.html());
        document.getTables().get(1).getRows().stream().filter(row -> row.getTableCells().size() == 10).forEach(row -> {
            for (int c = 0; c < 2; c++) {
                var shape = row.getCell(c).getCTTc().addNewTcPr();
                shape.addNewVMerge().setVal(row.getCell(c).getText().isEmpty() ? STMerge.CONTINUE : STMerge.RESTART);
                shape.addNewTextDirection().setVal(STTextDirection.TB_RL);
            }
        });
        return document;
    }

    private static byte[] pdf(String html) {
        return printed(html, "td { border: 1px solid; width: 5em } p { max-width: 36em }");
    }

    private static byte[] borderless(String html, String style) {
        return printed(html, "td { border: 0; width: 5em; font-size: 9pt } td:first-child { width: 14em } " + style);
    }

    private static byte[] printed(String html, String style) {
        try (Page page = Browser.visit("about:blank", 800, 1100)) {
            page.setContent(html.replace("<body>", "<body><style>* { font-family: 'WenQuanYi Micro Hei' } " + style + "</style>"));
            return page.pdf(new Page.PdfOptions().setFormat("A4"));
        }
    }
}
