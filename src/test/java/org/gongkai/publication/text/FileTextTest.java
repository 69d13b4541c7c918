package org.gongkai.publication.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.gongkai.reading.Opened;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Scanned;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
@DisplayName("文件中的文字")
class FileTextTest {

    @TempDir
    Path folder;
    private final FileText files = new FileText();

    /** On a machine where everything runs at once a child may be slow or not to be had; anything else that stands against it is told. */
    private FileBody read(Path file, String name) {
        Opened<FileBody> answer = await().atMost(Duration.ofMinutes(2)).until(() -> files.body(file, name),
                read -> !(read instanceof Opened.Refused<FileBody>(String reason, boolean busy) && (busy || reason.contains("用时过长"))));
        return switch (answer) {
            case Opened.Done<FileBody>(FileBody body, byte[] none) -> body;
            case Opened.Refused<FileBody>(String reason, boolean busy) -> fail(reason);
        };
    }

    @Test
    @DisplayName("DOCX 的段落和表格成为正文")
    void readsDocx() throws IOException {
        Path file = folder.resolve("a.docx");
        try (XWPFDocument word = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
            word.createParagraph().createRun().setText("关于开放社区停车场的通知");
            word.createTable(1, 2).getRow(0).getCell(1).setText("120个车位");
            word.write(out);
        }
        assertThat(read(file, "a.docx").markup()).contains("<p>关于开放社区停车场的通知</p>").contains("120个车位").contains("<td>");
    }

    @Test
    @DisplayName("DOCX 的标题、加粗、合并的单元格、数字和署名的位置都在；图片、页眉没有带过来，说明")
    void keepsWhatAPaperIs() throws IOException {
        Path file = folder.resolve("b.docx");
        try (XWPFDocument word = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
            word.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("内部资料");
            word.createParagraph().createRun().setText("一、收费标准");
            XWPFParagraph line = word.createParagraph();
            line.createRun().setText("每小时");
            XWPFRun bold = line.createRun();
            bold.setBold(true);
            bold.setText("5.50元");
            XWPFTable table = word.createTable(2, 2);
            table.getRow(0).setRepeatHeader(true);
            table.getRow(0).getCell(0).setText("车型");
            table.getRow(0).getCell(0).getCTTc().addNewTcPr().addNewVMerge().setVal(STMerge.RESTART);
            table.getRow(1).getCell(0).getCTTc().addNewTcPr().addNewVMerge();
            table.getRow(0).getCell(1).setText("收费");
            table.getRow(1).getCell(1).setText("1,234.50");
            table.getRow(1).getCell(1).getParagraphs().getFirst().setAlignment(ParagraphAlignment.RIGHT);
            XWPFParagraph signed = word.createParagraph();
            signed.setAlignment(ParagraphAlignment.RIGHT);
            signed.createRun().setText("青澜区人民政府");
            word.write(out);
        }
        FileBody body = read(file, "b.docx");
        assertThat(body.markup()).isEqualTo("<h2>一、收费标准</h2><p>每小时<strong>5.50元</strong></p>"
                + "<table><tbody><tr><th rowspan=\"2\"><p>车型</p></th><th><p>收费</p></th></tr><tr><td><p class=\"sign-off\">1,234.50</p></td></tr></tbody></table>"
                + "<p class=\"sign-off\">青澜区人民政府</p>");
        assertThat(body.lost()).containsExactly("页眉、页脚没有带过来");
    }

    @Test
    @DisplayName("只读得到字的文件：被页宽断开的行接成一段，标题和日期各是一行，带制表符的行成为表格")
    void joinsBrokenLines() {
        assertThat(WordsBody.of(List.of("一、基本情况", "　　本年度全区共受理政府信息公开申请一百二十件，其中网上", "申请八十件，当面申请四十件。", "- 1 -", "2026年3月2日"), true).markup())
                .isEqualTo("<h2>一、基本情况</h2><p>本年度全区共受理政府信息公开申请一百二十件，其中网上申请八十件，当面申请四十件。</p><p class=\"sign-off\">2026年3月2日</p>");
        assertThat(WordsBody.of(List.of("科目\t数", "教育\t-0.5"), false).markup()).isEqualTo("<table><tbody><tr><td>科目</td><td>数</td></tr><tr><td>教育</td><td>-0.5</td></tr></tbody></table>");
    }

    @Test
    @DisplayName("扫描件的一页由 Tesseract 读，装了的读得出字，没装的说明怎么办")
    void readsScans() throws IOException {
        BufferedImage page = new BufferedImage(1600, 500, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1600, 500);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 64));
        pen.drawString("2026", 100, 150);
        pen.dispose();
        Path scan = folder.resolve("scan.pdf");
        try (PDDocument pdf = new PDDocument()) {
            PDPage leaf = new PDPage(new PDRectangle(800, 250));
            pdf.addPage(leaf);
            try (PDPageContentStream content = new PDPageContentStream(pdf, leaf)) {
                content.drawImage(LosslessFactory.createFromImage(pdf, page), 0, 0, 800, 250);
            }
            pdf.save(scan.toFile());
        }
        switch (files.scan(scan, "scan.pdf", 1)) {
            case Opened.Done<Scanned>(Scanned read, byte[] none) -> assertThat(String.join("", read.lines()).replace(" ", "")).contains("2026");
            case Opened.Refused<Scanned>(String reason, boolean busy) -> assertThat(reason).contains("没有装读扫描件的程序");
        }
    }

    @Test
    @DisplayName("TXT 不论 UTF-8 还是 GB18030")
    void readsBothEncodings() throws IOException {
        Path utf = Files.writeString(folder.resolve("u.txt"), "\uFEFF公开目录");
        Path gb = Files.write(folder.resolve("g.txt"), "公开目录".getBytes(Charset.forName("GB18030")));
        assertThat(files.body(utf, "u.txt").optional().map(FileBody::markup)).contains("<p>公开目录</p>");
        assertThat(files.body(gb, "g.txt").optional().map(FileBody::markup)).contains("<p>公开目录</p>");
    }

    @Test
    @DisplayName("坏文件没有文字，用一句话说明")
    void survivesBrokenFiles() throws IOException {
        Path cut = Files.write(folder.resolve("x.docx"), new byte[] {'P', 'K', 3, 4, 0});
        assertThat(files.body(cut, "x.docx")).isEqualTo(new Opened.Refused<>("从这个文件里读不出文字，请检查文件是否完整。", false));
    }

    @Test
    @DisplayName("嵌套十万层的网页不拖住正文的清理，也不悄悄丢字")
    void deepMarkupIsRefused() throws Exception {
        assertThat(CleanHtml.of("<div>".repeat(150) + "深处的字")).contains("深处的字");
        assertThatThrownBy(() -> CleanHtml.of("<div>".repeat(100_000) + "深处的字")).isInstanceOf(Refusal.class).hasMessageContaining("层");
    }
}
