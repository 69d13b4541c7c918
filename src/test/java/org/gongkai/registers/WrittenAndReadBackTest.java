package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.tables.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("名录写出去的，读得回来")
class WrittenAndReadBackTest {

    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    SaveRows save;
    @Autowired
    RecordRows records;
    @Autowired
    Comparison comparison;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast", "registers");
    }

    @Test
    @DisplayName("自己写出去的 CSV 读得回来：每一份名录整个下载、再导入，没有一条改动，地点的经纬度也还在")
    void whatIsWrittenIsReadBack(@LocalServerPort int port) throws Exception {
        Map<String, Object> changed = new TreeMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Register register : registers.all().stream().filter(register -> !register.isProjected()).toList()) {
                String csv = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/registers/" + register.id() + "/records.csv")).build(),
                        HttpResponse.BodyHandlers.ofString()).body();
                Sheet.Read read = Sheet.read(register, Table.read(csv.getBytes(StandardCharsets.UTF_8)).iterator());
                List<TypedRow> rows = read instanceof Sheet.Rows sheet ? sheet.rows() : List.of();
                // A rule may need what is not public: such a row says so instead of going in
                boolean hides = register.fields().stream().anyMatch(RegisterField::sealed);
                Outcome outcome = save.foresee(new SaveRows.Order(register, EnterRows.fresh(), "qinglan", null, Change.CHANGE, null, null), rows);
                boolean asItStands = outcome instanceof Outcome.Saved saved && saved.entries() == 0 && saved.unchanged() == records.standing(register.id());
                if (!asItStands && !(hides && (outcome instanceof Outcome.Refused || read instanceof Sheet.Unreadable))) {
                    changed.put(register.id(), read instanceof Sheet.Unreadable ? read : outcome instanceof Outcome.Refused refused ? refused.faults().getFirst() : outcome);
                }
            }
        }
        assertThat(changed).isEmpty();
        assertThat(registers.find("major-projects").orElseThrow().field("place").orElseThrow().type().read("人民广场路3号（东门）（经度 123.1450，纬度 29.0320）"))
                .as("as an earlier export wrote it").isEqualTo(new Datatype.Value("人民广场路3号（东门） @123.1450,29.0320"));
    }

    @Test
    @DisplayName("导出的表里没有不公开的字段：改了再导入，它们原样留着；审批的人看到的也是这样")
    void whatIsNotShownStays() {
        Register channels = registers.find("channels").orElseThrow();
        Entry before = records.find(channels, "青澜发布").orElseThrow();
        assertThat(before.sealed()).containsKey("editor");
        Map<String, String> shown = new TreeMap<>(before.said());
        shown.put("followers", "175000");
        List<TypedRow> rows = List.of(TypedRow.of(1, shown));
        assertThat(comparison.of(channels, rows, before.organ(), Change.CHANGE)).singleElement()
                .satisfies(row -> assertThat(row.changed()).extracting(Comparison.Cell::title).containsExactly("关注数"));
        assertThat(enter.enterForTheHouse(new EnterRows.Wish(channels, EnterRows.fresh(), before.organ(), Change.CHANGE, ""), rows)).isInstanceOf(Outcome.Saved.class);
        Entry after = records.find(channels, "青澜发布").orElseThrow();
        assertThat(after.number()).isGreaterThan(before.number());
        assertThat(after.sealed()).as("the same value under the same salt").isEqualTo(before.sealed());
        shown.put("editor", "");
        assertThat(comparison.of(channels, List.of(TypedRow.of(1, shown)), before.organ(), Change.CHANGE)).singleElement()
                .satisfies(row -> assertThat(row.changed()).extracting(Comparison.Cell::title).containsExactly("管理员"));
    }
}
