package org.gongkai.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.MergeOrgans;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Formula.Severity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("第四十九条、第五十条 一年的年报：编制、改填、锁定、公布、更正")
class AnnualReportsTest {

    @Autowired AnnualReports reports;
    @Autowired PrepareAnnualReport prepare;
    @Autowired TypeOver typeOver;
    @Autowired WriteSection writeSection;
    @Autowired LockAnnualReport lock;
    @Autowired PublishAnnualReport publish;
    @Autowired Remedies remedies;
    @Autowired ImportRemedies importRemedies;
    @Autowired MergeOrgans merge;
    @Autowired Ledger ledger;
    @Autowired Facts facts;
    @Autowired ReportVerification verification;
    @Autowired JdbcClient jdbc;

    private List<String> granted;

    @BeforeAll
    void aYearInTheDistrict(@Autowired EstablishOrgan establish, @Autowired TransactionTemplate transaction) {
        District district = new District(establish, ledger, facts, transaction);
        district.organ("qu", "某区人民政府", null);
        district.organ("jyj", "某区教育局", "qu");
        district.organ("kjj", "某区科技局", "qu");
        granted = district.requests(3, "jyj", "nat", LocalDate.of(2020, 3, 2), "R36-2", LocalDate.of(2020, 3, 20));
        district.requests(2, "jyj", "com", LocalDate.of(2019, 12, 20), "R36-4", LocalDate.of(2020, 1, 10));
        district.requests(1, "jyj", "nat", LocalDate.of(2020, 12, 28), null, null);
        district.requests(4, "kjj", "law", LocalDate.of(2020, 5, 6), "R30z", LocalDate.of(2020, 6, 1));
        district.requests(1, "qu", "oth", LocalDate.of(2020, 7, 1), "R37", LocalDate.of(2020, 7, 20));
        merge.merge("kjj", "jyj", LocalDate.of(2020, 9, 1), Operator.INSTALLATION).orThrow();
    }

    @Test
    @Order(1)
    @DisplayName("本机关一张，全区一张：并入的机关由承接的机关报告")
    void ownAndWhole() {
        AnnualReport own = live("jyj", 2020, ReportScope.OWN);
        assertNumbers(own, "t3.r1.nat", 4, "t3.r2.com", 2, "t3.r31.nat", 3, "t3.r341.com", 2, "t3.r36.law", 4, "t3.r4.nat", 1, "t3.r37.tot", 9);
        AnnualReport whole = live("qu", 2020, ReportScope.WHOLE);
        assertNumbers(whole, "t3.r1.tot", 9, "t3.r2.tot", 2, "t3.r32.oth", 1, "t3.r37.tot", 10, "t3.r4.tot", 1);
        assertThat(whole.violations()).isEmpty();
        assertThat(whole.form().id()).isEqualTo("annual-2019");
        assertThat(whole.checks()).extracting(check -> check.formula().id()).contains("A19-05", "A19-14");
        assertNumbers(live("qu", 2021, ReportScope.WHOLE), "t3.r2.nat", 1, "t3.r4.nat", 1, "t3.r1.tot", 0);
    }

    @Test
    @Order(2)
    @DisplayName("每一格打开的记录数等于格中的数，逐页取得")
    void everyCellOpensItsRecords() {
        AnnualReport whole = live("qu", 2020, ReportScope.WHOLE);
        for (Cell cell : whole.form().cells()) {
            if (!whole.form().measures(cell).isEmpty()) {
                assertThat(recordsBehind("qu", cell)).as(cell.toString()).hasSize(whole.figures().at(cell).intValueExact());
            }
        }
        assertThat(recordsBehind("jyj", Cell.parse("t3.r31.nat"))).containsExactlyInAnyOrderElementsOf(granted);
    }

    @Test
    @Order(3)
    @DisplayName("第五十条第（三）项 复议、诉讼登记即计入表四；导入可重复；撤销登记则冲减")
    void remedies() throws IOException {
        String csv = """
                organ,kind,reference,request,filed,result,decided
                jyj,reconsideration,某政复〔2020〕1号,,2020-04-01,uphold,2020-05-20
                jyj,suit-direct,（2020）某行初1号,,2020-06-01,,
                jyj,suit-after,（2020）某行初2号,,2020-07-01,other,2020-06-01
                wu,reconsideration,某政复〔2020〕9号,,2020-04-01,,
                jyj,复议,某政复〔2020〕3号,,2020-04-01,,
                """;
        ImportRemedies.Outcome first = importRemedies.read(new StringReader(csv), Reporter.INSTALLATION);
        assertThat(first.imported()).isEqualTo(2);
        assertThat(first.rejected()).extracting(ImportRemedies.Rejected::line).containsExactly(4L, 5L, 6L);
        assertThat(importRemedies.read(new StringReader(csv), Reporter.INSTALLATION).unchanged()).isEqualTo(2);
        assertNumbers(live("jyj", 2020, ReportScope.OWN), "t4.fy.uphold", 1, "t4.fy.total", 1, "t4.ss1.pending", 1, "t4.ss1.total", 1);

        Remedy suit = remedies.list(Scope.of(Set.of("jyj")), null, 10).getFirst();
        remedies.decide(suit.id(), Remedy.Result.CORRECT, LocalDate.of(2021, 2, 1), Reporter.INSTALLATION).orThrow();
        assertNumbers(live("jyj", 2020, ReportScope.OWN), "t4.ss1.pending", 1);
        assertNumbers(live("jyj", 2021, ReportScope.OWN), "t4.ss1.correct", 1, "t4.ss1.pending", 0, "t4.ss1.total", 1);
        assertThat(recordsBehind("jyj", Cell.parse("t4.ss1.total"))).containsExactly(suit.id());

        remedies.strike(suit.id(), "重复登记", Reporter.INSTALLATION).orThrow();
        assertNumbers(live("jyj", 2020, ReportScope.OWN), "t4.ss1.total", 0);
        assertNumbers(live("jyj", 2021, ReportScope.OWN), "t4.ss1.correct", 0);
        assertThat(ledger.of(suit.id())).extracting(act -> act.kind())
                .containsExactly("remedy.registered", "remedy.decided", "remedy.struck");
    }

    @Test
    @Order(4)
    @DisplayName("改填须有理由，两个数都留着；不平的不能锁定，平了才能，锁定后不动，公布才可见")
    void fromDraftToPublished() {
        Edition edition = prepare.prepare("jyj", 2020, ReportScope.OWN, Reporter.INSTALLATION).orThrow();
        Cell cell = Cell.parse("t3.r31.nat");
        assertThat(typeOver.type(edition.id(), cell, BigDecimal.valueOf(4), null, Reporter.INSTALLATION).reasons()).isNotEmpty();
        typeOver.type(edition.id(), cell, BigDecimal.valueOf(4), "一件漏录", Reporter.INSTALLATION).orThrow();

        AnnualReport typed = live("jyj", 2020, ReportScope.OWN);
        assertThat(typed.figures().at(cell)).isEqualByComparingTo("4");
        assertThat(typed.figures().register(cell)).isEqualByComparingTo("3");
        assertThat(typed.violations()).filteredOn(check -> check.formula().id().equals("A19-16")).singleElement()
                .extracting(Check::severity).isEqualTo(Severity.WARNING);
        assertThat(typed.errors()).extracting(check -> check.formula().id()).contains("A19-02", "A19-03");
        assertThat(lock.lock(edition.id(), "经局务会审定", Reporter.INSTALLATION).reasons())
                .anyMatch(reason -> reason.startsWith("办理结果总计（自然人）：")).anyMatch(reason -> reason.contains("尚未填写"));

        typeOver.restore(edition.id(), cell, Reporter.INSTALLATION).orThrow();
        for (String section : List.of("s1", "s5", "s6")) {
            writeSection.write(edition.id(), section, "无。", Reporter.INSTALLATION).orThrow();
        }
        assertThat(publish.publish(edition.id(), Reporter.INSTALLATION).reasons()).containsExactly("先锁定，再公布。");
        Edition locked = lock.lock(edition.id(), "经局务会审定", Reporter.INSTALLATION).orThrow();
        assertThat(locked.digest()).hasSize(64);
        assertThat(typeOver.type(edition.id(), cell, BigDecimal.TEN, "再改", Reporter.INSTALLATION).reasons())
                .containsExactly("该版年报已锁定，更正请编制新的一版。");
        assertThat(reports.published("jyj", 2020, null)).isEmpty();

        publish.publish(edition.id(), Reporter.INSTALLATION).orThrow();
        assertThat(reports.published("jyj", 2020, null).orElseThrow().report().figures().at(cell)).isEqualByComparingTo("3");
        assertThat(ledger.of(edition.id())).last().satisfies(act -> assertThat(act.kind()).isEqualTo("report.published"));
    }

    @Test
    @Order(5)
    @DisplayName("更正是新的一版，接着上一版写；公布以前，公众看到的仍是上一版")
    void correction() {
        Edition next = prepare.prepare("jyj", 2020, ReportScope.OWN, Reporter.INSTALLATION).orThrow();
        assertThat(next.number()).isEqualTo(2);
        assertThat(prepare.prepare("jyj", 2020, ReportScope.OWN, Reporter.INSTALLATION).orThrow().id()).isEqualTo(next.id());
        assertThat(live("jyj", 2020, ReportScope.OWN).text("s1")).isEqualTo("无。");
        assertThat(reports.published("jyj", 2020, null).orElseThrow().edition().number()).isEqualTo(1);
    }

    @Test
    @Order(6)
    @DisplayName("与上年已锁定的年报衔接：改过的上年结转对不上，说明理由后降为警告")
    void carriedOverFromTheLockedReport() {
        Edition edition = prepare.prepare("jyj", 2021, ReportScope.OWN, Reporter.INSTALLATION).orThrow();
        Cell carried = Cell.parse("t3.r2.nat");
        typeOver.type(edition.id(), carried, BigDecimal.valueOf(2), "上年漏计一件", Reporter.INSTALLATION).orThrow();
        assertThat(live("jyj", 2021, ReportScope.OWN).violations()).filteredOn(check -> check.formula().id().equals("A21-05"))
                .singleElement().satisfies(check -> assertThat(check.severity()).isEqualTo(Severity.WARNING))
                .satisfies(check -> assertThat(check.arithmetic()).isEqualTo("2，1，相差 1"));
        typeOver.restore(edition.id(), carried, Reporter.INSTALLATION).orThrow();
    }

    @Test
    @Order(7)
    @DisplayName("没有的机关、没有表格的年度、尚未到的年度，说明原因")
    void refusals() {
        assertThat(reports.live("wu", 2020, ReportScope.OWN).reasons()).containsExactly("没有代码为“wu”的机关。");
        assertThat(reports.live("qu", 2003, ReportScope.OWN).reasons()).hasSize(1).first().asString().contains("2004年度起");
        assertThat(reports.live("qu", 2999, ReportScope.OWN).reasons()).containsExactly("2999年尚未开始。");
    }

    @Test
    @Order(8)
    @DisplayName("核验：复议诉讼的事实由行为重算相符，已锁定的年报与行为所记摘要相符；动过的，说得出来")
    void verified() {
        await().until(() -> jdbc.sql("select count(*) from ledger.pending").query(Long.class).single() == 0);
        assertThat(differences()).isEmpty();
        jdbc.sql("update reporting.edition set snapshot = replace(snapshot, '无。', '有。') where snapshot is not null").update();
        assertThat(differences()).singleElement().asString().contains("已锁定年报的摘要");
    }

    private List<String> differences() {
        List<String> found = new ArrayList<>();
        verification.verify(new Verification.Range(0, ledger.headPosition()), new Verification.Differences() {
            @Override
            public void compared(long count) { }

            @Override
            public void differs(String record, String what, Object derived, Object stored) {
                found.add(record + " " + what);
            }
        });
        return found;
    }

    private AnnualReport live(String organ, int year, ReportScope scope) {
        return reports.live(organ, year, scope).orThrow();
    }

    private List<String> recordsBehind(String organ, Cell cell) {
        List<String> records = new ArrayList<>();
        String after = "";
        while (after != null) {
            Attempt<AnnualReports.Records> page = reports.records(organ, 2020, ReportScope.WHOLE, cell, after, 2);
            records.addAll(page.orThrow().facts().keySet());
            after = page.orThrow().next();
        }
        return records;
    }

    private static void assertNumbers(AnnualReport report, Object... cellsAndNumbers) {
        for (int i = 0; i < cellsAndNumbers.length; i += 2) {
            assertThat(report.figures().at(Cell.parse((String) cellsAndNumbers[i]))).as(cellsAndNumbers[i].toString())
                    .isEqualByComparingTo(BigDecimal.valueOf((Integer) cellsAndNumbers[i + 1]));
        }
    }
}
