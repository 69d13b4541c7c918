package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongkai.redaction.Files.REDACTION;
import static org.gongkai.redaction.Files.paragraph;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.redaction.FileInWords.Relative;
import org.gongkai.redaction.FileInWords.Unseen;
import org.gongkai.redaction.Files.Word;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("第三十七条 标记以前看得到：文件里的文字、看不见的文字、没有标到的同类")
class FileInWordsTest {

    @ParameterizedTest(name = "Word：{0}")
    @CsvSource(delimiter = '|', value = {
        "白底上的白字|<w:color w:val=\"FFFFFF\"/>", "字号只有 1 磅|<w:sz w:val=\"2\"/>", "隐藏的文字|<w:vanish/>",
        "黑底上的黑字|<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>",
        "黑底上的黑字|<w:color w:val=\"000000\"/><w:highlight w:val=\"black\"/>",
        "字与底色相同|<w:color w:val=\"FFFF00\"/><w:highlight w:val=\"yellow\"/>", "字宽缩到 1%|<w:w w:val=\"1\"/>"})
    void unseenInWord(String how, String properties) {
        FileInWords words = read(Word.of(paragraph("看得见的一段") + "<w:p><w:r><w:t>看得见</w:t></w:r><w:r><w:rPr>" + properties
                + "</w:rPr><w:t>住址北街三号</w:t></w:r></w:p>").bytes());

        assertThat(words.unseen()).containsExactly(new Unseen("第 2 段", "住址北街三号", how));
        assertThat(words.lines()).extracting(FileInWords.Line::words).containsExactly("看得见的一段", "看得见");
    }

    @ParameterizedTest(name = "Word：{0} 看得见")
    @CsvSource(delimiter = '|', value = {"蓝底白字|<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>", "黑底上由程序定的字|<w:shd w:val=\"clear\" w:fill=\"000000\"/>",
        "黑字|<w:color w:val=\"000000\"/>", "不隐藏|<w:vanish w:val=\"0\"/>", "小号字|<w:sz w:val=\"12\"/>"})
    void seenInWord(String what, String properties) {
        assertThat(read(Word.of("<w:p><w:r><w:rPr>" + properties + "</w:rPr><w:t>看得见</w:t></w:r></w:p>").bytes()).unseen()).isEmpty();
    }

    @Test
    @DisplayName("Word：样式里的白色、删去的修订、批注；页眉、脚注和表格里的文字都在")
    void everywhereInWord() {
        FileInWords words = read(Word.of("<w:p><w:pPr><w:pStyle w:val=\"Sub\"/></w:pPr><w:r><w:t>样式藏的字</w:t></w:r></w:p>"
                + "<w:p><w:del><w:r><w:delText>删去的字</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc>" + paragraph("格子里的字") + "</w:tc></w:tr></w:tbl>")
                .part("styles.xml", "styles", "<w:styles><w:style w:styleId=\"Base\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>"
                        + "<w:style w:styleId=\"Sub\"><w:basedOn w:val=\"Base\"/></w:style></w:styles>")
                .part("header1.xml", "header", "<w:hdr>" + paragraph("页眉里的字") + "</w:hdr>")
                .part("comments.xml", "comments", "<w:comments><w:comment>" + paragraph("批注里的字") + "</w:comment></w:comments>").bytes());

        assertThat(words.unseen()).containsExactlyInAnyOrder(new Unseen("第 1 段", "样式藏的字", "白底上的白字"),
                new Unseen("第 2 段", "删去的字", "修订中删去的文字"), new Unseen("批注", "批注里的字", "批注"));
        assertThat(words.lines()).extracting(FileInWords.Line::words).containsExactlyInAnyOrder("格子里的字", "页眉里的字");
    }

    @Test
    @DisplayName("Excel：数字格式 ;;;、白字、隐藏的行列和工作表")
    void unseenInSheets() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("名册");
            sheet.createRow(0).createCell(0).setCellValue("看得见");
            XSSFCellStyle blank = book.createCellStyle();
            blank.setDataFormat(book.createDataFormat().getFormat(";;;"));
            styled(sheet, 1, blank).setCellValue("格式藏的");
            XSSFCellStyle white = book.createCellStyle();
            XSSFFont font = book.createFont();
            font.setColor(new XSSFColor(new byte[] {(byte) 255, (byte) 255, (byte) 255}, null));
            white.setFont(font);
            styled(sheet, 2, white).setCellValue("白色的");
            XSSFCellStyle black = book.createCellStyle();
            XSSFFont ink = book.createFont();
            ink.setColor(IndexedColors.BLACK.getIndex());
            black.setFont(ink);
            black.setFillForegroundColor(new XSSFColor(new byte[] {0, 0, 0}, null));
            black.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            styled(sheet, 3, black).setCellValue("黑底的");
            sheet.createRow(4).createCell(0).setCellValue("藏起的行");
            sheet.getRow(4).setZeroHeight(true);
            sheet.createRow(5).createCell(3).setCellValue("藏起的列");
            sheet.setColumnHidden(3, true);
            book.createSheet("底稿").createRow(0).createCell(0).setCellValue("藏起的表");
            book.setSheetHidden(1, true);
            book.write(file);
        }
        FileInWords words = read(file.toByteArray());

        assertThat(words.lines()).extracting(FileInWords.Line::words).containsExactly("看得见");
        assertThat(words.unseen()).extracting(Unseen::words, Unseen::how).containsExactly(tuple("Apache POI", "文件属性"),
                tuple("格式藏的", "数字格式 ;;;"),
                tuple("白色的", "白底上的白字"), tuple("黑底的", "黑底上的黑字"),
                tuple("藏起的行", "隐藏的行"), tuple("藏起的列", "隐藏的列"),
                tuple("藏起的表", "隐藏的工作表"));
    }

    private static XSSFCell styled(XSSFSheet sheet, int row, XSSFCellStyle style) {
        XSSFCell cell = sheet.createRow(row).createCell(0);
        cell.setCellStyle(style);
        return cell;
    }

    @Test
    @DisplayName("PDF：白字和黑块盖住的字，看得见的不算")
    void unseenInPdf() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                write(pen, "SEEN BY ALL", 700, Color.BLACK);
                write(pen, "WHITE SECRET", 600, Color.WHITE);
                write(pen, "COVERED", 500, Color.BLACK);
                pen.setNonStrokingColor(Color.BLACK);
                pen.addRect(60, 480, 300, 50);
                pen.fill();
            }
            document.save(file);
        }
        FileInWords words = read(file.toByteArray());

        assertThat(words.lines()).singleElement().satisfies(line -> assertThat(line.words().replace(" ", "")).isEqualTo("SEENBYALL"));
        assertThat(words.unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.place()).isEqualTo("第 1 页");
            assertThat(unseen.words().replace(" ", "")).isEqualTo("WHITESECRETCOVERED");
        });
    }

    private static void write(PDPageContentStream pen, String words, float y, Color colour) throws IOException {
        pen.beginText();
        pen.setFont(new PDType1Font(FontName.HELVETICA), 24);
        pen.setNonStrokingColor(colour);
        pen.newLineAtOffset(72, y);
        pen.showText(words);
        pen.endText();
    }

    @Test
    @DisplayName("每个标记的文字出现几处，不论怎样写")
    void counts() {
        byte[] file = Word.of(paragraph("联系人\u2EE9小明，电话139-0000-1234。") + paragraph("黃小明 一三九〇〇〇〇一二三四")).bytes();

        assertThat(read(file, "黄小明", "13900001234", "李四").counts()).containsExactly(2, 2, 0);
    }

    @Test
    @DisplayName("同一个人的别的写法、没有标到的号码，都提出来；已经标到的不再提")
    void relatives() {
        byte[] file = Word.of(paragraph("黄小明，身份证号110101199003074477，电话13900001234。") + paragraph("黄先生（尾号4477）生于1990年3月7日，小明的旧证号110101900307447。")
                + paragraph("另一人电话 138-1111-2222，卡号6222 0202 0011 2233 447。")).bytes();
        FileInWords words = read(file, "黄小明", "110101199003074477");

        assertThat(words.relatives()).extracting(Relative::words).contains("13900001234", "黄先生", "尾号4477", "1990年3月7日", "小明", "138-1111-2222")
                .doesNotContain("黄小明", "110101199003074477");
        assertThat(words.relatives().stream().filter(one -> one.words().contains("138")).findFirst().orElseThrow().why()).contains("手机号码");
    }

    @Test
    @DisplayName("只有真的是身份证号、手机号、银行卡号的才算号码")
    void personalNumbers() {
        assertThat(Map.of("110101199003074477", true, "110101199003074478", false, "139 0000 1234", true, "23900001234", false, "２０２６", false,
                "青政发〔2026〕3号", false, "1390000123", false)).allSatisfy((written, is) -> assertThat(PersonalNumbers.isOne(written)).as(written).isEqualTo(is));
    }

    @Test
    @DisplayName("校验位不符的，前面写着银行卡、卡号、账号，也提出来；没有写的不提")
    void mistypedCards() {
        assertThat(PersonalNumbers.in("退到银行卡：4111 1111 1111 1112，合同编号4111111111111112")).extracting(PersonalNumbers.Found::written).containsExactly("4111 1111 1111 1112");
    }

    @Test
    @DisplayName("隐去了一部分的公开件里还留着没有标记的号码，照样提醒；号码也标了就不提醒")
    void numbersLeftBesideMarks() {
        byte[] file = Word.of(paragraph("黄小明，身份证110101199003074477，电话13900001234。")).bytes();
        Redacted.Copy some = (Redacted.Copy) REDACTION.redact(file, List.of(new Mark.Words("黄小明", Files.GROUND), new Mark.Words("13900001234", Files.GROUND)));
        assertThat(some.lookAt()).singleElement().asString().contains("还留着", "1 处").doesNotContain("110101");
        Redacted.Copy all = (Redacted.Copy) REDACTION.redact(file, List.of(new Mark.Words("黄小明", Files.GROUND), new Mark.Words("13900001234", Files.GROUND),
                new Mark.Words("110101199003074477", Files.GROUND)));
        assertThat(all.lookAt()).isEmpty();
    }

    @Test
    @DisplayName("没有标记也能做副本：看得见的都在，属性和批注不在，提醒看不见的文字和号码")
    void wholeCopy() {
        byte[] file = Word.of(paragraph("合同总价一百万元，电话13900001234") + "<w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>白字</w:t></w:r></w:p>")
                .part("comments.xml", "comments", "<w:comments><w:comment>" + paragraph("内部意见") + "</w:comment></w:comments>")
                .loose("docProps/core.xml", "<x>作者</x>").bytes();
        Redacted.Copy copy = (Redacted.Copy) REDACTION.redact(file, List.of());

        assertThat(copy.taken()).isZero();
        assertThat(String.join("", Files.parts(copy.bytes()).values())).contains("合同总价一百万元").doesNotContain("内部意见", "作者");
        assertThat(copy.lookAt()).anyMatch(line -> line.contains("手机号码")).anyMatch(line -> line.contains("看不见的文字"));
        assertThat(String.join("", copy.lookAt())).doesNotContain("1390000");
    }

    private static FileInWords read(byte[] file, String... marked) {
        return ((Redaction.Answer.Yes<FileInWords>) REDACTION.inWords(file, List.of(marked))).value();
    }
}
