package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.inspection.MadeFiles.docx;
import static org.gongkai.inspection.MadeFiles.pdf;
import static org.gongkai.inspection.MadeFiles.photograph;
import static org.gongkai.inspection.MadeFiles.revised;
import static org.gongkai.inspection.MadeFiles.sheets;
import static org.gongkai.inspection.MadeFiles.unzipped;
import static org.gongkai.inspection.MadeFiles.workbook;
import static org.gongkai.inspection.MadeFiles.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.publication.Concern;
import org.gongkai.publication.FileLook;
import org.gongkai.reading.Opened;
import org.gongkai.reporting.form.Forms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
@DisplayName("条例第十五条、第十七条 要公开的文件：整个读、整个查，看不见的说出来，可以换成清理后的副本")
class PublicFilesTest {

    private static final String IDENTITY = "11010519491231002X";
    private static final Charset GBK = Charset.forName("GBK");
    private final OwnTexts check = new OwnTexts(Inspection.shipped(), new Forms(new ReplyKinds()));

    @TempDir
    Path folder;

    interface Made {

        byte[] file() throws IOException;
    }

    @TestFactory
    @DisplayName("各种文件里的身份证号码都查得出来，指到在哪里，号码遮住")
    Stream<DynamicTest> identityInEveryKind() {
        Map<String, Made> files = new LinkedHashMap<>();
        files.put("名单.docx", () -> docx(document -> document.createParagraph().createRun().setText("赵某 " + IDENTITY)));
        files.put("表格里.docx", () -> docx(document -> document.createTable(2, 2).getRow(1).getCell(1).setText(IDENTITY)));
        files.put("页眉.docx", () -> docx(document -> document.createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT).createParagraph().createRun().setText(IDENTITY)));
        files.put("名单.xlsx", () -> sheets(new XSSFWorkbook(), sheet -> sheet.createRow(3).createCell(2).setCellValue(IDENTITY)));
        files.put("名单.xls", () -> sheets(new HSSFWorkbook(), sheet -> sheet.createRow(3).createCell(2).setCellValue(IDENTITY)));
        files.put("隐藏的表.xlsx", () -> sheets(new XSSFWorkbook(), sheet -> {
            Sheet hidden = sheet.getWorkbook().createSheet("底稿");
            hidden.createRow(0).createCell(0).setCellValue(IDENTITY);
            sheet.getWorkbook().setSheetHidden(1, true);
        }));
        files.put("名单.csv", () -> ("姓名,证件\n赵某," + IDENTITY + "\n").getBytes(GBK));
        files.put("名单.txt", () -> ("赵某" + IDENTITY).getBytes(StandardCharsets.UTF_8));
        files.put("宽字.txt", () -> ("\uFEFF赵某" + IDENTITY).getBytes(StandardCharsets.UTF_16LE));
        files.put("名单.html", () -> ("<html><body><p>公布如下，请有关单位和个人核对。</p><p style='display:none'>" + IDENTITY + "</p></body></html>").getBytes(StandardCharsets.UTF_8));
        files.put("名单.pdf", () -> pdf(IDENTITY, null));
        files.put("批注.pdf", () -> pdf("OK", IDENTITY));
        files.put("压缩.zip", () -> zip(GBK, Map.of("名单/赵某.csv", ("赵某," + IDENTITY).getBytes(GBK))));
        files.put("套着.zip", () -> zip(StandardCharsets.UTF_8, Map.of("内层.zip", zip(StandardCharsets.UTF_8, Map.of("甲.docx", docx(document -> document.createParagraph().createRun().setText(IDENTITY)))))));
        files.put("版式.ofd", () -> zip(StandardCharsets.UTF_8, Map.of("OFD.xml", "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>".getBytes(StandardCharsets.UTF_8),
                "Doc_0/Pages/Page_0/Content.xml", ("<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:TextObject Boundary=\"0 0 9 9\"><ofd:TextCode>110105</ofd:TextCode>"
                        + "<ofd:TextCode>19491231002X</ofd:TextCode></ofd:TextObject></ofd:Page>").getBytes(StandardCharsets.UTF_8))));
        return files.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertThat(look(each.getKey(), each.getValue().file()).concerns())
                .filteredOn(concern -> concern.rule().equals("P-IDENTITY")).isNotEmpty().allSatisfy(concern -> {
                    assertThat(concern.stops()).isTrue();
                    assertThat(concern.message()).doesNotContain(IDENTITY);
                })));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a.exe,MZ", "通知.docx,MZ", "a.docx,''", "a.js,alert(1)", "a,正文", "通知\u202Excod.exe,MZ", "a\u0001.txt,正文", "a.pdf,正文", "a.docm,PK", "a.svg,<svg/>"})
    @DisplayName("不在准许的种类里、空的、名字和内容不符、名字里有控制字符的不收，说明为什么")
    void refused(String name, String content) throws IOException {
        assertThat(opened(name.translateEscapes(), content.getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(Opened.Refused.class,
                refused -> assertThat(refused.reason()).matches("(?s).*(没有收下|不能收下|可以收下的有).*"));
    }

    @Test
    @DisplayName("改名的程序藏在压缩包里也不收；加密的、坏的文件没有检查过，不收")
    void refusedInside() throws IOException {
        assertThat(opened("a.zip", zip(StandardCharsets.UTF_8, Map.of("说明.exe", new byte[] {'M', 'Z'})))).isInstanceOf(Opened.Refused.class);
        assertThat(opened("a.docx", zip(StandardCharsets.UTF_8, Map.of("[Content_Types].xml", "wordprocessingml.document.main <".getBytes(StandardCharsets.UTF_8),
                "word/document.xml", "<w:document".getBytes(StandardCharsets.UTF_8))))).isInstanceOf(Opened.Refused.class);
    }

    @Test
    @DisplayName("隐藏的表、行、列、格，批注、修订、作者、属性、隐藏的字、拍摄地点都是发现")
    void unseenThings() throws IOException {
        assertThat(rules("工作簿.xlsx", workbook())).contains("A-HIDDEN-SHEET", "A-HIDDEN-ROW", "A-HIDDEN-TEXT", "A-COMMENT", "A-AUTHOR", "A-PROPERTY");
        assertThat(rules("文稿.docx", revised())).contains("A-COMMENT", "A-REVISION", "A-HIDDEN-TEXT", "A-AUTHOR");
        assertThat(rules("图.jpg", photograph())).contains("A-WHERE", "A-EXIF");
        assertThat(rules("批注.pdf", pdf("OK", "note"))).contains("A-COMMENT", "A-AUTHOR");
        assertThat(rules("清白.txt", "各街道：夜间开放停车场。".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    @DisplayName("清理后的副本没有看不见的内容，看得见的还在，能再打开")
    void cleanedCopies() throws IOException {
        byte[] words = cleaned("文稿.docx", revised());
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(words))) {
            String text = String.join("\n", document.getParagraphs().stream().map(XWPFParagraph::getText).toList());
            assertThat(text).contains("正文第一句").contains("新加的字").doesNotContain("删去的字").doesNotContain("藏着的字");
            assertThat(document.getDocComments()).isNull();
        }
        byte[] book = cleaned("工作簿.xlsx", workbook());
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("看得见");
        }
        assertThat(unzipped(book)).doesNotContain("底稿里的话").doesNotContain("隐行里的话").doesNotContain("隐列里的话").doesNotContain("格里的话").doesNotContain("批注的话")
                .doesNotContain("张三").doesNotContain("内部编号").contains("看得见");
        byte[] pages = cleaned("批注.pdf", pdf("VISIBLE", "secret note"));
        try (PDDocument document = Loader.loadPDF(pages)) {
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document)).contains("VISIBLE");
        }
        byte[] picture = cleaned("图.jpg", photograph());
        assertThat(new String(picture, StandardCharsets.ISO_8859_1)).doesNotContain("2026:03:01");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(40);
    }

    private byte[] cleaned(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("original"), content);
        Opened<FileLook> copy = check.cleaned(file, name);
        assertThat(copy).as(() -> name + copy).isInstanceOf(Opened.Done.class);
        Opened.Done<FileLook> done = (Opened.Done<FileLook>) copy;
        assertThat(done.value().concerns()).extracting(Concern::rule).noneMatch(rule -> rule.startsWith("A-") && !rule.equals("A-PICTURE"));
        assertThat(done.value().cleanable()).isFalse();
        return done.bytes();
    }

    private List<String> rules(String name, byte[] content) throws IOException {
        return look(name, content).concerns().stream().map(Concern::rule).distinct().toList();
    }

    private FileLook look(String name, byte[] content) throws IOException {
        Opened<FileLook> opened = opened(name, content);
        assertThat(opened).as(() -> name + opened).isInstanceOf(Opened.Done.class);
        return opened.optional().orElseThrow();
    }

    private Opened<FileLook> opened(String name, byte[] content) throws IOException {
        return check.file(Files.write(folder.resolve("file"), content), name);
    }
}
