package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.GongkaiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@DisplayName("机关、人员的表格写错了什么，逐行用一句话说明；CSV 不拘编码，XLSX 同样读")
class WrongValuesInFilesTest {

    private static final Map<String, String> ORGAN = new LinkedHashMap<>(Map.of("id", "zj", "name", "虚丘县住建局", "kind", "部门", "parent", "xq"));
    private static final Map<String, String> PERSON = new LinkedHashMap<>(Map.of("login", "an.wenhua", "name", "安员", "organ", "xq", "role", "信息员"));
    /** Columns of free text, which nobody reads but people. */
    private static final Set<String> WORDS = Stream.of("functions", "address", "hours", "document_word", "disclosure_office", "phone", "email", "head")
            .map("organs "::concat).collect(Collectors.toSet());
    private static final List<String> WRONG = List.of("", "　", "0", "-1", "1e300", "true", "null", "不详", "2024-02-30", "9999999-01-01", "0000-00-00", "46305", "999999999", "甲".repeat(6_000), "甲".repeat(4_000),
            "a\u0000b", "a\u0007b", "\ud83d", "\uffff", "' or 1=1 --", "<script>", "a,b", "\"引号", "两\n行", "xq", "XQ", "=1+1", "zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj,zj");

    @Autowired
    private ImportOrgans organs;
    @Autowired
    private ImportPeople people;
    @Autowired
    private EstablishOrgan establish;
    @Autowired
    private Organs tree;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void aGovernment() {
        if (tree.find("xq").isEmpty()) {
            establish.establish(new Organ("xq", "虚丘县人民政府", "县政府", null, OrganKind.GOVERNMENT, null, LocalDate.of(1949, 10, 1), null, OrganProfile.EMPTY),
                    Operator.INSTALLATION).orThrow();
        }
    }

    static Stream<Arguments> everyColumnWithEveryWrongValue() {
        List<Arguments> all = new ArrayList<>();
        ImportOrgans.TITLES.keySet().forEach(column -> WRONG.forEach(wrong -> all.add(Arguments.of("organs", column, wrong))));
        ImportPeople.TITLES.keySet().forEach(column -> WRONG.forEach(wrong -> all.add(Arguments.of("people", column, wrong))));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyColumnWithEveryWrongValue")
    @DisplayName("每一列填任何一种错值：拒绝，说出第几行和为什么；不然就是没有害处的值")
    void everyColumn(String file, String column, String wrong) {
        Map<String, String> cells = new LinkedHashMap<>(file.equals("organs") ? ORGAN : PERSON);
        cells.put(column, wrong);
        byte[] quoted = csv(List.of(cells), WrongValuesInFilesTest::quoted).getBytes(StandardCharsets.UTF_8);
        byte[] bare = csv(List.of(cells), Function.identity()).getBytes(StandardCharsets.UTF_8);
        for (byte[] content : List.of(quoted, bare)) {
            transaction.executeWithoutResult(nothingStays -> {
                nothingStays.setRollbackOnly();
                Attempt<?> attempt = file.equals("organs") ? organs.from(content) : people.from(content);
                assertThat(attempt.reasons()).allSatisfy(reason -> assertThat(reason).matches("(?s)第 [23] 行：.{4,}").hasSizeLessThan(250));
                if (attempt.reasons().isEmpty()) {
                    boolean words = WORDS.contains(file + " " + column);
                    assertThat(wrong.length()).isLessThanOrEqualTo(words ? 5_000 : 100);
                    assertThat(column + " " + wrong).matches(words || column.matches("name|short_name") ? "(?s)[a-z_]+ [^\\x00\\x07]*"
                            : "(from|parent|credit_code|subtree|postcode) [\\s\u3000]*|(id|login) [A-Za-z0-9-]{2,40}|from 46305|(parent|organ) xq|subtree (0|true)");
                }
            });
        }
    }

    @Test
    @DisplayName("GBK 的 CSV、XLSX，表头用中文，上面有表名，中间有空行，日期写成 2020/1/1，都读得进去")
    void asPeopleKeepThem() throws IOException {
        List<Map<String, String>> bureaus = List.of(Map.of("机关代码", "cz", "机关名称", "虚丘县财政局", "性质", "部门", "上级机关", "xq", "设立日期", "2020/1/1"),
                Map.of("机关代码", "jy", "机关名称", "虚丘县教育局", "性质", "部门", "上级机关", "xq", "设立日期", "2020年1月1日"));
        assertThat(organs.from(("虚丘县机关一览表\n\n" + csv(bureaus, WrongValuesInFilesTest::quoted)).getBytes(Charset.forName("GBK"))).orThrow()).isEqualTo(2);
        assertThat(tree.find("cz")).hasValueSatisfying(organ -> assertThat(organ.kind()).isEqualTo(OrganKind.DEPARTMENT));
        assertThat(tree.find("jy").map(Organ::from)).contains(LocalDate.of(2020, 1, 1));
        List<Map<String, String>> clerks = List.of(Map.of("登录名", "cz.an", "姓名", "安员", "单位", "cz", "岗位", "信息员", "任职日期", "2020/2/1"),
                Map.of("登录名", "jy.bo", "姓名", "柏员", "单位", "jy", "岗位", "审核人", "任职日期", "2020/2/1"));
        assertThat(people.from(xlsx("人员", clerks)).orThrow().passwords()).containsOnlyKeys("cz.an", "jy.bo");
        assertThat(organs.from(xlsx("机关", List.of(Map.of("机关代码", "sl", "机关名称", "虚丘县水利局", "性质", "部门", "上级机关", "xq")))).orThrow()).isEqualTo(1);
        assertThat(people.from(csv(List.of(Map.of("登录名", "sl.chen", "姓名", "陈员", "单位", "sl", "岗位", "信息员")), WrongValuesInFilesTest::quoted)
                .getBytes(Charset.forName("GBK"))).orThrow().added()).isEqualTo(1);
    }

    private static String csv(List<Map<String, String>> rows, Function<String, String> cell) {
        List<String> columns = List.copyOf(rows.getFirst().keySet());
        return String.join(",", columns) + "\n" + rows.stream().map(row -> columns.stream().map(column -> cell.apply(row.get(column))).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n")) + "\n";
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static byte[] xlsx(String title, List<Map<String, String>> rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet(title);
            sheet.createRow(0).createCell(0).setCellValue(title + "一览表");
            List<String> columns = List.copyOf(rows.getFirst().keySet());
            for (int n = -1; n < rows.size(); n++) {
                XSSFRow row = sheet.createRow(n + 3);
                for (int c = 0; c < columns.size(); c++) {
                    row.createCell(c).setCellValue(n < 0 ? columns.get(c) : rows.get(n).get(columns.get(c)));
                }
            }
            book.write(file);
        }
        return file.toByteArray();
    }
}
