package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.history.RegisterFile;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.tables.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("旧登记簿导入")
class RegisterImportTest {

    private static final String HEADER = "id,organ,channel,received,applicant,outcome,decided,served,extended,paused\n";

    @Autowired
    RequestImport requestImport;
    @Autowired
    CaseLists lists;
    @Autowired
    Cases cases;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    CaseworkCast cast;
    @Autowired
    Organs organs;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void today() {
        time.to("2026-11-20");
    }

    @Test
    @DisplayName("一行就是一件走过同一条路的办件：期限、事实、台账与现办件无异；重复导入不改变什么")
    void rowsWalkTheSameStreet() throws Exception {
        String csv = HEADER
                + "T-1,lq-jy,post-signed,2025-09-01,nat,R36-2,2025-10-20,2025-10-22,,2025-09-08..2025-09-25\n"
                + "T-2,lq-jy,当面提交,2024-09-02,商业企业,r341,2024-10-31,,20,\n"
                + "T-3,lq-jy,web,2026-11-10,law,,,,,\n"
                + "T-4,lq-jy,web,2019-05-14,nat,,,,,\n";
        RequestImport.Result first = chunk(csv);
        assertThat(first.rejected()).isEmpty();
        assertThat(first.imported()).isEqualTo(4);
        RequestImport.Result again = chunk(csv);
        assertThat(again.imported()).isZero();
        assertThat(again.unchanged()).isEqualTo(4);

        List<CaseLists.Line> open = lists.open(Scope.of(Set.of(EDUCATION)), CaseLists.Wanted.EVERYTHING, null, 10);
        assertThat(open).extracting(line -> String.valueOf(line.dueOn()))
                .as("2019-05-14 收到的适用2008年条例，15个工作日").containsExactly("2019-06-04", "2024-11-01", "2026-12-08");
        assertThat(facts.sums(FactQuery.of(Set.of("inforequest.received"), Set.of(EDUCATION))))
                .extracting(sum -> sum.party() + sum.amount().intValue()).containsExactlyInAnyOrder("nat2", "com1", "law1");

        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("同一编号的另一行不会悄悄丢掉：拒绝并说明哪里不同，列入发现；同一文件里两次也是；与从前版本导入的相比也是；完全一样的才算不变")
    void anotherRowUnderTheSameId() throws Exception {
        String head = HEADER.strip() + ",title\n";
        String first = "U-1,lq-zj,web,2024-03-01,nat,R36-2,2024-03-20,2024-03-21,,,旧标题\n";
        assertThat(chunk(head + first).imported()).isEqualTo(1);
        assertThat(chunk(head + first).unchanged()).isEqualTo(1);
        for (String changed : List.of(first.replace("R36-2", "R36-1"), first.replace("旧标题", "新标题"), first.replace("2024-03-21", "2024-03-22"))) {
            RequestImport.Result result = chunk(head + changed);
            assertThat(List.of(result.imported(), result.unchanged())).as(changed).containsExactly(0, 0);
            assertThat(result.rejected()).singleElement().satisfies(one -> assertThat(one.reasons().toString()).contains("U-1").contains("内容不同").contains("没有改动"));
            assertThat(result.findings()).containsEntry("same-id", 1);
            assertThat(result.notices()).extracting(RequestImport.Notice::line).containsExactly(2L);
        }
        assertThat(chunk(head + first.replace("R36-2", "R36-1")).rejected().toString()).contains("办理结果这里是 R36-2，这一行是 R36-1");

        RequestImport.Result twice = chunk(head + first.replace("U-1", "U-2") + first.replace("U-1", "U-2") + first.replace("U-1", "U-2").replace("旧标题", "新标题"));
        assertThat(List.of(twice.imported(), twice.unchanged())).containsExactly(1, 1);
        assertThat(twice.rejected()).singleElement().satisfies(one -> assertThat(one.reasons().toString()).contains("同一文件第 2 行已有"));

        jdbc.sql("update casework.application set source_digest = null where source_id = 'inforequest:U-1'").update();
        assertThat(chunk(head + first.replace("R36-2", "R36-1")).findings()).containsEntry("same-id", 1);
        assertThat(chunk(head + first).unchanged()).isEqualTo(1);
        assertThat(chunk(head + first.replace("旧标题", "新标题")).findings()).as("认得以后，别的不同也看得出").containsEntry("same-id", 1);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "送达早于答复|R-01,lq-jy,web,2024-03-01,nat,R36-2,2024-03-20,2024-03-19,,|早于上一步",
            "答复早于收到|R-02,lq-jy,web,2024-03-01,nat,R36-2,2024-02-20,,,|早于上一步",
            "期限届满后延长|R-03,lq-jy,web,2024-03-01,nat,,,,2024-05-30+10,|已经届满",
            "延长超过20日|R-04,lq-jy,web,2024-03-01,nat,R36-2,2024-05-20,,21,|最多延长 20 个工作日",
            "2008年条例只能延长15日|R-05,lq-jy,web,2018-03-01,nat,,,,20,|最多延长 15 个工作日",
            "没有这种答复|R-06,lq-jy,web,2024-03-01,nat,R99,2024-03-20,,,|2024-03-01 收到的可以写：",
            "收到之日没有这种答复|R-07,lq-jy,web,2018-03-01,nat,R35,2018-03-20,,,|2018-03-01 没有“",
            "机关不存在|R-08,lq-none,web,2024-03-01,nat,R36-2,2024-03-20,,,|没有编码为“lq-none”的机关",
            "申请人类别不明|R-09,lq-jy,web,2024-03-01,robot,R36-2,2024-03-20,,,|请选择申请人类别",
            "还没有到的日子|R-10,lq-jy,web,2027-03-01,nat,,,,,|还没有到",
            "没有结果却有答复日期|R-11,lq-jy,web,2024-03-01,nat,,2024-03-20,,,|没有办理结果",
            "不是日期|R-12,lq-jy,web,2024-13-01,nat,,,,,|不是 2020-03-12 这样的日期",
            "缺少编号|,lq-jy,web,2024-03-01,nat,,,,,|缺少编号",
            "列数不对|R-13,lq-jy,web|（表头有 10 列）",
            "征求意见倒着写|R-14,lq-jy,web,2024-03-01,nat,R36-2,2024-03-29,,,2024-03-20..2024-03-10|早于开始",
            "条例施行以前|R-15,lq-jy,web,2007-03-01,nat,,,,,|不适用于 2007-03-01",
            "答复以后才征求意见|R-16,lq-jy,web,2024-03-01,nat,R36-2,2024-03-10,,,2024-03-12..2024-03-15|只能在“办理中”时办理"})
    @DisplayName("法律上不可能的一行被拒绝，说明理由，什么也不留下")
    void impossibleRowsAreRefused(String what, String row, String reason) {
        RequestImport.Result result = chunk(HEADER + row + "\n");
        assertThat(result.imported()).isZero();
        assertThat(result.rejected()).hasSize(1);
        assertThat(result.rejected().getFirst().line()).isEqualTo(2);
        assertThat(String.join("；", result.rejected().getFirst().reasons())).contains(reason);
    }

    @Test
    @DisplayName("任何种类的旧登记簿：各列是哪一步写在种类的文件里；结果可以写代码、名称或者选项；没有的列、没有的结果说出来")
    void anyType() throws Exception {
        RequestImport.Result letters = rows("mayormail", HEADER + "M-1,lq-zf,web,2025-09-01,nat,answered,2025-09-03,,,\n"
                + "M-2,lq-zf,web,2025-09-01,个人,不予受理,2025-09-02,,,\n" + "M-3,lq-zf,web,2026-11-19,nat,,,,,\n"
                + "M-4,lq-zf,web,2025-09-01,nat,granted,2025-09-03,,,\n" + "M-5,lq-zf,web,2025-09-01,nat,answered,2025-09-03,,20,\n");
        assertThat(letters.rejected()).extracting(one -> one.id() + " " + String.join("；", one.reasons()))
                .containsExactly("M-4 “granted”不是“区长信箱”的结果；可以写：declined 不予受理、answered 答复", "M-5 “区长信箱”的登记簿没有延期");
        assertThat(letters.imported()).isEqualTo(3);
        assertThat(lists.ended(Scope.EVERYTHING, CaseLists.Wanted.ofType("mayormail"), null, 10)).extracting(CaseLists.Line::outcome).containsExactlyInAnyOrder("answered", "declined");
        assertThat(lists.open(Scope.EVERYTHING, CaseLists.Wanted.ofType("mayormail"), null, 10)).singleElement()
                .satisfies(line -> assertThat(line.dueOn()).isEqualTo("2026-11-26"));
        assertThat(facts.sums(FactQuery.of(Set.of("mayormail.received"), Set.of(CaseworkCast.GOVERNMENT)))).singleElement().satisfies(sum -> assertThat(sum.amount()).isEqualByComparingTo("2"));
        RequestImport.Result complaints = rows("transparencycomplaint", HEADER + "C-1,lq-zf,web,2025-09-01,nat,属实,2025-09-03,,,\n");
        assertThat(complaints.rejected()).isEmpty();
        assertThat(rows("litigation", HEADER + "L-1,lq-zf,court,2025-09-01,nat,uphold,2025-09-03,,,\n").rejected()).singleElement()
                .satisfies(one -> assertThat(one.reasons()).singleElement().asString().contains("import cases"));
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private RequestImport.Result rows(String type, String csv) {
        return requestImport.chunk(type, RegisterFile.rows(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), false).toList());
    }

    @Test
    @DisplayName("不是 UTF-8 的文件和缺列的文件整个被拒绝")
    void wrongFilesAreRefused() {
        byte[] gbk = (HEADER + "一,lq-jy,当面提交,2024-03-01,自然人,,,,,\n").getBytes(Charset.forName("GBK"));
        assertThatThrownBy(() -> RegisterFile.rows(new ByteArrayInputStream(gbk), false).toList())
                .hasRootCauseInstanceOf(java.nio.charset.CharacterCodingException.class);
        assertThatThrownBy(() -> RegisterFile.rows(new ByteArrayInputStream("id,organ\n1,2\n".getBytes(StandardCharsets.UTF_8)), false))
                .hasMessageContaining("缺少列").hasMessageContaining("received");
    }

    @Test
    @DisplayName("JSON Lines 与 CSV 同样读")
    void jsonLines() {
        String lines = """
                {"id":"J-1","organ":"lq-zf","channel":"counter","received":"2024-03-01","applicant":"nat","outcome":"R36-4","decided":"2024-03-20"}
                not json
                """;
        RequestImport.Result result = requestImport.chunk("inforequest",
                RegisterFile.rows(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), true).toList());
        assertThat(result.imported()).isEqualTo(1);
        assertThat(result.rejected()).extracting(RequestImport.Rejection::line).containsExactly(2L);
    }

    private RequestImport.Result chunk(String csv) {
        return requestImport.chunk("inforequest",
                RegisterFile.rows(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), false).toList());
    }

    @Test
    @DisplayName("GBK 编码、中文表头、表名在上、空行、2026/10/10 和表格序号的日期、机关写全称：照样读")
    void asPeopleKeepThem(@TempDir Path folder) throws Exception {
        String register = "青澜区政府信息公开申请登记簿,,,,,,,,,,\n登记编号,受理机关,申请方式,收到日期,申请人类型,办理结果,答复日期,送达日期,延期,征求意见,申请内容\n"
                + "Z-1,%1$s,当面提交,2024/3/1,自然人,R36-2,2024年3月20日,,,,校车线路\n,,,,,,,,,,\nZ-2,%1$s,当面提交,45352,自然人,R36-2,45371,,,2024/3/5至2024/3/8,\"学位,安排\"\n"
                        .formatted(organs.require(HOUSING).name());
        for (Charset charset : List.of(Charset.forName("GBK"), StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            Path file = Files.write(folder.resolve("r.csv"), ((charset == StandardCharsets.UTF_16LE ? "\uFEFF" : "") + register).getBytes(charset));
            RequestImport.Result result = requestImport.chunk("inforequest", RegisterFile.rows(Table.rows(file, in -> in)).toList());
            assertThat(result.rejected()).as(charset.name()).isEmpty();
            assertThat(result.imported() + result.unchanged()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("每一列填任何一种错值，都不挡住别的行")
    void noValueStopsTheRegister() {
        String[] wrong = {"null", "\"\"", "7", "true", "[]", "{\"a\":1}", "\"" + "长".repeat(20_000) + "\"", "\"a\\u0000b\"", "\"\\ud83d\"", "\"不详\"", "\"2024-05\"", "\"2024-02-30\"",
            "\"2035-01-01\"", "\"20240501\"", "\"..\"", "\"2024-03-05..不详\"", "\"+\"", "\"999999999999\""};
        StringBuilder lines = new StringBuilder();
        int n = 0;
        for (String column : (HEADER.strip() + ",title").split(",")) {
            for (String value : wrong) {
                Map<String, String> said = new LinkedHashMap<>(Map.of("id", "\"W-" + n + "\"", "organ", "\"lq-zj\"", "channel", "\"web\"", "received", "\"2024-03-01\"", "applicant", "\"nat\"",
                        "outcome", "\"R36-2\"", "decided", "\"2024-03-20\""));
                said.put(column, value);
                lines.append(said.entrySet().stream().map(one -> "\"" + one.getKey() + "\":" + one.getValue()).collect(Collectors.joining(",", "{", "}\n")));
                n++;
            }
        }
        lines.append("null\n[]\n\n");
        RequestImport.Result result = requestImport.chunk("inforequest",
                RegisterFile.rows(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)), true).toList());
        assertThat(result.imported() + result.unchanged() + result.rejected().size()).isEqualTo(n + 2);
        assertThat(result.rejected()).allSatisfy(one -> assertThat(one.reasons().toString()).doesNotContain("写不进去").hasSizeGreaterThan(4));
    }
}
