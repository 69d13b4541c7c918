package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.People;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第四十六条 任务到责任单位的工作台，过期亮黑灯；查询机没有声音，管理的机关有任务")
class RecordsThatWaitTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MACHINE = "大厅三号机";

    @LocalServerPort
    int port;
    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    RegisterDuties duties;
    @Autowired
    TimeMachine time;
    @Autowired
    People people;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
        save("plans", Map.of("code", "P1", "sort", "工作计划", "name", "2026年政务公开工作计划", "fromOn", "2026-01-01", "toOn", "2026-12-31"), "qinglan");
    }

    @Test
    @DisplayName("计划任务：在责任单位的工作台上，不在别的单位；临近亮黄灯，过期亮黑灯；做完了就没有了")
    void aTaskReachesADesk() {
        time.to("2026-03-02");
        Map<String, String> row = new HashMap<>(Map.of("plan", "P1", "task", "编制教育领域目录", "owner", "区教育局", "dueOn", "2026-03-20", "state", "进行中"));
        save("plan-tasks", row, "qinglan");
        assertThat(tasks("education")).singleElement().satisfies(duty -> {
            assertThat(duty.number()).isEqualTo("编制教育领域目录");
            assertThat(duty.dueOn()).hasToString("2026-03-20");
            assertThat(duty.light()).isEqualTo(Light.GREEN);
            assertThat(duty.organ()).isEqualTo("区教育局");
            assertThat(duty.address()).startsWith("/registers/plan-tasks/");
        });
        assertThat(tasks("culture")).isEmpty();
        Staff office = people.staff(people.byLogin("dongzhen.office").orElseThrow().id()).orElseThrow();
        assertThat(duties.of(office, 50).pressing()).as("an organ with people of its own is urged, its work is not done, by the office above").extracting(Duty::number).doesNotContain("编制教育领域目录");
        assertThat(duties.ofOthers(office, 50).pressing()).extracting(Duty::number).contains("编制教育领域目录");
        assertThat(tasks("qinglan")).as("not of the office that entered it").isEmpty();
        time.to("2026-03-17");
        assertThat(tasks("education")).singleElement().satisfies(duty -> assertThat(duty.light()).isEqualTo(Light.YELLOW));
        time.to("2026-03-24");
        assertThat(tasks("education")).singleElement().satisfies(duty -> {
            assertThat(duty.light()).isEqualTo(Light.BLACK);
            assertThat(duty.left()).isEqualTo(-2);
        });
        row.putAll(Map.of("state", "已完成", "doneOn", "2026-03-24"));
        save("plan-tasks", row, "qinglan");
        assertThat(tasks("education")).isEmpty();
        save("plan-tasks", Map.of("plan", "P1", "task", "百年规划", "owner", "区教育局", "dueOn", "2199-01-01", "state", "未开始"), "qinglan");
        assertThat(tasks("education")).as("a day that no calendar reaches").singleElement().satisfies(duty -> assertThat(duty.light()).isNull());
    }

    @Test
    @DisplayName("查询机：报在线的不催；一个工作日没有声音，管理的机关有任务，又有声音就没有了；不报在线的不管")
    void aSilentMachineMakesADuty() throws Exception {
        time.to("2026-04-07");
        Map<String, String> row = new HashMap<>(Map.of("name", MACHINE, "sort", "终端查询机", "major", "否", "place", "青澜区虚拟大道 1 号", "hours", "工作日", "machines", "1", "openedOn", "2026-03-01", "state", "开放", "watched", "是"));
        save("query-points", row, "data");
        save("query-points", Map.of("name", "大厅四号机", "sort", "终端查询机", "major", "否", "place", "青澜区虚拟大道 1 号", "hours", "工作日", "machines", "1", "openedOn", "2026-03-01", "state", "开放"), "data");
        assertThat(silent()).isEmpty();
        time.to("2026-04-08");
        HttpResponse<String> first = get("/?kiosk=on&point=" + URLEncoder.encode(MACHINE, StandardCharsets.UTF_8), "");
        String cookies = first.headers().allValues("set-cookie").stream().map(cookie -> cookie.substring(0, cookie.indexOf(';'))).collect(Collectors.joining("; "));
        assertThat(cookies).contains("gongkai-point=");
        assertThat(first.body()).contains("hx-get=\"/heard\"");
        time.to("2026-04-09");
        assertThat(get("/heard", cookies).statusCode()).isEqualTo(204);
        time.to("2026-04-10");
        assertThat(silent()).as("one working day").isEmpty();
        time.to("2026-04-13");
        assertThat(silent()).singleElement().satisfies(duty -> {
            assertThat(duty.number()).isEqualTo(MACHINE);
            assertThat(duty.light()).isEqualTo(Light.BLACK);
            assertThat(duty.dueOn()).hasToString("2026-04-10");
        });
        assertThat(get("/heard", cookies.replace("kiosk", "own")).statusCode()).isEqualTo(204);
        assertThat(silent()).as("a browser that is no kiosk is not heard").hasSize(1);
        assertThat(get("/?kiosk=on&point=" + URLEncoder.encode("没有这台", StandardCharsets.UTF_8), "").headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("gongkai-point"));
        get("/guide", cookies);
        assertThat(silent()).isEmpty();
        time.to("2026-05-20");
        assertThat(silent()).hasSize(1);
        row.put("state", "维修中");
        save("query-points", row, "data");
        assertThat(silent()).isEmpty();
    }

    @Test
    @DisplayName("不予公开备案：复查日以前在工作台上；题名、谁决定的不在公开的页面和数据里；理由消失的还在工作台上，写明是哪份文件才算公开")
    void whatIsWithheldIsReviewed() throws Exception {
        time.to("2026-03-02");
        Map<String, String> row = new HashMap<>(Map.of("code", "不公开备2026-1", "subject", "校车采购谈判底价", "sort", "合同", "ground", "商业秘密", "article", "第十五条", "decider", "局长办公会",
                "filedOn", "2026-03-02", "at", "区政府办公室", "said", "还没有回复"));
        row.put("state", "理由还在，不公开");
        assertThat(entered("nondisclosure-filings", row, "education")).as("without a day of review").isInstanceOf(Outcome.Refused.class);
        row.put("reviewOn", "2026-03-20");
        save("nondisclosure-filings", row, "education");
        Duty review = tasks("education").stream().filter(duty -> duty.number().equals("不公开备2026-1")).findFirst().orElseThrow();
        assertThat(review.dueOn()).hasToString("2026-03-20");
        assertThat(review.what()).startsWith("再看理由还在不在");
        assertThat(tasks("culture")).isEmpty();
        String key = java.net.URLDecoder.decode(review.address().replaceFirst(".*key=", ""), StandardCharsets.UTF_8);
        // the list is the search's, which follows what was saved
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/registers/nondisclosure-filings", "").body().contains("不公开备2026-1"));
        for (String address : List.of("/registers/nondisclosure-filings", RecordAddress.of("nondisclosure-filings", key), "/registers/nondisclosure-filings.csv")) {
            assertThat(get(address, "").body()).as(address).doesNotContain("校车").doesNotContain("局长办公会");
        }
        assertThat(get("/registers/nondisclosure-filings", "").body()).contains("商业秘密", "合同");
        row.put("state", "理由消失，正在公开");
        save("nondisclosure-filings", row, "education");
        assertThat(tasks("education")).extracting(Duty::number).contains("不公开备2026-1");
        row.put("state", "已经公开");
        row.put("releasedOn", "2026-03-02");
        assertThat(entered("nondisclosure-filings", row, "education")).as("without the document").isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.faults().getFirst().sentence()).contains("文件"));
    }

    private Outcome entered(String register, Map<String, String> row, String organ) {
        return enter.enterForTheHouse(new EnterRows.Wish(registers.find(register).orElseThrow(), EnterRows.fresh(), organ, Change.CHANGE, ""), List.of(TypedRow.of(1, row)));
    }

    private List<Duty> tasks(String organ) {
        return duties(organ, "到期办理");
    }

    private List<Duty> silent() {
        return duties("data", "查询机失联");
    }

    private List<Duty> duties(String organ, String queue) {
        return duties.of(new Staff("o", "某", List.of(Post.at(organ, Role.OFFICER))), 50).pressing().stream().filter(duty -> duty.queue().equals(queue)).toList();
    }

    private void save(String register, Map<String, String> row, String organ) {
        assertThat(entered(register, row, organ)).isInstanceOf(Outcome.Saved.class);
    }

    private HttpResponse<String> get(String address, String cookies) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        return HTTP.send((cookies.isEmpty() ? request : request.header("Cookie", cookies)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
