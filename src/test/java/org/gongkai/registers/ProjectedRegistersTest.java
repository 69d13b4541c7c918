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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.RenameOrgan;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
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
@DisplayName("第二十条 已经知道的不再录入：机构职能、负责人、法律依据库由来源形成，跟着来源变")
class ProjectedRegistersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Staff OFFICER = new Staff("o", "某", List.of(Post.at("education", Role.OFFICER)));

    @LocalServerPort
    int port;
    @Autowired
    Registers registers;
    @Autowired
    RecordSearch records;
    @Autowired
    EnterRows enter;
    @Autowired
    Keepers keepers;
    @Autowired
    Organs organs;
    @Autowired
    TimeMachine time;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/registers/organ-profiles").body().contains("共 " + organs.asOf(LocalDate.of(2026, 3, 2)).size() + " 条"));
    }

    @Test
    @DisplayName("列表、逐条、接口、整份取走、检索都有；每一条带着来源的地址；没有空的经过，按某一天回看说清为什么不能")
    void readLikeAnyOther() throws Exception {
        String list = get("/registers/organ-profiles").body();
        assertThat(list).contains("由机构名录形成，不另外录入").contains("随来源更新").contains("青澜区发展和改革局").contains("没有自己的条目").doesNotContain("看那一天所知道的");
        String record = get("/registers/organ-profiles/development").body();
        assertThat(record).contains("拟订并组织实施国民经济和社会发展规划").contains("/columns/functions?organ=development").contains("这里没有登记的经过").doesNotContain("登记时间");
        assertThat(get("/columns/functions?organ=development").statusCode()).isEqualTo(200);
        assertThat(get("/registers/organ-profiles?asOf=2025-01-01").statusCode()).isEqualTo(404);
        assertThat(get("/registers").body()).contains("机构职能", "负责人", "法律依据库");
        assertThat(get("/api/v1/registers/organ-profiles/records?limit=1000").body()).contains("\"key\":\"development\"").contains("/columns/functions?organ=development");
        assertThat(get("/api/v1/registers/organ-profiles/records.csv").body()).contains("青澜区发展和改革局").contains("来源");
        assertThat(get("/api/v1/registers/organ-profiles/entries").body()).startsWith("{\"entries\":[]");
        assertThat(get("/api/v1/registers.jsonld").body()).contains("/registers/instruments");
        assertThat(get("/search?q=" + encoded("拟订并组织实施国民经济和社会发展规划")).body()).contains("/registers/organ-profiles/development");
        assertThat(get("/registers/leaders").body()).contains("区长");
    }

    @Test
    @DisplayName("没有录入的表单：工作台上没有，录入、导入都说到哪里去改")
    void nothingIsEntered() {
        Register profiles = registers.find("organ-profiles").orElseThrow();
        assertThat(keepers.hands(registers.all(), OFFICER)).filteredOn(hand -> hand.register().isProjected()).isNotEmpty().allSatisfy(hand -> assertThat(hand.isEmpty()).isTrue());
        List<TypedRow> row = List.of(TypedRow.of(1, Map.of("code", "x", "name", "某局", "kind", "部门")));
        EnterRows.Wish wish = new EnterRows.Wish(profiles, EnterRows.fresh(), "education", Change.CHANGE, "");
        assertThat(sentence(enter.enter(wish, row, OFFICER))).contains("由机构名录形成，不在这里录入");
        assertThat(sentence(enter.enterForTheHouse(wish, row))).contains("不录入也不导入");
    }

    private static String sentence(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).faults().getFirst().sentence();
    }

    @Test
    @DisplayName("跟着来源变：机关改了名称，名录、检索跟着改，没有人再录一遍")
    void followsItsSource(@Autowired RenameOrgan rename) throws Exception {
        rename.rename("culture", "青澜区文化旅游局", "区文旅", LocalDate.of(2026, 3, 2), Operator.INSTALLATION);
        assertThat(get("/registers/organ-profiles/culture").body()).contains("青澜区文化旅游局");
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/registers/organ-profiles?q=" + encoded("青澜区文化旅游局")).body().contains("/registers/organ-profiles/culture"));
    }

    @Test
    @DisplayName("法律依据库：两个版本各有一条，写明施行和失效、被哪些条文、名录、文件种类、办件类型引用")
    void legalBasis() throws Exception {
        Register instruments = registers.find("instruments").orElseThrow();
        Map<String, String> today = records.history(instruments, "R2019").getFirst().said();
        assertThat(today).containsEntry("docno", "国务院令第711号").containsEntry("fromOn", "2019-05-15").containsEntry("state", "holds");
        assertThat(today.get("citedBy").lines()).extracting(line -> line.substring(0, line.indexOf('：'))).contains("名录", "条文", "文件种类", "办件类型");
        assertThat(today.get("citedBy")).contains("行政处罚结果").contains("答复申请（第三十三条）");
        assertThat(records.history(instruments, "R2008").getFirst().said()).containsEntry("state", "lapsed").containsEntry("toOn", "2019-05-14");
        assertThat(records.history(instruments, "OPEN2005").getFirst().said()).containsEntry("docno", "中办发〔2005〕12号");
        assertThat(get("/registers/instruments?q=" + encoded("国务院令第492号")).body()).contains("国务院令第492号");
        assertThat(get("/registers/instruments/R2008").body()).contains("已经失效").contains("https://www.gov.cn/zhengce/");
    }

    @Test
    @DisplayName("引用了不在的法规文件，不接受；本地的规章写进自己的文件就在了")
    void citesOnlyWhatIsThere() {
        String plans = DefinitionTree.shipped().text("registers/plans.yaml").orElseThrow().text();
        DefinitionText citing = own("registers/plans.yaml", plans.replaceFirst("legalBasis: .*", "legalBasis: 《武汉市政府信息公开暂行规定》第三条"));
        assertThat(faults(citing)).singleElement().satisfies(fault -> assertThat(fault.toString()).contains("依据的“武汉市政府信息公开暂行规定”不在法规文件里").contains("registers/plans.yaml 第"));
        DefinitionText local = own("instruments.yaml", "instruments:\n  - {id: W156, title: 武汉市政府信息公开暂行规定, number: 武汉市人民政府令第156号, from: 2004-07-01, confirmed: true}\n");
        assertThat(faults(citing, local)).isEmpty();
        assertThat(faults()).isEmpty();
    }

    private static DefinitionText own(String path, String text) {
        return new DefinitionText(path, text, DefinitionText.Origin.OWN);
    }

    private static List<Fault> faults(DefinitionText... own) {
        return DefinitionKinds.check(DefinitionTree.shipped().over(List.of(own))).faults();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
