package org.gongkai.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.register.RegisterRow;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Verify;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("一个区2020年的登记簿重放：年报的每个数都从办件数出来")
class SeedYearTest {

    private static final String GOVERNMENT = "qinglan";
    private static final int YEAR = 2020;
    /** 予以公开、部分公开、不予公开、无法提供、不予处理、其他处理. */
    private static final int[] OF_GOVERNMENT = {10, 7, 3, 20, 3, 5};
    private static final int[] OF_DEPARTMENTS = {191, 13, 18, 77, 9, 4};
    private static final List<List<String>> CODES = List.of(List.of("R36-1", "R36-2"), List.of("R37"),
            List.of("R36-3/14a", "R36-3/14b", "R36-3/15", "R36-3/16a", "R36-3/16b", "R36-3/16c", "R36-7"),
            List.of("R36-4", "R36-5", "R38", "R30x"), List.of("R39-1", "R36-6", "R39-2", "R35"), List.of("R2x", "R-OTH"));
    private static final List<String> PARTIES = List.of("nat", "nat", "nat", "nat", "com", "res", "soc", "law", "oth");

    @Autowired
    DemoDistrict demo;
    @Autowired
    RequestImport requests;
    @Autowired
    ImportRemedies remedies;
    @Autowired
    AnnualReports reports;
    @Autowired
    Organs organs;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    private final Random random = new Random(2020);
    private final Map<String, Map<String, Integer>> expected = new TreeMap<>();

    @BeforeEach
    void replay() throws Exception {
        time.to("2021-03-01");
        demo.tell("cast");
        List<String> below = organs.asOf(LocalDate.of(YEAR, 12, 31)).stream()
                .filter(organ -> organ.kind() != OrganKind.GOVERNMENT).map(organ -> organ.id()).toList();
        List<RegisterRow> rows = new ArrayList<>();
        register(rows, List.of(GOVERNMENT), 66, 0, OF_GOVERNMENT);
        register(rows, below, 307, 10, OF_DEPARTMENTS);
        RequestImport.Result result = requests.chunk("inforequest", rows);
        assertThat(result.rejected()).isEmpty();
        assertThat(result.imported()).isEqualTo(66 + 317);
        assertThat(remedies.read(new StringReader("""
                organ,kind,reference,request,filed,result,decided
                qinglan,suit-direct,S-1,,2020-03-02,uphold,2020-08-03
                qinglan,suit-direct,S-2,,2020-09-01,,
                qinglan,suit-direct,S-3,,2020-09-01,,
                education,reconsideration,F-1,,2020-03-02,uphold,2020-05-06
                education,reconsideration,F-2,,2020-04-01,uphold,2020-06-01
                development,reconsideration,F-3,,2020-05-06,uphold,2020-07-01
                development,reconsideration,F-4,,2020-06-01,uphold,2020-08-03
                education,reconsideration,F-5,,2020-07-01,correct,2020-09-01
                education,suit-direct,S-4,,2020-03-02,uphold,2020-08-03
                development,suit-direct,S-5,,2020-04-01,other,2020-08-03
                education,suit-after,S-6,,2020-06-15,other,2020-11-02
                development,suit-after,S-7,,2020-10-09,,
                """), Reporter.INSTALLATION).rejected()).isEmpty();
    }

    @Test
    @DisplayName("区政府66+0=10+7+3+20+3+5+18，部门和街道307+10=312+5，合计373+10=360+23；每个机关、每种申请人、每一格都打得开那么多件")
    void countsWhatHappened() throws Exception {
        AnnualReport own = report(GOVERNMENT, ReportScope.OWN);
        assertThat(own.form().id()).as("2020年用2019年的格式").isEqualTo("annual-2019");
        assertThat(headings(own)).containsExactly(66, 0, 10, 7, 3, 20, 3, 5, 48, 18);

        AnnualReport whole = report(GOVERNMENT, ReportScope.WHOLE);
        assertThat(headings(whole)).containsExactly(373, 10, 201, 20, 21, 97, 12, 9, 360, 23);
        assertThat(own.errors()).isEmpty();
        assertThat(whole.errors()).extracting(Check::toString).isEmpty();

        for (String organ : expected.keySet()) {
            AnnualReport each = report(organ, ReportScope.OWN);
            expected.get(organ).forEach((cell, count) -> assertThat(value(each, Cell.parse(cell))).as(organ + " " + cell).isEqualTo(count));
            assertThat(each.errors()).as(organ).isEmpty();
        }

        assertThat(remedy(own, "fy")).containsExactly(0, 0, 0, 0, 0);
        assertThat(remedy(own, "ss1")).containsExactly(1, 0, 0, 2, 3);
        assertThat(remedy(whole, "fy")).containsExactly(4, 1, 0, 0, 5);
        assertThat(remedy(whole, "ss1")).containsExactly(2, 0, 1, 2, 5);
        assertThat(remedy(whole, "ss2")).containsExactly(0, 0, 1, 1, 2);

        int opened = 0;
        for (String row : rows()) {
            for (String column : List.of("nat", "com", "res", "soc", "law", "oth", "tot")) {
                Cell cell = new Cell("t3", row, column);
                int records = reports.records(GOVERNMENT, YEAR, ReportScope.WHOLE, cell, "", 1000).orThrow().facts().size();
                assertThat(records).as(cell.toString()).isEqualTo(value(whole, cell));
                opened += records;
            }
        }
        assertThat(opened).isGreaterThan(1000);

        Thread.sleep(1500);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    /** Distributes a group's counts over organs, kinds and applicants, and remembers what each organ must report. */
    private void register(List<RegisterRow> rows, List<String> group, int received, int carriedIn, int[] results) {
        int serial = 0;
        int concluded = 0;
        for (int heading = 0; heading < results.length; heading++) {
            for (int n = 0; n < results[heading]; n++) {
                boolean old = concluded++ < carriedIn;
                List<String> codes = CODES.get(heading);
                row(rows, group, ++serial, old ? date(YEAR - 1, 12, 9, 31) : date(YEAR, 1 + random.nextInt(10), 1, 28),
                        codes.get(random.nextInt(codes.size())), heading);
            }
        }
        while (serial < received + carriedIn) {
            row(rows, group, ++serial, date(YEAR, 12, 4, 31), "", -1);
        }
    }

    private void row(List<RegisterRow> rows, List<String> group, int serial, LocalDate receivedOn, String code, int heading) {
        String organ = group.get(random.nextInt(group.size()));
        String party = PARTIES.get(random.nextInt(PARTIES.size()));
        Map<String, String> values = new LinkedHashMap<>(Map.of("id", group.size() + "-" + serial, "organ", organ,
                "channel", "post-signed", "received", receivedOn.toString(), "applicant", party, "outcome", code));
        Map<String, Integer> counts = expected.computeIfAbsent(organ, id -> new TreeMap<>());
        if (!code.isEmpty()) {
            LocalDate decided = receivedOn.getYear() < YEAR ? LocalDate.of(YEAR, 1, 6 + random.nextInt(10)) : receivedOn.plusDays(random.nextInt(20));
            values.put("decided", decided.toString());
            values.put("served", decided.plusDays(1).toString());
            counts.merge("t3.r37." + party, 1, Integer::sum);
            counts.merge("t3.r37.tot", 1, Integer::sum);
        } else {
            counts.merge("t3.r4.tot", 1, Integer::sum);
        }
        counts.merge((receivedOn.getYear() < YEAR ? "t3.r2." : "t3.r1.") + "tot", 1, Integer::sum);
        rows.add(new RegisterRow(rows.size() + 2, values, null));
    }

    private LocalDate date(int year, int month, int from, int to) {
        return LocalDate.of(year, month, from + random.nextInt(to - from + 1));
    }

    private AnnualReport report(String organ, ReportScope scope) {
        return reports.live(organ, YEAR, scope).orThrow();
    }

    private static List<Integer> headings(AnnualReport report) {
        return List.of(value(report, "r1"), value(report, "r2"), value(report, "r31"), value(report, "r32"),
                sum(report, "r331", "r332", "r333", "r334", "r335", "r336", "r337", "r338"), sum(report, "r341", "r342", "r343"),
                sum(report, "r351", "r352", "r353", "r354", "r355"), value(report, "r36"), value(report, "r37"), value(report, "r4"));
    }

    private static List<String> rows() {
        return List.of("r1", "r2", "r31", "r32", "r331", "r332", "r333", "r334", "r335", "r336", "r337", "r338", "r341", "r342",
                "r343", "r351", "r352", "r353", "r354", "r355", "r36", "r37", "r4");
    }

    private static List<Integer> remedy(AnnualReport report, String group) {
        return List.of("uphold", "correct", "other", "pending", "total").stream()
                .map(column -> value(report, new Cell("t4", group, column))).toList();
    }

    private static int sum(AnnualReport report, String... rows) {
        int sum = 0;
        for (String row : rows) {
            sum += value(report, row);
        }
        return sum;
    }

    private static int value(AnnualReport report, String row) {
        return value(report, new Cell("t3", row, "tot"));
    }

    private static int value(AnnualReport report, Cell cell) {
        var value = report.figures().at(cell);
        return value == null ? -1 : value.intValueExact();
    }
}
