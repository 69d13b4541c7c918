package org.gongkai.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.reading.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("人们怎么存表格，就怎么读")
class TableTest {

    @Test
    @DisplayName("逗号、分号、制表符；引号里的逗号和换行；空行不算；编码自己认")
    void csv() throws Refusal {
        for (String text : new String[] {"a,b\n\"1,x\",\"两\n行\"\n\n , \n3,4\n", "a;b\n1,x;\"两\n行\"\n;\n3;4\n", "a\tb\n1,x\t\"两\n行\"\n3\t4"}) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
                List<TableRow> rows = Table.read(text.getBytes(charset));
                assertThat(rows).extracting(TableRow::cells).containsExactly(List.of("a", "b"), List.of("1,x", "两\n行"), List.of("3", "4"));
            }
        }
    }

    @Test
    @DisplayName("没有闭合的引号只坏自己这一行")
    void anOpenQuote() {
        List<TableRow> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder("a,b\n1,\"没有闭合\n");
        for (int i = 0; i < 200; i++) {
            text.append(i).append(",x\n");
        }
        Table.rows(new StringReader(text.toString())).forEachRemaining(rows::add);
        assertThat(rows).hasSize(202);
        assertThat(rows).filteredOn(row -> row.broken() != null).singleElement().matches(row -> row.line() == 2);
        assertThat(rows.getLast().line()).isEqualTo(202);
    }

    @Test
    @DisplayName("XLSX：日期格、序号、文字、空行，第一张空表略过；坏的、旧式的说明怎么办")
    void xlsx() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("空");
            XSSFSheet sheet = book.createSheet("登记");
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            XSSFRow head = sheet.createRow(0);
            head.createCell(0).setCellValue("编号");
            head.createCell(1).setCellValue("收到日期");
            head.createCell(2).setCellValue("备注");
            XSSFRow row = sheet.createRow(2);
            row.createCell(0).setCellValue(12);
            row.createCell(1).setCellValue(LocalDate.of(2026, 10, 10));
            row.getCell(1).setCellStyle(day);
            XSSFRow other = sheet.createRow(3);
            other.createCell(0).setCellValue("甲,\"乙\"");
            other.createCell(2).setCellValue(46305);
            book.write(file);
        }
        List<TableRow> rows = Table.read(file.toByteArray());
        assertThat(rows).extracting(TableRow::cells).containsExactly(List.of("编号", "收到日期", "备注"), List.of("12", "2026-10-10", ""), List.of("甲,\"乙\"", "", "46305"));
        assertThat(rows).extracting(TableRow::line).containsExactly(1L, 3L, 4L);
        byte[] cut = java.util.Arrays.copyOf(file.toByteArray(), 900);
        assertThatThrownBy(() -> Table.read(cut)).isInstanceOf(Refusal.class).hasMessageContaining("另存为 CSV");
        assertThatThrownBy(() -> Table.read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1})).hasMessageContaining("XLS");
    }

    @Test
    @DisplayName("表头用中文、次序不拘、上面有表名；缺列说缺哪些")
    void headings() {
        Map<String, List<String>> titles = Map.of("id", List.of("编号"), "on", List.of("收到日期"));
        Heading.Is found = (Heading.Is) Heading.in(Table.rows(new StringReader("某某登记簿,\n 收到日期（年月日）,* 编 号\n2026/1/1,7\n")), titles, Set.of("id", "on"));
        assertThat(found.heading().at()).containsEntry("id", 1).containsEntry("on", 0);
        assertThat(Heading.in(Table.rows(new StringReader("编号,x\n")), titles, Set.of("id", "on"))).isEqualTo(new Heading.Missing(Set.of("on")));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-10,2026-10-10", "2026/10/1,2026-10-01", "2026.1.2,2026-01-02", "20240501,2024-05-01", "2024年5月1日,2024-05-01", "二〇二四年十二月三十一日,2024-12-31",
        "二○二四年十月二十日,2024-10-20", "2024-05-01 09:15:00,2024-05-01", "2024-05-01T00:00:00Z,2024-05-01", "１９９９年１月１日,1999-01-01", "1714521600000,2024-05-01", "45352,2024-03-01", "45352.5,2024-03-01"})
    @DisplayName("同一天的各种写法")
    void days(String written, LocalDate day) {
        assertThat(WrittenDay.ofCell(written)).isEqualTo(new WrittenDay.Read(day, null));
    }

    @ParameterizedTest
    @CsvSource({"不详,无法识别", "2024-05,只到月份", "2024-02-30,不存在", "0000-00-00,不存在", "1024-01-01,不可信", "20241301,不存在"})
    @DisplayName("读不出日子的，说为什么")
    void noDays(String written, String why) {
        WrittenDay.Read read = WrittenDay.ofCell(written);
        assertThat(read.day()).isNull();
        assertThat(read.fault()).contains(why);
    }
}
