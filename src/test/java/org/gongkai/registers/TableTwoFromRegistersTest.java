package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Attempt;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第二十条第（五）（六）（八）（九）项 年报表二数名录里登记的：每一格打得开，更正在原来那天，办件和名录不两边都计")
class TableTwoFromRegistersTest {

    @LocalServerPort
    int port;
    @Autowired
    RegisterStatistics statistics;
    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    AnnualReports reports;
    @Autowired
    Facts facts;
    @Autowired
    Ledger ledger;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast", "registers");
    }

    @Test
    @DisplayName("许可、处罚、强制、收费：全区的数等于名录里那一年的决定，点开一格是逐条的记录，加起来就是这个数")
    void everyCellOpensItsRecords() {
        Map<String, String> cells = Map.of("t2.licence.decisions", "licences", "t2.penalty.decisions", "penalties", "t2.coercion.decisions", "coercions", "t2.fees.amount", "fee-income");
        cells.forEach((cell, register) -> {
            List<CountedEntries.Line> lines = reports.entries("qinglan", 2025, ReportScope.WHOLE, Cell.parse(cell), "register/" + register, 0, 1000).lines();
            assertThat(number(2025, cell)).as(cell).isPositive().isEqualByComparingTo(lines.stream().map(CountedEntries.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(lines).as(cell).allSatisfy(line -> {
                assertThat(line.on().getYear()).isEqualTo(2025);
                assertThat(line.address()).as("what is public for a term is looked at at the desk").startsWith(register.equals("penalties") ? "/desk/registers/penalties/" : "/registers/" + register + "/");
            });
            assertThat(reports.records("qinglan", 2025, ReportScope.WHOLE, Cell.parse(cell), "", 50).orThrow().facts()).containsOnlyKeys("register/" + register);
        });
        AnnualReports.Entries first = reports.entries("qinglan", 2025, ReportScope.WHOLE, Cell.parse("t2.licence.decisions"), "register/licences", 0, 3);
        AnnualReports.Entries second = reports.entries("qinglan", 2025, ReportScope.WHOLE, Cell.parse("t2.licence.decisions"), "register/licences", first.next(), 3);
        assertThat(first.lines()).hasSize(3);
        assertThat(second.lines()).isNotEmpty().noneMatch(first.lines()::contains);
    }

    @Test
    @DisplayName("更正计回原来那天：写错年份的决定从那一年减去、在对的一年加上；作废的不再计；数额改了只差那么多")
    void correctionsCountOnTheOldDay() {
        BigDecimal before = number(2025, "t2.coercion.decisions");
        BigDecimal next = number(2026, "t2.coercion.decisions");
        save("coercions", Change.CHANGE, "", coercion("青强〔2026〕901号", "2026-01-05"), false);
        assertThat(number(2026, "t2.coercion.decisions")).isEqualByComparingTo(next.add(BigDecimal.ONE));
        save("coercions", Change.CORRECT, "决定日期登记错了", coercion("青强〔2026〕901号", "2025-12-30"), false);
        assertThat(number(2025, "t2.coercion.decisions")).isEqualByComparingTo(before.add(BigDecimal.ONE));
        assertThat(number(2026, "t2.coercion.decisions")).isEqualByComparingTo(next);
        save("coercions", Change.CORRECT, "重复登记", coercion("青强〔2026〕901号", "2025-12-30"), true);
        assertThat(number(2025, "t2.coercion.decisions")).isEqualByComparingTo(before);
    }

    @Test
    @DisplayName("变更到成交才开始计的，计在结果那天，不计在录入那天；更正、作废都从原来那天退，退得干净")
    void whatFirstCountsWithAChangeCountsOnItsDay() {
        Map<String, String> row = new HashMap<>(Map.of("code", "C9", "name", "某道路养护", "sort", "工程", "method", "公开招标", "budget", "30", "stage", "已公告"));
        save("procurements", Change.CHANGE, "", row, false);
        row.putAll(Map.of("stage", "已成交", "paid", "28", "supplier", "某公司", "resultOn", "2021-12-20", "central", "是"));
        save("procurements", Change.CHANGE, "", row, false);
        assertThat(paid(2021)).isEqualByComparingTo("28");
        row.put("paid", "29");
        save("procurements", Change.CHANGE, "", row, false);
        assertThat(paid(2026)).as("the difference on its own day").isEqualByComparingTo("1");
        row.put("paid", "27");
        save("procurements", Change.CORRECT, "合同价核对", row, false);
        assertThat(paid(2026)).isEqualByComparingTo("-1");
        save("procurements", Change.CORRECT, "不是本机关的项目", row, true);
        assertThat(paid(2021)).isZero();
        assertThat(paid(2026)).isZero();
    }

    private BigDecimal paid(int year) {
        return facts.sums(FactQuery.of(Set.of("procurements.central-paid"), Set.of("education")).between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).stream().map(FactSum::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @DisplayName("2019、2020年度的格式第（九）项：只数集中采购的，万元换成元；没有结果的还不计")
    void centralisedProcurement() {
        Map<String, String> row = new HashMap<>(Map.of("code", "C1", "name", "某系统", "sort", "服务", "method", "公开招标", "budget", "20", "stage", "采购意向", "central", "是"));
        save("procurements", Change.CHANGE, "", row, false);
        assertThat(number(2020, "t2.procurement.projects")).isZero();
        row.putAll(Map.of("stage", "已成交", "paid", "18.5", "supplier", "某公司", "resultOn", "2020-06-01"));
        row.put(Register.VALID_ON, "2026-03-02");
        save("procurements", Change.CORRECT, "补录", row, false);
        save("procurements", Change.CHANGE, "", Map.of("code", "C2", "name", "某桌椅", "sort", "货物", "method", "询价", "budget", "3", "paid", "2", "supplier", "某店", "resultOn", "2020-07-01", "stage", "已成交", "central", "否"), false);
        assertThat(number(2020, "t2.procurement.projects")).isEqualByComparingTo("1");
        assertThat(number(2020, "t2.procurement.amount")).isEqualByComparingTo("185000");
    }

    @Test
    @DisplayName("一个机关一年只用一种来源：已按办件计数的，名录不收，说清为什么；别的年份照收")
    void neverBoth() {
        transaction.executeWithoutResult(status -> {
            String act = ledger.record(ActDraft.of("penalty.decide", "case-1").organ("education")).id();
            facts.write(List.of(new Fact("penalties.decided", "", "", "education", LocalDate.of(2024, 5, 6), BigDecimal.ONE, "case-1", act)));
        });
        Outcome outcome = enter("penalties", Change.CHANGE, "", penalty("青教罚〔2024〕1号", "2024-06-01"), false);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).faults()).singleElement().satisfies(fault -> assertThat(fault.sentence()).contains("2024年的“行政处罚处理决定数量”已按办件计数"));
        save("penalties", Change.CHANGE, "", penalty("青教罚〔2023〕1号", "2023-06-01"), false);
    }

    @Test
    @DisplayName("统计页：年报表二的那个数，在统计页、它的按机关的表和 CSV 里都是同一个数；存量写年末有多少")
    void statisticsSayTheSame() throws Exception {
        BigDecimal licences = number(2025, "t2.licence.decisions");
        RegisterStatistics.Figure figure = statistics.of(List.of(registers.find("licences").orElseThrow())).stream().filter(one -> one.kind().equals("licences.decided")).findFirst().orElseThrow();
        assertThat(figure.years().get(2025)).isEqualByComparingTo(licences);
        assertThat(figure.organs().values().stream().map(years -> years.get(2025)).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(licences);
        assertThat(figure.years()).as("没有登记过的年度不写 0").allSatisfy((year, amount) -> assertThat(year).isGreaterThanOrEqualTo(figure.years().entrySet().stream()
                .filter(one -> one.getValue().signum() > 0).findFirst().orElseThrow().getKey()));
        String whole = get("/data/statistics");
        assertThat(Jsoup.parse(whole).select("details.theme > summary h2")).as("按主题收起来，头一个打开").isNotEmpty();
        assertThat(Jsoup.parse(whole).select("details.theme[open]")).hasSize(1);
        assertThat(whole).contains("：各年有多少？", "：各年年末有多少？", "/data/statistics?register=licences").doesNotContain("_csrf");
        Document one = Jsoup.parse(get("/data/statistics?register=licences"));
        assertThat(one.select("figure:has(#years-licences-decided) tr:has(th:containsOwn(2025)) .bar").text()).isEqualTo(figure.said(licences));
        assertThat(one.select("[role=region] tbody tr")).hasSizeGreaterThan(1);
        BigDecimal lines = get("/data/statistics.csv?register=licences").lines().filter(line -> line.contains("," + figure.title() + ",") && line.contains(",2025,"))
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(',') + 1))).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(lines).isEqualByComparingTo(licences);
        assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/data/statistics?register=nothing")).build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("公示截止期：到那一天为止公开；第二天起列表、逐条、接口、整份取走、检索、订阅、回看和证明里都没有，工作台上还在，计的数不变")
    void publicUntilTheDayItSays(@Autowired RecordRows rows) throws Exception {
        String number = "青教罚〔2026〕77号";
        Map<String, String> row = penalty(number, "2026-03-01");
        row.putAll(Map.of("name", "某公司超纲培训白头鹎案", "openedOn", "2026-03-02", "toOn", "2026-03-10"));
        time.to("2026-03-03");
        save("penalties", Change.CHANGE, "", row, false);
        long entry = rows.find(registers.find("penalties").orElseThrow(), number).orElseThrow().number();
        BigDecimal counted = number(2026, "t2.penalty.decisions");
        String record = "/registers/penalties/" + encoded(number);
        List<String> everywhere = List.of("/registers/penalties?q=" + encoded("白头鹎"), "/search?q=" + encoded("白头鹎"), "/api/v1/registers/penalties/records?limit=1000", "/api/v1/registers/penalties/records.csv",
                "/api/v1/registers/penalties/entries?limit=1000&after=" + (entry - 1), "/registers/penalties/feed", "/registers/feed", "/registers/penalties?asOf=2026-03-08", "/registers/penalties?validAsOf=2026-03-08",
                "/registers/penalties/compare?from=2026-03-01&to=2026-03-08", "/api/v1/registers/penalties/entries/" + entry + "/proof");
        for (String day : List.of("2026-03-09", "2026-03-10", "2026-03-11", "2026-04-01")) {
            time.to(day);
            boolean open = day.compareTo("2026-03-10") <= 0;
            for (String place : everywhere) {
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(place).contains("超纲培训")).as(place + " " + day).isEqualTo(open));
            }
            assertThat(answer(record).statusCode()).as(day).isEqualTo(open ? 200 : 410);
            assertThat(answer(record).body().contains("超纲培训")).isEqualTo(open);
            assertThat(answer(record).body().contains("公示期已满")).isNotEqualTo(open);
        }
        assertThat(rows.standing("penalties", Set.of("education"), "", 1000)).extracting(Entry::key).contains(number);
        assertThat(number(2026, "t2.penalty.decisions")).isEqualByComparingTo(counted);
        time.to("2026-03-02");
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = answer(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> answer(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static Map<String, String> coercion(String number, String day) {
        return Map.of("docno", number, "form", "代履行", "target", "某某", "reason", "逾期不拆除", "basis", "行政强制法第五十条", "decidedOn", day, "court", "否");
    }

    private static Map<String, String> penalty(String number, String day) {
        Map<String, String> row = new HashMap<>(Map.of("docno", number, "name", "某公司无证办学案", "counterpart", "法人及非法人组织", "firm", "某公司", "creditCode", "91990000000005004M", "procedure", "普通程序"));
        row.putAll(Map.of("conduct", "无证办学", "facts", "未经许可办学", "basis", "民办教育促进法第六十四条", "sorts", "警告或通报批评", "content", "警告", "decidedOn", day));
        return row;
    }

    private void save(String register, Change how, String reason, Map<String, String> row, boolean ends) {
        assertThat(enter(register, how, reason, row, ends)).isInstanceOf(Outcome.Saved.class);
    }

    private Outcome enter(String register, Change how, String reason, Map<String, String> row, boolean ends) {
        return enter.enterForTheHouse(new EnterRows.Wish(registers.find(register).orElseThrow(), EnterRows.fresh(), "education", how, reason), List.of(new TypedRow(1, row, null, ends)));
    }

    private BigDecimal number(int year, String cell) {
        assertThat(reports.live("qinglan", year, ReportScope.WHOLE)).isInstanceOf(Attempt.Done.class);
        AnnualReport report = reports.live("qinglan", year, ReportScope.WHOLE).orThrow();
        return report.figures().at(Cell.parse(cell));
    }
}
