package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.redaction.Files.NUMBER;
import static org.gongkai.redaction.Files.SECRET;
import static org.gongkai.redaction.Files.copy;
import static org.gongkai.redaction.Files.parts;
import static org.gongkai.redaction.Files.text;
import static org.gongkai.redaction.Files.words;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
@DisplayName("第三十七条 区分处理：Excel 文件里隐去的内容，无论藏在哪里都不随副本给出")
class SheetRedactionTest {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SEEN = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>经办人张三丰</t></is></c></row>";

    static Stream<Map.Entry<String, byte[]>> hidingPlaces() {
        Map<String, byte[]> places = new TreeMap<>();
        places.put("共享的文字", book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "", Map.of("xl/sharedStrings.xml",
                "<sst xmlns=\"" + MAIN + "\"><si><r><t>张三</t></r><r><t>丰</t></r><rPh><t>张三丰</t></rPh></si><si><t>没有用到的张三丰</t></si></sst>")));
        places.put("公式和它算出的值", book("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"张三\"&amp;\"丰\"&amp;B1</f><v>张三丰</v></c></row>", "", Map.of()));
        places.put("只在公式里", book(SEEN + "<row r=\"2\"><c r=\"A2\"><f>IF(B1=\"张三丰\",1,2)</f><v>2</v></c></row>", "", Map.of()));
        places.put("隐藏的行", book(SEEN + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>张三丰</t></is></c></row>", "", Map.of()));
        places.put("被合并单元格盖住", book(SEEN + "<row r=\"2\"><c r=\"A2\"/><c r=\"B2\" t=\"inlineStr\"><is><t>张三丰</t></is></c></row>",
                "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>", Map.of()));
        places.put("下拉选项", book(SEEN, "<dataValidations><dataValidation><formula1>\"张三丰\"</formula1></dataValidation></dataValidations>", Map.of()));
        places.put("打印的页眉", book(SEEN, "<headerFooter><oddHeader>张三丰</oddHeader></headerFooter>", Map.of()));
        places.put("方案管理器", book(SEEN, "<scenarios><scenario name=\"张三丰\"><inputCells r=\"A1\" val=\"张三丰\"/></scenario></scenarios>", Map.of()));
        places.put("筛选的值", book(SEEN, "<autoFilter ref=\"A1:A2\"><filterColumn colId=\"0\"><filters><filter val=\"张三丰\"/></filters></filterColumn></autoFilter>", Map.of()));
        places.put("批注", book(SEEN, "<legacyDrawing r:id=\"rId9\" xmlns:r=\"" + OFFICE + "\"/>", Map.of("xl/comments1.xml", "<x>张三丰</x>",
                "xl/threadedComments/t1.xml", "<x>张三丰</x>", "xl/persons/person.xml", "<x>张三丰</x>")));
        places.put("透视表的缓存", book(SEEN, "", Map.of("xl/pivotCache/pivotCacheRecords1.xml", "<x>张三丰</x>", "xl/pivotTables/p1.xml", "<x>张三丰</x>")));
        places.put("外部链接和数据连接", book(SEEN, "", Map.of("xl/externalLinks/e1.xml", "<x>张三丰</x>", "xl/connections.xml", "<x>张三丰</x>")));
        places.put("图形和图表", book(SEEN, "<drawing r:id=\"rId8\" xmlns:r=\"" + OFFICE + "\"/>", Map.of("xl/drawings/drawing1.xml", "<x>张三丰</x>",
                "xl/charts/chart1.xml", "<x>张三丰</x>", "xl/embeddings/a.bin", "张三丰")));
        places.put("文件属性", book(SEEN, "", Map.of("docProps/core.xml", "<x>张三丰</x>", "docProps/thumbnail.jpeg", "张三丰")));
        places.put("数字格式里的文字", book(SEEN + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>7</v></c></row>", "", Map.of("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN
                + "\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"&quot;张三丰&quot;0\"/></numFmts><cellXfs count=\"1\"><xf numFmtId=\"170\"/></cellXfs></styleSheet>")));
        places.put("工作表的名字", book("张三丰的表", SEEN, "", "", Map.of()));
        places.put("隐藏的列", book("表", SEEN + "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>张三丰</t></is></c></row>", "",
                "<cols><col min=\"3\" max=\"3\" width=\"9\" hidden=\"1\"/></cols>", Map.of()));
        places.put("隐藏的工作表", withHidden("hidden"));
        places.put("深度隐藏的工作表", withHidden("veryHidden"));
        places.put("定义的名称", named());
        return places.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidingPlaces")
    @DisplayName("每一种藏身之处都清空，而原件确实藏有")
    void nowhere(Map.Entry<String, byte[]> place) {
        assertThatThrownBy(() -> Proof.require(place.getValue(), FileKind.XLSX, List.of(), List.of(Alike.of(SECRET)), Bounds.within(Duration.ofMinutes(1))))
                .isInstanceOf(Proof.Leak.class);

        Redacted.Copy copy = copy(place.getValue(), words(SECRET));

        assertThat(String.join("", parts(copy.bytes()).values())).doesNotContain("张").doesNotContain("<f>");
    }

    @Test
    @DisplayName("隐藏的行、列、工作表里没有标出的内容也不随副本给出")
    void hiddenIsNotGiven() {
        byte[] original = book("表", SEEN + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>底价甲</t></is></c></row>"
                + "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>底价乙</t></is></c></row>", "", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>", Map.of());

        Redacted.Copy copy = copy(original, words(SECRET));

        assertThat(String.join("", parts(copy.bytes()).values())).doesNotContain("底价");
        assertThat(copy.removed()).anyMatch(what -> what.startsWith("隐藏的行")).anyMatch(what -> what.startsWith("隐藏的列"));
    }

    @Test
    @DisplayName("数字按存储的、展开的和显示的三种写法查找")
    void numbers() throws Exception {
        byte[] original = book("<row r=\"1\"><c r=\"A1\"><v>1.10101199003074477E17</v></c><c r=\"B1\" s=\"1\"><v>1234567</v></c>"
                + "<c r=\"C1\" s=\"2\"><v>46093</v></c><c r=\"D1\"><v>88</v></c></row>", "", Map.of("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN
                        + "\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"3\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));

        Redacted.Copy copy = copy(original, words(NUMBER), words("1,234,567"), words("2026年3月12日"));

        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(copy.bytes()))) {
            var row = opened.getSheetAt(0).getRow(0);
            assertThat(List.of(row.getCell(0), row.getCell(1), row.getCell(2))).allMatch(cell -> cell.getStringCellValue().equals("■■■"));
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(88);
        }
    }

    @Test
    @DisplayName("其余的值、合并和列宽照旧，Excel 能打开")
    void theRestStays() throws Exception {
        byte[] original = book("表", SEEN + "<row r=\"2\"><c r=\"A2\"><f>SUM(B2:C2)</f><v>42</v></c><c r=\"B2\" t=\"b\"><v>1</v></c></row>",
                "<mergeCells><mergeCell ref=\"A3:B3\"/></mergeCells>", "<cols><col min=\"1\" max=\"1\" width=\"31\"/></cols>", Map.of());

        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(copy(original, words(SECRET)).bytes()))) {
            var sheet = opened.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("经办人■■■");
            assertThat(sheet.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(42);
            assertThat(sheet.getRow(1).getCell(1).getBooleanCellValue()).isTrue();
            assertThat(sheet.getMergedRegions()).hasSize(1);
            assertThat(sheet.getColumnWidth(0)).isEqualTo(31 * 256);
        }
    }

    @Test
    @DisplayName("Excel 没有页面：方框拒绝，并说怎样做")
    void boxes() {
        assertThat(Files.refusal(book(SEEN, "", Map.of()), new Mark.Box(1, 0, 0, 1, 1, Files.GROUND))).contains("画不了方框");
    }

    private static byte[] withHidden(String state) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("xl/workbook.xml", workbook("<sheet name=\"表\" sheetId=\"1\" r:id=\"s1\"/><sheet name=\"底稿\" sheetId=\"2\" state=\"" + state + "\" r:id=\"s2\"/>", ""));
        more.put("xl/_rels/workbook.xml.rels", Files.relations("<Relationship Id=\"s1\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"s2\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"));
        more.put("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + SEEN + "</sheetData></worksheet>");
        return book("<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>", "", more);
    }

    private static byte[] named() {
        return book(SEEN, "", Map.of("xl/workbook.xml", workbook("<sheet name=\"表\" sheetId=\"1\" r:id=\"s1\"/>",
                "<definedNames><definedName name=\"经办\">\"张三丰\"</definedName></definedNames>")));
    }

    private static String workbook(String sheets, String after) {
        return "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>" + sheets + "</sheets>" + after + "</workbook>";
    }

    private static byte[] book(String rows, String after, Map<String, String> more) {
        return book("表", rows, after, "", more);
    }

    private static byte[] book(String title, String rows, String after, String before, Map<String, String> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + FileKind.XLSX.mediaType() + ".main+xml\"/></Types>"));
        parts.put("_rels/.rels", text(Files.relations("<Relationship Id=\"r1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/>")));
        parts.put("xl/workbook.xml", text(workbook("<sheet name=\"" + title + "\" sheetId=\"1\" r:id=\"s1\"/>", "")));
        parts.put("xl/_rels/workbook.xml.rels", text(Files.relations("<Relationship Id=\"s1\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"s3\" Type=\"" + OFFICE + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + "<Relationship Id=\"s4\" Type=\"" + OFFICE + "/styles\" Target=\"styles.xml\"/>")));
        parts.put("xl/worksheets/sheet1.xml", text("<worksheet xmlns=\"" + MAIN + "\">" + before + "<sheetData>" + rows + "</sheetData>" + after + "</worksheet>"));
        more.forEach((name, content) -> parts.put(name, text(content)));
        return Files.zip(parts);
    }
}
