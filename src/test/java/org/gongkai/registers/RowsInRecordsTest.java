package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.ledger.Verify;
import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.NumberType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.TextType;
import org.gongkai.registers.datatype.YesNoType;
import org.gongkai.tables.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("记录里的表（ROWS）：一行一行写，是条目摘要的一部分，写出去的读得回来，错在哪一行哪一列说得清")
class RowsInRecordsTest {

    private static final RowsType MATERIALS = new RowsType(List.of(
            column("name", "材料名称", new TextType(20, false), true),
            column("form", "原件还是复印件", new ChoiceType(new LinkedHashMap<>(Map.of("original", "原件", "copy", "复印件"))), false),
            column("copies", "份数", new NumberType("份", 0, BigDecimal.ZERO, null, true), false),
            column("held", "不用交", new YesNoType(), false)), 3);

    private static RowsType.Column column(String name, String title, Datatype type, boolean required) {
        return new RowsType.Column(name, title, type, required, type instanceof TextType, List.of());
    }

    private static String kept(String typed) {
        return MATERIALS.read(typed) instanceof Datatype.Value(String kept) ? kept : "";
    }

    private static String wrong(String typed) {
        return MATERIALS.read(typed) instanceof Datatype.Wrong(String sentence, String instead) ? sentence : "";
    }

    @Test
    @DisplayName("带表头的行、JSON、一行一项的文字，写的是同一张表，留的就是同一个值；空行不算")
    void readHoweverWritten() {
        String kept = "[{\"copies\":\"2\",\"form\":\"original\",\"name\":\"申请表\"},{\"held\":\"yes\",\"name\":\"营业执照\"}]";
        assertThat(kept("材料名称\t份数\t原件还是复印件\t不用交\n申请表\t2\t原件\t\n\t\t\t\n营业执照\t\t\t是")).isEqualTo(kept);
        assertThat(kept("原件还是复印件,材料名称,份数,不用交\n原件,申请表,２ 份,\n,营业执照,,是")).isEqualTo(kept);
        assertThat(kept("[{\"name\":\"申请表\",\"form\":\"原件\",\"copies\":\"2\"},{},{\"name\":\"营业执照\",\"held\":\"是\"}]")).isEqualTo(kept);
        assertThat(kept(kept)).isEqualTo(kept);
        assertThat(kept("申请表\n营业执照")).isEqualTo("[{\"name\":\"申请表\"},{\"name\":\"营业执照\"}]");
    }

    @Test
    @DisplayName("错在第几行哪一列，应当怎样；没有的列、多的行、缺的必填列、不是表的 JSON 都说出来")
    void faultsNameRowAndColumn() {
        assertThat(wrong("材料名称\t份数\n申请表\t1\n营业执照\t两")).isEqualTo("第 2 行“份数”应为整数，单位是份，只写数，现为“两”");
        assertThat(wrong("[{\"name\":\"申请表\"},{},{\"copies\":\"1\"}]")).isEqualTo("第 3 行没有填“材料名称”");
        assertThat(wrong("材料名称\t颜色\n申请表\t红")).isEqualTo("里没有“颜色”这一列；列有：材料名称、原件还是复印件、份数、不用交");
        assertThat(wrong("名字\t份数\n申请表\t1")).startsWith("第一行没有“材料名称”这一列");
        assertThat(wrong("甲\n乙\n丙\n丁")).isEqualTo("最多 3 行，现有 4 行");
        assertThat(wrong("[{\"name\":")).startsWith("以 [ 开头，却不是 JSON");
        assertThat(wrong("[{\"colour\":\"红\"}]")).startsWith("里没有“colour”这一列");
        assertThat(wrong("[]")).isEqualTo("没有一行；没有的请留空");
        assertThat(wrong("材料名称\t份数\n一二三四五六七八九十一二三四五六七八九十一\t1")).isEqualTo("第 1 行“材料名称”最多 20 字，现有 21 字，请删减");
    }

    @Test
    @DisplayName("写出去的读得回来，逗号、分号、引号、换行在里面也一样；比较只说多出来的行")
    void writtenAndReadBack() {
        String kept = kept("[{\"name\":\"表,一;\\\"甲\\\"\",\"form\":\"复印件\"},{\"name\":\"乙\",\"copies\":\"1\"}]");
        assertThat(kept(MATERIALS.written(kept))).isEqualTo(kept);
        assertThat(kept(MATERIALS.written(kept("[{\"name\":\"甲,乙\"}]")))).isEqualTo("[{\"name\":\"甲,乙\"}]");
        String other = kept("[{\"name\":\"乙\",\"copies\":\"1\"},{\"name\":\"丙\"}]");
        assertThat(MATERIALS.beyond(kept, other)).isEqualTo("表,一;\"甲\"，复印件");
        assertThat(MATERIALS.beyond(other, kept)).isEqualTo("丙");
        assertThat(MATERIALS.beyond("[{\"name\":\"甲\"},{\"name\":\"乙\"}]", "[{\"name\":\"乙\"},{\"name\":\"甲\"}]")).as("in another order").isEqualTo("甲\n乙");
        assertThat(MATERIALS.shown(other)).isEqualTo("乙，1 份\n丙");
    }

    @Test
    @DisplayName("从前是一段文字的，改成表以后仍然读得出：每一行是第一列")
    void textOfBeforeOpens() {
        String text = "申请表（原件 1 份）\n身份证明，超过二十个字也照样显示，因为那是从前登记的内容";
        assertThat(MATERIALS.rows(text)).extracting(row -> row.get("name")).containsExactly(text.split("\n"));
        assertThat(MATERIALS.shown(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("没有表的条目，摘要与从前的算法一样：键、变更、机关、日期、公开的值，RFC 8785，SHA-256")
    void digestOfBefore() {
        String form = EntryForm.of("education~2026-02-10~某", Change.ENTER, "education", LocalDate.of(2026, 2, 10), Map.of("topic", "某", "people", "40"), Map.of());
        assertThat(form).isEqualTo("{\"change\":\"ENTER\",\"content\":{\"people\":\"40\",\"topic\":\"某\"},\"key\":\"education~2026-02-10~某\",\"organ\":\"education\",\"validOn\":\"2026-02-10\"}");
        assertThat(HexFormat.of().formatHex(EntryForm.digest(form))).isEqualTo("663966bf067b868484af24d0baa3107f8907ca69a9d54b067fba69a3e24ecc82");
    }

    @Test
    @DisplayName("一行里 50 以上的行写成 JSON，表格的一格放得下；总共超过 20,000 字的不收")
    void limits() {
        RowsType long_ = new RowsType(List.of(column("name", "名称", new TextType(1000, true), true)), 50);
        String many = IntStream.range(0, 50).mapToObj(n -> "{\"name\":\"第" + n + "\\n行\"}").collect(Collectors.joining(",", "[", "]"));
        String kept = long_.read(many) instanceof Datatype.Value(String value) ? value : "";
        assertThat(long_.written(kept)).isEqualTo(kept);
        String large = IntStream.range(0, 30).mapToObj(n -> "{\"name\":\"" + "长".repeat(900) + "\"}").collect(Collectors.joining(",", "[", "]"));
        assertThat(long_.read(large)).isInstanceOfSatisfying(Datatype.Wrong.class, wrong -> assertThat(wrong.sentence()).startsWith("一共最多 20000 字"));
    }

    @GongkaiTest
    @Import(TimeMachine.Installed.class)
    @Nested
    @DisplayName("在政务服务事项里")
    class InService {

        @Autowired
        Registers registers;
        @Autowired
        EnterRows enter;
        @Autowired
        RecordRows records;
        @Autowired
        Comparison comparison;
        @Autowired
        Verify verify;
        @Autowired
        TimeMachine time;
        @LocalServerPort
        int port;

        @BeforeEach
        void district(@Autowired DemoDistrict demo) {
            time.to("2026-03-02");
            demo.tell("cast");
        }

        @Test
        @DisplayName("材料逐行登记：进条目的摘要，页面是表，接口按列给，CSV 读得回来没有改动，改一行只说那一行，核验无误")
        void lived() throws Exception {
            Register items = registers.find("service-items").orElseThrow();
            Map<String, String> row = new HashMap<>(Map.of("code", "X-1", "name", "某许可", "sort", "1", "basis", "《某法》第一条",
                    "materials", "材料名称\t原件还是复印件\t份数\n申请表\t原件\t1\n租房合同\t复印件\t2"));
            assertThat(save(items, row, "s1")).isInstanceOf(Outcome.Saved.class);
            Entry entry = records.find(items, "X-1").orElseThrow();
            assertThat(entry.said()).as("as the platform of the province numbers kinds").containsEntry("sort", "licence");
            assertThat(entry.said()).containsEntry("materials", "[{\"copies\":\"1\",\"form\":\"original\",\"name\":\"申请表\"},{\"copies\":\"2\",\"form\":\"copy\",\"name\":\"租房合同\"}]");
            assertThat(HexFormat.of().formatHex(EntryForm.digest(EntryForm.of(entry.key(), entry.change(), entry.organ(), entry.validOn(), entry.said(), entry.sealed())))).isEqualTo(entry.digest());
            JsonNode api = JsonMapper.builder().build().readTree(get("/api/v1/registers/service-items/records"));
            assertThat(api.at("/records/0/rows/materials/1/name").asString()).isEqualTo("租房合同");
            assertThat(api.at("/records/0/values/materials").asString()).isEqualTo(entry.said().get("materials"));
            assertThat(get("/registers/service-items/X-1")).contains("<th scope=\"row\">租房合同</th>", "复印件").doesNotContain("[{");

            Sheet.Read read = Sheet.read(items, Table.read(get("/api/v1/registers/service-items/records.csv").getBytes(StandardCharsets.UTF_8)).iterator());
            assertThat(read).isInstanceOfSatisfying(Sheet.Rows.class, sheet -> assertThat(enter.enterForTheHouse(new EnterRows.Wish(items, "s2", "market", Change.CHANGE, ""), sheet.rows()))
                    .isInstanceOfSatisfying(Outcome.Saved.class, saved -> assertThat(saved.unchanged()).isEqualTo(1)));

            row.put("materials", "材料名称\t原件还是复印件\t份数\n申请表\t原件\t1\n租房合同\t复印件\t3");
            assertThat(comparison.of(items, List.of(TypedRow.of(1, row)), "market", Change.CHANGE).getFirst().changed()).singleElement()
                    .satisfies(cell -> assertThat(List.of(cell.before(), cell.after())).containsExactly("租房合同，复印件，2 份", "租房合同，复印件，3 份"));
            time.to("2026-03-05");
            save(items, row, "s3");
            assertThat(get("/registers/service-items/X-1")).contains("<del>租房合同，复印件，2 份</del>", "<ins>租房合同，复印件，3 份</ins>");
            assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
        }

        @Test
        @DisplayName("错的一行不进，说出字段、行、列；全程网办却要到现场、收费没有依据的也不进")
        void refused() {
            Register items = registers.find("service-items").orElseThrow();
            Map<String, String> row = new HashMap<>(Map.of("code", "X-2", "name", "某许可", "sort", "行政许可", "materials", "材料名称\t份数\n申请表\t一"));
            assertThat(save(items, row, "r1")).isInstanceOfSatisfying(Outcome.Refused.class,
                    refused -> assertThat(refused.faults()).extracting(RowFault::sentence).containsExactly("“申请材料”第 1 行“份数”应为整数，单位是份，只写数，现为“一”"));
            row.put("materials", "");
            row.putAll(Map.of("wholly", "是", "visits", "1", "online", "否", "fee", "是"));
            assertThat(save(items, row, "r2")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.faults()).extracting(RowFault::sentence)
                    .containsExactlyInAnyOrder("全程网办的也是网上办，“网上办”不能是“否”", "全程网办的不用到现场，次数应为 0", "收费的要写明标准和依据"));
            row.putAll(Map.of("wholly", "", "visits", "", "online", "", "feeStandard", "每件 80 元"));
            assertThat(save(items, row, "r3")).isInstanceOfSatisfying(Outcome.Refused.class,
                    refused -> assertThat(refused.faults()).extracting(RowFault::sentence).contains("“收费标准和依据”第 1 行没有填“收费依据”"));
        }

        private Outcome save(Register register, Map<String, String> row, String saving) {
            return enter.enterForTheHouse(new EnterRows.Wish(register, saving, "market", Change.CHANGE, ""), List.of(TypedRow.of(1, row)));
        }

        private String get(String path) throws Exception {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
            }
        }
    }
}
