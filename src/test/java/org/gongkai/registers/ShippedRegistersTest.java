package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("随程序发布的名录：示范区每一份都有行，五份年报里的数从名录里算得回来")
class ShippedRegistersTest {

    private static final int ALL = 10_000;

    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    DemoRows demo;
    @Autowired
    RecordRows records;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict district) {
        time.to("2026-03-02");
        district.tell("cast", "registers");
    }

    @Test
    @DisplayName("不少于三十份；每一份在示范区都有行，都过得了检查；有变更、更正、注销的历史；核验无误")
    void everyRegisterHasRows() {
        assertThat(typed()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(register -> {
            assertThat(records.standing(register.id())).as(register.id()).isPositive();
            assertThat(register.publicFields()).as(register.id()).extracting(RegisterField::name).containsAll(register.shown().columns().stream().filter(name -> !name.equals(Register.ORGAN)).toList());
        });
        assertThat(typed().stream().filter(register -> register.keeping().rhythm() == null)).as("每一份都有更新的节奏").isEmpty();
        assertThat(jdbc.sql("select change, count(*) from registers.entry group by 1").query((row, n) -> row.getString(1)).list()).contains("ENTER", "CHANGE", "CORRECT", "END");
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2026-03-02", "2026-11-30", "2027-08-31", "2028-02-29"})
    @DisplayName("哪一天装入示范区，按周、按月、按季、按半年更新的名录都更新到最近一期，没有一行在那一天以后；跟着年度计划、年度资金走的，和它们同一年")
    void freshOnWhateverDay(LocalDate day) {
        Map<Rhythm.Every, Integer> days = Map.of(Rhythm.Every.WEEK, 7, Rhythm.Every.MONTH, 31, Rhythm.Every.QUARTER, 92, Rhythm.Every.HALF, 184);
        for (Register register : typed()) {
            Integer within = demo.leading(register) != register ? null : days.get(register.keeping().rhythm().every());
            List<LocalDate> held = demo.rows(register, day).stream().map(row -> row.getOrDefault(Register.VALID_ON, "")).filter(said -> !said.isBlank()).map(LocalDate::parse).toList();
            assertThat(held).as(register.id()).isNotEmpty().noneMatch(day::isBefore);
            assertThat(within == null || held.stream().anyMatch(one -> !one.isBefore(day.minusDays(within)))).as(register.id() + " 最近的是 " + held.stream().max(LocalDate::compareTo)).isTrue();
        }
        assertThat(demo.rows(registers.find("inspection-results").orElseThrow(), day)).allSatisfy(row -> assertThat(row.get("plan")).startsWith("SJ" + row.get("checkedOn").substring(0, 4)));
        assertThat(demo.rows(registers.find("fund-allocations").orElseThrow(), day)).allSatisfy(row -> assertThat(row.get("fund")).endsWith("~" + row.get(Register.VALID_ON).substring(0, 4)));
    }

    @Test
    @DisplayName("文书号里的年份是作出决定的那一年，指到别的名录的跟着那一条改")
    void numbersGoWithTheirDays() {
        assertThat(registers.all().stream().filter(register -> demo.leading(register) != register).map(register -> register.id() + " " + demo.leading(register).id()))
                .containsExactlyInAnyOrder("fund-allocations special-funds", "inspection-results inspection-plans", "plan-tasks plans");
        assertThat(standing("penalties", Map.of())).isNotEmpty().allSatisfy(penalty -> assertThat(penalty.key()).contains("〔" + penalty.said().get("decidedOn").substring(0, 4) + "〕"));
        assertThat(standing("fund-allocations", Map.of())).isNotEmpty().allSatisfy(entry -> assertThat(entry.said().get("fund")).isIn(standing("special-funds", Map.of()).stream().map(Entry::key).toList()));
        assertThat(records.standing("major-projects", null, "", 1)).extracting(Entry::key).containsExactly("2025-990005-01-000001");
    }

    @Test
    @DisplayName("个人信息保护法第六条 公开的字段里没有一个是普通个人的姓名、手机、证件号码")
    void personsStaySealed() {
        Set<String> names = new HashSet<>(List.of("姓名", "手机", "自然人姓名", "自然人证件号码", "先进个人姓名", "管理员", "联系人", "法定代表人"));
        assertThat(registers.all().stream().flatMap(register -> register.publicFields().stream()).map(RegisterField::title)).doesNotContainAnyElementsOf(names);
        assertThat(records.standing("staffing-persons", null, "", ALL)).hasSizeGreaterThan(50).allSatisfy(entry -> assertThat(entry.said()).doesNotContainKeys("name", "sex", "post", "joinedOn"));
    }

    @Test
    @DisplayName("种子第38行：11 项专项资金 10,538.26 万元、151,536 人次，从资金到部门到街道分得完")
    void specialFunds() {
        assertThat(records.standing("special-funds")).isEqualTo(11);
        assertThat(total("special-funds", "amount")).isEqualByComparingTo("10538.26");
        assertThat(total("special-funds", "recipients")).isEqualByComparingTo("151536");
        assertThat(total("fund-allocations", "amount")).isEqualByComparingTo("10538.26");
        assertThat(total("fund-allocations", "recipients")).isEqualByComparingTo("151536");
        assertThat(fact("special-funds.recipients")).isEqualByComparingTo("151536");
    }

    @Test
    @DisplayName("种子第139、140行：76 个一级预算单位公开 75 个，没有公开的写明理由；十种预决算；没有理由的空格存不进")
    void budgets() {
        List<Entry> departments = standing("budget-disclosures", Map.of("sort", "department"));
        assertThat(departments).hasSize(76);
        assertThat(departments.stream().filter(entry -> "yes".equals(entry.said().get("isOpen")))).hasSize(75);
        assertThat(departments.stream().filter(entry -> "no".equals(entry.said().get("isOpen")))).singleElement().satisfies(entry -> assertThat(entry.said().get("reason")).contains("预算法第十四条"));
        assertThat(values("budget-disclosures", "sort")).hasSize(10);
        assertThat(refused("budget-disclosures", Map.of("year", "2026", "unit", "某局", "sort", "部门预决算", "isOpen", "否"))).containsExactly("没有公开的要写明理由，不能空着");
        assertThat(refused("three-publics", Map.of("year", "2026", "stage", "预算数", "abroad", "1", "carsBought", "0", "carsRun", "20", "reception", "5", "total", "27"))).first().asString().contains("相加是 26");
    }

    @Test
    @DisplayName("种子第185、186行：纾困资金三批 1,223 户 77.08 亿元，社保费免征 33.5 亿元，稳岗 1.37 亿元，资料 70,000 份")
    void relief() {
        assertThat(standing("business-relief", Map.of("measure", "loans"))).hasSize(3);
        assertThat(total("business-relief", "firms", Map.of("measure", "loans"))).isEqualByComparingTo("1223");
        assertThat(total("business-relief", "amount", Map.of("measure", "loans"))).isEqualByComparingTo("77.08");
        assertThat(total("business-relief", "amount", Map.of("measure", "waived"))).isEqualByComparingTo("33.5");
        assertThat(total("business-relief", "amount", Map.of("measure", "jobs"))).isEqualByComparingTo("1.37");
        assertThat(total("business-relief", "copies")).isEqualByComparingTo("70000");
    }

    @Test
    @DisplayName("种子第40至43行、第103行：编制按机构、按人，一月一更新；“8 人 = 专职 0 + 兼职 2”存不进")
    void staffing() {
        assertThat(registers.find("staffing-organs").orElseThrow().fields()).extracting(RegisterField::title)
                .contains("机构名称", "机构性质", "机构规格", "批准机关", "批准文号", "事业单位法人证书号", "主要职责", "内设机构", "编制数", "领导职数");
        assertThat(registers.find("staffing-persons").orElseThrow().fields()).extracting(RegisterField::title)
                .contains("姓名", "性别", "现任职务", "职称", "进入本单位时间", "所占编制类别", "在编状况");
        assertThat(registers.find("staffing-persons").orElseThrow().keeping().rhythm()).extracting(Rhythm::every).isEqualTo(Rhythm.Every.MONTH);
        assertThat(refused("disclosure-offices", Map.of("year", "2014", "office", "公开办", "dedicated", "是", "fullTime", "0", "partTime", "2", "staff", "8", "budget", "1")))
                .first().asString().contains("相加是 2");
        assertThat(values("leading-groups", "sort")).contains("leading", "joint");
        Map<String, String> secret = new HashMap<>(Map.of("unit", "某涉密机构", "nature", "行政机关", "rank", "正科级", "approvedBy", "区编委", "approval", "青编〔2026〕1号", "duties", "某"));
        secret.putAll(Map.of("posts", "5", "filled", "4", "leaders", "1", "secret", "是"));
        assertThat(refused("staffing-organs", secret)).as("种子第42行").containsExactly("涉密机构依法除外，不登记、不公开");
    }

    @Test
    @DisplayName("种子第127、141、157至168行：项目 190 个 260 亿元，环评 21 和 1,378，监测 12、23、318，抽检 29 期、74、74，教育 48 条、8 批")
    void projectsAndFields() {
        assertThat(records.standing("major-projects")).isEqualTo(190);
        assertThat(total("major-projects", "investment")).isEqualByComparingTo("2600000");
        assertThat(registers.find("major-projects").orElseThrow().shown().map()).isEqualTo("place");
        assertThat(records.standing("eia-approvals")).isEqualTo(21);
        assertThat(total("eia-filings", "filed")).isEqualByComparingTo("1378");
        assertThat(total("environment-monitoring", "reports", Map.of("sort", "sources"))).isEqualByComparingTo("12");
        assertThat(total("environment-monitoring", "reports", Map.of("sort", "quality"))).isEqualByComparingTo("23");
        assertThat(total("environment-monitoring", "reports", Map.of("sort", "water"))).isEqualByComparingTo("318");
        assertThat(records.standing("food-sampling")).isEqualTo(29);
        assertThat(total("food-sampling", "failed")).isEqualByComparingTo("74");
        assertThat(fact("food-disposals.controlled")).isEqualByComparingTo("74");
        assertThat(fact("food-disposals.disposed")).isEqualByComparingTo("74");
        assertThat(records.standing("education-items")).isEqualTo(48);
        assertThat(values("training-schools", "batch")).hasSize(8);
        assertThat(values("recruitments", "stage")).contains("hired", "interview", "cancelled");
        assertThat(values("employment-services", "sort")).contains("jobless", "welfare");
    }

    @Test
    @DisplayName("第二十条第（五）（六）（八）项：许可、处罚、强制、收费各算一次，字段按双公示；收费合计与名录相同")
    void statutoryCounts() {
        for (String id : List.of("licences", "penalties", "coercions")) {
            long entered = jdbc.sql("select count(*) from registers.entry where register = ? and change = 'ENTER'").param(id).query(Long.class).single();
            assertThat(fact(id + ".decided")).as("注销、更正以后仍是作出过的决定：" + id).isEqualByComparingTo(BigDecimal.valueOf(entered));
        }
        assertThat(fact("fee-income.amount")).isEqualByComparingTo(total("fee-income", "amount"));
        assertThat(registers.find("licences").orElseThrow().publicFields()).extracting(RegisterField::title)
                .contains("行政相对人名称", "统一社会信用代码", "决定文书号", "许可类别", "许可内容", "许可决定日期", "有效期自", "有效期至", "当前状态");
        assertThat(refused("procurements", Map.of("code", "X1", "name", "某", "sort", "货物", "method", "询价", "budget", "10", "paid", "11", "supplier", "某公司", "stage", "已成交")))
                .containsExactly("成交金额高于预算的不能成交，请核对");
    }

    @Test
    @DisplayName("种子第131至136行：1,360、1,566、1,564 各占 1,584 的 85.86%、98.86%、98.74%；766 是所申报的 879 的 87.14%，写成 1,584 的存不进")
    void serviceShares() {
        Map<String, String> shares = new HashMap<>();
        Register register = registers.find("service-shares").orElseThrow();
        standing("service-shares", Map.of()).forEach(entry -> shares.put(entry.said().get("indicator"), register.field("share").orElseThrow().type().shown(entry.said().get("share"))));
        assertThat(shares).containsEntry("immediate", "1360/1584（85.86%）").containsEntry("online", "1566/1584（98.86%）").containsEntry("wholly", "1564/1584（98.74%）")
                .containsEntry("nearby", "766/879（87.14%）").containsEntry("once", "1584/1584（100.00%）");
        Map<String, String> undeclared = Map.of("year", "2021", "indicator", "就近办", "share", "766/1584（87.14%）", "base", "全部", "counted", "766");
        assertThat(refused("service-shares", undeclared)).first().asString().contains("48.36%");
        assertThat(records.standing("service-inventories")).isEqualTo(25);
        assertThat(Stream.of("licences", "approvals", "services").map(field -> total("service-inventories", field).intValue())).as("种子第69行").containsExactly(256, 15, 67);
    }

    @Test
    @DisplayName("种子第155、180、181行：26 个领域编了 25 个、由 20 个部门牵头，缺的写明理由；社会保险 8 个一级、62 个二级事项；没有做到的写明缺什么")
    void standardDirectory() {
        List<Entry> applied = standing("directory-fields", Map.of("applies", "yes"));
        assertThat(records.standing("directory-fields")).isEqualTo(26);
        assertThat(applied).hasSize(25);
        assertThat(applied.stream().map(entry -> entry.said().get("lead")).distinct()).hasSize(20);
        assertThat(standing("directory-fields", Map.of("applies", "no"))).allSatisfy(entry -> assertThat(entry.said()).containsKey("reason"));
        List<Entry> insurance = standing("standard-directory", Map.of("field", "insurance"));
        assertThat(insurance).hasSize(62);
        assertThat(insurance.stream().map(entry -> entry.said().get("first")).distinct()).hasSize(8);
        assertThat(values("standard-directory", "field")).hasSize(25);
        assertThat(standing("standard-directory", Map.of("state", "gap"))).isNotEmpty().allSatisfy(entry -> assertThat(entry.said()).containsKey("gap").doesNotContainKey("where"));
        assertThat(standing("standard-directory", Map.of("state", "done"))).isNotEmpty().allSatisfy(entry -> assertThat(entry.said()).containsKey("where"));
    }

    @Test
    @DisplayName("种子第36、177、178、234至260行：199 = 49 + 8 + 58 + 42 + 42；微信 2,475/351/120.1 万，微博 5,558/4,482/7,435 万；报 13、台 6；20 个单位 44 人；2,974 人")
    void channelsAndWork() {
        assertThat(standing("site-classes", Map.of("year", "2011"))).singleElement().satisfies(entry ->
                assertThat(Stream.of("total", "news", "notices", "finance", "staffing", "rules").map(entry.said()::get)).containsExactly("199", "49", "8", "58", "42", "42"));
        Map<String, String> wrong = Map.of("year", "2012", "total", "200", "news", "49", "work", "30", "notices", "8", "finance", "58", "staffing", "42", "rules", "42");
        assertThat(refused("site-classes", wrong)).first().asString().contains("相加是 199");
        for (List<String> channel : List.of(List.of("wechat", "2475", "351", "120.1"), List.of("weibo", "5558", "4482", "7435"))) {
            Map<String, String> which = Map.of("sort", channel.getFirst());
            assertThat(total("channel-figures", "items", which)).isEqualByComparingTo(channel.get(1));
            assertThat(total("channel-figures", "original", which)).isEqualByComparingTo(channel.get(2));
            assertThat(total("channel-figures", "reads", which)).isEqualByComparingTo(channel.get(3));
        }
        assertThat(total("publicity", "pieces", Map.of("form", "press"))).isEqualByComparingTo("13");
        assertThat(total("publicity", "pieces", Map.of("form", "tv"))).isEqualByComparingTo("6");
        assertThat(total("publicity", "media")).isEqualByComparingTo("19");
        assertThat(standing("awards", Map.of("sort", "unit"))).hasSize(20);
        assertThat(standing("awards", Map.of("sort", "person"))).hasSize(44).allSatisfy(entry -> assertThat(entry.sealed()).containsKey("person"));
        assertThat(total("trainings", "people", Map.of("form", "class"))).as("六期 2,974 人和另一班 110 人").isEqualByComparingTo("3084");
        assertThat(values("plans", "sort")).containsExactlyInAnyOrder("plan", "points", "scheme", "contract", "assessed");
        assertThat(standing("plan-tasks", Map.of("state", "late"))).isNotEmpty().allSatisfy(entry -> assertThat(entry.said()).containsKey("why"));
    }

    @Test
    @DisplayName("种子第27、45至48、126行：重点查询点 6 个，查询机的巡检和修复有台账；线路 15 条从 10M 到 100M；漏洞扫描 122 次，改的不多于查出的")
    void queryPointsAndPlatforms() {
        assertThat(standing("query-points", Map.of("major", "yes"))).hasSize(6);
        assertThat(values("query-point-logs", "sort")).contains("serviced", "repaired", "delivered", "received");
        assertThat(standing("platforms", Map.of("sort", "line"))).hasSize(15).allSatisfy(entry -> assertThat(entry.said()).containsEntry("before", "10"));
        assertThat(total("scans", "runs", Map.of("sort", "security"))).isEqualByComparingTo("122");
        assertThat(refused("scans", Map.of("month", "2026-01", "sort", "漏洞扫描", "runs", "1", "found", "2", "mended", "3"))).first().asString().contains("已经修复");
    }

    private List<Register> typed() {
        return registers.all().stream().filter(register -> !register.isProjected()).toList();
    }

    @Test
    @DisplayName("种子第129行：导航里有省政务服务网；事项先有目录，指到实施清单里同一编码的一条")
    void listsOfOthers() {
        assertThat(standing("government-sites", Map.of("name", "澜海省政务服务网"))).singleElement()
                .satisfies(entry -> assertThat(entry.said()).containsEntry("level", "省级").containsKey("web"));
        assertThat(standing("service-directory", Map.of("sort", "1"))).isNotEmpty().allSatisfy(entry ->
                assertThat(records.find(registers.find("service-items").orElseThrow(), entry.said().get("guide").substring("/registers/service-items/".length()))).as(entry.key()).isPresent());
        assertThat(values("unit-publications", "unit")).hasSizeGreaterThan(5);
        assertThat(standing("divisions", Map.of("county", "990103"))).hasSize(14).allSatisfy(entry -> assertThat(entry.key()).startsWith("990103"));
    }

    private List<Entry> standing(String id, Map<String, String> which) {
        return records.standing(id, null, "", ALL).stream().filter(entry -> entry.said().entrySet().containsAll(which.entrySet())).toList();
    }

    private Set<String> values(String id, String field) {
        Set<String> values = new HashSet<>();
        standing(id, Map.of()).forEach(entry -> values.add(entry.said().getOrDefault(field, "")));
        return values;
    }

    private BigDecimal total(String id, String field) {
        return total(id, field, Map.of());
    }

    private BigDecimal total(String id, String field, Map<String, String> which) {
        Register register = registers.find(id).orElseThrow();
        return standing(id, which).stream().filter(entry -> entry.said().containsKey(field))
                .map(entry -> register.field(field).orElseThrow().type().number(entry.said().get(field)).orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal fact(String kind) {
        Set<String> organs = Set.copyOf(jdbc.sql("select distinct organ from registers.entry").query(String.class).list());
        return facts.sums(new FactQuery(Set.of(kind), organs, LocalDate.of(2000, 1, 1), LocalDate.of(2030, 1, 1), null, null)).stream().map(FactSum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> refused(String id, Map<String, String> row) {
        Register register = registers.find(id).orElseThrow();
        Outcome outcome = enter.enterForTheHouse(new EnterRows.Wish(register, EnterRows.fresh(), "qinglan", Change.CHANGE, ""), List.of(TypedRow.of(1, row)));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).faults().stream().map(RowFault::sentence).toList();
    }
}
