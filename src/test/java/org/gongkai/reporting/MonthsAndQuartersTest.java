package org.gongkai.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Period;
import org.gongkai.reporting.print.Numbers;
import org.gongkai.reporting.print.SheetReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("月报、季报随时从台账得出：月加起来是季，季加起来是年，结转一期接一期，与年度报告是同一批事实")
class MonthsAndQuartersTest {

    private static final String REQUESTS = "requests";
    private static final List<String> PARTIES = List.of("nat", "com", "res", "soc", "law", "oth");
    private static final List<String> REPLIES = List.of("R36-2", "R37", "R36-3/15", "R36-4", "R36-5", "R39-1", "R30z");
    /** Of what came in and what was done: these add up over periods. */
    private static final List<String> FLOWS = List.of("new", "granted", "partly", "refused", "cannot", "unhandled", "other", "done");

    @Autowired AnnualReports reports;
    @Autowired PrepareAnnualReport prepare;
    @Autowired TypeOver typeOver;
    @Autowired ImportNumbers importNumbers;
    @Autowired WriteSection write;
    @Autowired LockAnnualReport lock;
    @Autowired PublishAnnualReport publish;
    @Autowired ReplyKinds replyKinds;
    @Autowired Ledger ledger;

    @BeforeAll
    void district(@Autowired EstablishOrgan establish, @Autowired Facts facts, @Autowired TransactionTemplate transaction) {
        District district = new District(establish, ledger, facts, transaction);
        district.organ("qu", "某区人民政府", null);
        district.organ("jyj", "某区教育局", "qu");
        district.organ("kjj", "某区科技局", "qu");
        Random random = new Random(20260701);
        for (int i = 0; i < 120; i++) {
            LocalDate received = LocalDate.of(2022, 11, 1).plusDays(random.nextInt(420));
            boolean open = random.nextInt(8) == 0;
            district.requests(1 + random.nextInt(3), random.nextBoolean() ? "jyj" : "kjj", PARTIES.get(random.nextInt(PARTIES.size())), received,
                    open ? null : REPLIES.get(random.nextInt(REPLIES.size())), open ? null : received.plusDays(5 + random.nextInt(30)));
        }
    }

    @Test
    @DisplayName("三个月之和是一个季度，四个季度之和是一年，两个半年也是；本机关与全区都如此")
    void partsAddUp() {
        for (ReportScope scope : ReportScope.values()) {
            String organ = scope == ReportScope.WHOLE ? "qu" : "jyj";
            assertThat(sum(organ, scope, periods(Period.Kind.MONTH))).isEqualTo(sum(organ, scope, periods(Period.Kind.QUARTER)))
                    .isEqualTo(sum(organ, scope, periods(Period.Kind.HALF))).isEqualTo(sum(organ, scope, List.of(Period.year(2023))));
            assertThat(sum(organ, scope, List.of(Period.year(2023))).getFirst()).isPositive();
        }
    }

    @Test
    @DisplayName("每一期新收加上期结转等于办结加结转下期；上期的结转下期，就是本期的上期结转")
    void carriedOver() {
        for (Period period : periods(Period.Kind.MONTH)) {
            AnnualReport month = live("qu", period, ReportScope.WHOLE);
            assertThat(month.violations()).as(period.title()).isEmpty();
            assertThat(month.checks()).extracting(check -> check.formula().id()).contains("Q-01", "Q-02", "Q-03");
            assertThat(month.before()).isNotNull();
            assertThat(month.before().at(cell("left"))).isEqualByComparingTo(month.figures().at(cell("carried")));
        }
    }

    @Test
    @DisplayName("一年的统计表与同一年的年度报告表三，数字相同")
    void sameFacts() {
        AnnualReport year = live("qu", Period.year(2023), ReportScope.WHOLE);
        AnnualReport annual = reports.live("qu", 2023, ReportScope.WHOLE).orThrow();
        assertThat(year.figures().at(cell("new"))).isEqualByComparingTo(annual.figures().at(Cell.parse("t3.r1.tot")));
        assertThat(year.figures().at(cell("carried"))).isEqualByComparingTo(annual.figures().at(Cell.parse("t3.r2.tot")));
        assertThat(year.figures().at(cell("granted"))).isEqualByComparingTo(annual.figures().at(Cell.parse("t3.r31.tot")));
        assertThat(year.figures().at(cell("done"))).isEqualByComparingTo(annual.figures().at(Cell.parse("t3.r37.tot")));
        assertThat(year.figures().at(cell("left"))).isEqualByComparingTo(annual.figures().at(Cell.parse("t3.r4.tot")));
    }

    @Test
    @DisplayName("每个数打开的记录正好那么多件，别的机关的不在里面；由其他数得出的没有自己的记录")
    void recordsOfAPeriod() {
        ReportKey quarter = new ReportKey(REQUESTS, "jyj", Period.read("2023-Q2").orElseThrow(), ReportScope.OWN);
        AnnualReport report = reports.live(quarter).orThrow();
        for (Cell cell : report.form().cells()) {
            if (!report.form().measures(cell).isEmpty()) {
                AnnualReports.Records records = reports.records(quarter, cell, "", 1000).orThrow();
                assertThat(records.facts()).as(cell.toString()).hasSize(report.figures().at(cell).intValueExact());
                assertThat(records.facts().values().stream().flatMap(List::stream)).allMatch(fact -> fact.organ().equals("jyj"));
            }
        }
        assertThat(reports.records(quarter, cell("open"), "", 10).reasons()).containsExactly("这一格由其他格子得出，没有自己的记录。");
    }

    @Test
    @DisplayName("起止日期随意：七月十日至八月二十日收到多少，就是这些天的收到之日落在里面的")
    void anyDays() {
        Period days = Period.read("2023-07-10_2023-08-20").orElseThrow();
        ReportKey key = new ReportKey("campaign", "qu", days, ReportScope.WHOLE);
        AnnualReport report = reports.live(key).orThrow();
        assertThat(report.title()).isEqualTo("某区人民政府2023年7月10日至2023年8月20日政务公开数据统计表");
        List<LocalDate> received = reports.records(key, Cell.parse("c.received.n"), "", 1000).orThrow().facts().values().stream()
                .map(facts -> facts.getFirst().on()).toList();
        assertThat(received).isNotEmpty().hasSize(report.figures().at(Cell.parse("c.received.n")).intValueExact())
                .allSatisfy(day -> assertThat(day).isBetween(days.first(), days.last()));
    }

    @Test
    @DisplayName("没有的族、不按这种期间编的、还没有开始的，说明原因")
    void refusals() {
        assertThat(reports.live(new ReportKey("wu", "qu", Period.year(2023), ReportScope.OWN)).reasons()).containsExactly("没有这种报表，或者不按年编制。");
        assertThat(reports.live(new ReportKey("website", "qu", Period.read("2023-Q1").orElseThrow(), ReportScope.OWN)).reasons()).containsExactly("没有这种报表，或者不按季度编制。");
        assertThat(live("qu", "2999-Q3")).containsExactly("2999年第三季度尚未开始。");
    }

    @Test
    @DisplayName("台账外的数由人填写：填零、留空、不适用三样分得开；改填台账数要有理由，两个数都留着；锁定、公布以后读回来不变，CSV 里写着来源")
    void byHand() {
        ReportKey site = new ReportKey("website", "qu", Period.year(2023), ReportScope.OWN);
        Edition edition = prepare.prepare(site, Reporter.INSTALLATION).orThrow();
        AnnualReport before = reports.live(site).orThrow();
        for (Cell cell : before.form().cells()) {
            if (!before.form().counts(cell)) {
                typeOver.type(edition.id(), cell, BigDecimal.ZERO, null, Reporter.INSTALLATION).orThrow();
            }
        }
        Cell followers = Cell.parse("w.followers.n");
        Cell received = Cell.parse("w.received.n");
        typeOver.type(edition.id(), followers, new Typed(null, null, false), Reporter.INSTALLATION).orThrow();
        assertThat(typeOver.type(edition.id(), received, BigDecimal.TEN, " ", Reporter.INSTALLATION).reasons()).containsExactly("该数由台账得出，改填应当写明理由。");
        typeOver.type(edition.id(), received, BigDecimal.TEN, "旧系统里还有十条", Reporter.INSTALLATION).orThrow();
        for (String section : List.of("site", "novel", "guarantees")) {
            write.write(edition.id(), section, "无。", Reporter.INSTALLATION).orThrow();
        }
        assertThat(reports.live(site).orThrow().violations()).isEmpty();
        lock.lock(edition.id(), "经核对", Reporter.INSTALLATION).orThrow();
        publish.publish(edition.id(), Reporter.INSTALLATION).orThrow();
        AnnualReport read = reports.published("website", "qu", Period.year(2023), null).orElseThrow().report();
        assertThat(Numbers.printed(read.figures(), followers)).isEqualTo("不适用");
        assertThat(Numbers.printed(read.figures(), Cell.parse("w.mendedShare.n"))).as("没有发现问题").isEqualTo("不适用");
        assertThat(Numbers.printed(read.figures(), Cell.parse("w.visits.n"))).isEqualTo("0");
        assertThat(read.figures().at(received)).isEqualByComparingTo("10");
        assertThat(read.figures().register(received)).isEqualByComparingTo("0");
        assertThat(read.figures().typed(received)).map(Typed::reason).contains("旧系统里还有十条");
        String csv = new String(SheetReport.csv(read, replyKinds), StandardCharsets.UTF_8);
        assertThat(csv.lines().filter(line -> line.startsWith("w.received.n"))).singleElement().asString().contains(",10,", "改填", "旧系统里还有十条");
        assertThat(csv.lines().filter(line -> line.startsWith("w.visits.n"))).singleElement().asString().contains("填报", "台账里没有，由网站主办机关填写。");
        assertThat(reports.published()).as("不在年度报告里").isEmpty();
        assertThat(reports.publishedOthers()).extracting(Edition::key).containsExactly(site);
        assertThat(ledger.of(edition.id()).getFirst().detail()).containsEntry("family", "website").containsEntry("period", "2023");
    }

    @Test
    @DisplayName("交回来的表格：不同的数填进去，没有填的行不动；没有理由改台账数的、没有这一格的、不是数字的，说出是第几行")
    void fromASheet() {
        ReportKey site = new ReportKey("website", "kjj", Period.year(2023), ReportScope.OWN);
        Edition edition = prepare.prepare(site, Reporter.INSTALLATION).orThrow();
        String sheet = """
                格子,本期,改填理由
                w.visits.n,120,
                w.followers.n,不适用,
                w.received.n,9,
                w.answered.n,8,旧系统里还有
                w.nothing.n,1,
                w.cases.n,很多,
                w.tests.n,,
                w.topics.n,0,
                """;
        assertThat(importNumbers.read(edition, sheet.getBytes(StandardCharsets.UTF_8), Reporter.INSTALLATION).reasons())
                .containsExactly("第4行：该数由台账得出，改填应当写明理由。", "第6行：表中没有“w.nothing.n”这一格。", "第7行：“很多”不是数字。");
        AnnualReport report = reports.live(site).orThrow();
        assertThat(report.figures().at(Cell.parse("w.visits.n"))).isEqualByComparingTo("120");
        assertThat(report.figures().at(Cell.parse("w.answered.n"))).isEqualByComparingTo("8");
        assertThat(report.figures().applies(Cell.parse("w.followers.n"))).isFalse();
        assertThat(report.figures().typed()).containsOnlyKeys(Cell.parse("w.visits.n"), Cell.parse("w.answered.n"), Cell.parse("w.followers.n"));
        byte[] again = SheetReport.xlsx(report, replyKinds);
        assertThat(importNumbers.read(edition, again, Reporter.INSTALLATION).orThrow()).as("下载的原样交回来，什么也不改").isZero();
        assertThat(importNumbers.read(edition, "机关,数\n".getBytes(StandardCharsets.UTF_8), Reporter.INSTALLATION).reasons()).containsExactly("表格应有“格子”和“本期”两列，与下载的表格一样。");
    }

    private List<String> live(String organ, String period) {
        return reports.live(new ReportKey(REQUESTS, organ, Period.read(period).orElseThrow(), ReportScope.OWN)).reasons();
    }

    private AnnualReport live(String organ, Period period, ReportScope scope) {
        return reports.live(new ReportKey(REQUESTS, organ, period, scope)).orThrow();
    }

    private static List<Period> periods(Period.Kind kind) {
        List<Period> periods = new ArrayList<>();
        for (Period each = Period.around(kind, LocalDate.of(2023, 1, 1)); each.year() == 2023; each = Period.around(kind, each.last().plusDays(1))) {
            periods.add(each);
        }
        return periods;
    }

    private List<BigDecimal> sum(String organ, ReportScope scope, List<Period> periods) {
        List<AnnualReport> all = periods.stream().map(period -> live(organ, period, scope)).toList();
        return FLOWS.stream().map(row -> all.stream().map(report -> report.figures().at(cell(row))).reduce(BigDecimal.ZERO, BigDecimal::add)).toList();
    }

    private static Cell cell(String row) {
        return new Cell("q", row, "n");
    }
}
