package org.gongkai.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.gongkai.GongkaiTest;
import org.gongkai.casework.history.RegisterFile;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A generated register with the counts that the 2020 report of Wuchang district states, heading by heading; sub-rows,
 * applicants and the spread over departments and streets are the generator's.
 */
@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("武昌区2020年年报重演：登记簿逐件导入，各表数字如报告所载")
class WuchangYearReplayedTest {

    private static final List<String> HEADINGS = List.of("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理");
    private static final List<List<String>> OUTCOMES = List.of(List.of("R36-1", "R36-2"), List.of("R37"),
            List.of("R36-3/14a", "R36-3/15", "R36-3/16a", "R36-3/16b", "R36-7"), List.of("R36-4", "R36-5", "R38", "R30x"),
            List.of("R39-1", "R36-6", "R35"), List.of("R2x", "R-OTH"));
    private static final List<List<String>> ROWS = List.of(List.of("r31"), List.of("r32"),
            List.of("r331", "r332", "r333", "r334", "r335", "r336", "r337", "r338"), List.of("r341", "r342", "r343"),
            List.of("r351", "r352", "r353", "r354", "r355"), List.of("r36"));
    private static final List<String> PARTIES = List.of("nat", "com", "res", "soc", "law", "oth");

    private final Random random = new Random(2020);
    private final Map<String, Integer> received = new HashMap<>();
    private final List<String> departments = new ArrayList<>();
    private final StringBuilder register = new StringBuilder("id,organ,channel,received,applicant,outcome,decided,served,extended,paused\n");

    @Autowired AnnualReports reports;

    @BeforeAll
    void replay(@Autowired EstablishOrgan establish, @Autowired Ledger ledger, @Autowired Facts facts,
            @Autowired TransactionTemplate transaction, @Autowired RequestImport requests, @Autowired ImportRemedies remedies) throws IOException {
        District district = new District(establish, ledger, facts, transaction);
        district.organ("qzf", "某区人民政府", null);
        for (int i = 1; i <= 39; i++) {
            departments.add((i <= 25 ? "bm-" : "jd-") + i);
            district.organ(departments.getLast(), "第" + i + (i <= 25 ? "局" : "街道办事处"), "qzf");
        }
        year(List.of("qzf"), 66, 0, 10, 7, 3, 20, 3, 5);
        year(departments, 307, 10, 191, 13, 18, 77, 9, 4);
        RequestImport.Result result = requests.chunk("inforequest",
                RegisterFile.rows(new ByteArrayInputStream(register.toString().getBytes(StandardCharsets.UTF_8)), false).toList());
        assertThat(result.rejected()).isEmpty();
        assertThat(result.imported()).isEqualTo(383);
        assertThat(remedies.read(new StringReader("""
                organ,kind,reference,request,filed,result,decided
                qzf,suit-direct,行初1,,2020-03-10,uphold,2020-09-08
                qzf,suit-direct,行初2,,2020-10-12,,
                qzf,suit-direct,行初3,,2020-10-12,,
                bm-3,reconsideration,政复1,,2020-02-20,uphold,2020-04-15
                bm-3,reconsideration,政复2,,2020-05-06,uphold,2020-07-03
                bm-7,reconsideration,政复3,,2020-06-15,uphold,2020-08-10
                bm-9,reconsideration,政复4,,2020-08-03,uphold,2020-09-29
                jd-30,reconsideration,政复5,,2020-09-01,correct,2020-10-28
                bm-7,suit-direct,行初4,,2020-04-07,uphold,2020-11-20
                jd-31,suit-direct,行初5,,2020-05-11,other,2020-10-10
                bm-3,suit-after,行初6,,2020-05-25,other,2020-12-18
                bm-9,suit-after,行初7,,2020-10-30,,
                """), Reporter.INSTALLATION).rejected()).isEmpty();
    }

    @Test
    @DisplayName("区政府：66 + 0，办结10/7/3/20/3/5，结转18；诉讼3件")
    void government() {
        AnnualReport own = report("qzf", ReportScope.OWN);
        assertHeadings(Map.of("qzf", own), 66, 0, 18, 10, 7, 3, 20, 3, 5);
        assertThat(numbers(own, "t4.fy.total", "t4.ss1.uphold", "t4.ss1.pending", "t4.ss1.total", "t4.ss2.total")).containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    @DisplayName("部门及街道：307 + 10，办结191/13/18/77/9/4，结转5；复议5件，诉讼4件；逐个机关不多不少")
    void departmentsAndStreets() {
        Map<String, AnnualReport> own = new HashMap<>();
        departments.forEach(organ -> own.put(organ, report(organ, ReportScope.OWN)));
        assertHeadings(own, 307, 10, 5, 191, 13, 18, 77, 9, 4);
        own.forEach((organ, report) -> assertThat(numbers(report, "t3.r1.tot").getFirst()).as(organ).isEqualTo(received.getOrDefault(organ, 0)));
        assertThat(List.of("t4.fy.uphold", "t4.fy.correct", "t4.fy.total", "t4.ss1.uphold", "t4.ss1.other", "t4.ss1.total", "t4.ss2.other",
                "t4.ss2.pending", "t4.ss2.total")).extracting(cell -> own.values().stream().mapToInt(r -> numbers(r, cell).getFirst()).sum())
                .containsExactly(4, 1, 5, 1, 1, 2, 1, 1, 2);
    }

    @Test
    @DisplayName("合计：373 + 10 = 360 + 23，勾稽关系全部成立，用2019年格式")
    void consolidated() {
        AnnualReport whole = report("qzf", ReportScope.WHOLE);
        assertThat(numbers(whole, "t3.r1.tot", "t3.r2.tot", "t3.r37.tot", "t3.r4.tot")).containsExactly(373, 10, 360, 23);
        assertThat(whole.violations()).isEmpty();
        assertThat(whole.form().id()).isEqualTo("annual-2019");
        assertThat(whole.checks()).extracting(check -> check.formula().id())
                .contains("A19-01", "A19-02", "A19-03", "A19-04", "A19-05", "A19-11", "A19-12", "A19-14", "A19-15", "A19-16");
    }

    @Test
    @DisplayName("每一格打开的办件，正是格中的数")
    void everyCellOpensThatManyCases() {
        AnnualReport whole = report("qzf", ReportScope.WHOLE);
        Form form = whole.form();
        for (Cell cell : form.cells()) {
            if (!form.measures(cell).isEmpty()) {
                int opened = reports.records("qzf", 2020, ReportScope.WHOLE, cell, "", 1000).orThrow().facts().size();
                assertThat(BigDecimal.valueOf(opened)).as(form.name(cell)).isEqualByComparingTo(whole.figures().at(cell));
            }
        }
    }

    /** So many received and carried in; concluded by heading; the rest still open at the year's end. */
    private void year(List<String> organs, int fresh, int carried, int... concluded) {
        List<String> outcomes = new ArrayList<>();
        for (int heading = 0; heading < HEADINGS.size(); heading++) {
            for (int i = 0; i < concluded[heading]; i++) {
                outcomes.add(OUTCOMES.get(heading).get(random.nextInt(OUTCOMES.get(heading).size())));
            }
        }
        for (int i = 0; i < fresh + carried; i++) {
            String organ = organs.get(random.nextInt(organs.size()));
            boolean isCarried = i < carried;
            boolean isOpen = i >= outcomes.size();
            LocalDate day = isCarried ? LocalDate.of(2019, 12, 16).plusDays(random.nextInt(12))
                    : isOpen ? LocalDate.of(2020, 12, 14).plusDays(random.nextInt(14)) : LocalDate.of(2020, 1, 2).plusDays(random.nextInt(300));
            LocalDate decided = isCarried ? LocalDate.of(2020, 1, 6).plusDays(random.nextInt(5)) : day.plusDays(5 + random.nextInt(15));
            if (!isCarried) {
                received.merge(organ, 1, Integer::sum);
            }
            register.append("W-%s-%d,%s,counter,%s,%s,%s,%s,%s,,\n".formatted(organs.size(), i, organ, day, PARTIES.get(random.nextInt(PARTIES.size())),
                    isOpen ? "" : outcomes.get(i), isOpen ? "" : decided, isOpen ? "" : decided.plusDays(1)));
        }
    }

    private AnnualReport report(String organ, ReportScope scope) {
        return reports.live(organ, 2020, scope).orThrow();
    }

    private static void assertHeadings(Map<String, AnnualReport> reports, int fresh, int carried, int open, int... concluded) {
        assertThat(sum(reports, List.of("r1"))).isEqualTo(fresh);
        assertThat(sum(reports, List.of("r2"))).isEqualTo(carried);
        assertThat(sum(reports, List.of("r4"))).isEqualTo(open);
        for (int heading = 0; heading < HEADINGS.size(); heading++) {
            assertThat(sum(reports, ROWS.get(heading))).as(HEADINGS.get(heading)).isEqualTo(concluded[heading]);
        }
    }

    private static int sum(Map<String, AnnualReport> reports, List<String> rows) {
        return reports.values().stream().mapToInt(report -> rows.stream()
                .mapToInt(row -> numbers(report, "t3." + row + ".tot").getFirst()).sum()).sum();
    }

    private static List<Integer> numbers(AnnualReport report, String... cells) {
        return List.of(cells).stream().map(cell -> report.figures().at(Cell.parse(cell)).intValueExact()).toList();
    }
}
