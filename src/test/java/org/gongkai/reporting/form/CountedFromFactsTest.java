package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.ledger.FactSumOfPeriod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第五十条 表三、表四由台账事实得出")
class CountedFromFactsTest {

    private final Form form2019 = Reports.FORMS.forYear(2020).orElseThrow();
    private final Form form2021 = Reports.FORMS.forYear(2021).orElseThrow();
    private final List<FactSumOfPeriod> facts = new ArrayList<>();

    @Test
    @DisplayName("武昌2020年：区政府66+0，办结48，结转18；部门及街道307+10，办结312，结转5；合计373+10=360+23")
    void wuchang2020() {
        yearOf("区政府", 66, 0, 10, 7, 3, 20, 3, 5);
        yearOf("部门及街道", 307, 10, 191, 13, 18, 77, 9, 4);
        assertTotals(counted(2020, "区政府"), 66, 0, 48, 18);
        assertTotals(counted(2020, "部门及街道"), 307, 10, 312, 5);
        assertTotals(counted(2020), 373, 10, 360, 23);
        assertThat(number(counted(2020), "t3.r31.nat")).isEqualTo(201);
        assertThat(Reports.violations(new Figures(form2019, counted(2020), Map.of()), Surroundings.none())).isEmpty();
    }

    @Test
    @DisplayName("上年结转是期初未结，结转下年是期末未结；下一年接上")
    void carriedOverIsAStock() {
        fact("inforequest.received", "", "com", 2019, 3);
        fact("inforequest.concluded", "R36-2", "com", 2020, 2);
        assertTotals(counted(2020), 0, 3, 2, 1);
        assertThat(number(counted(2019), "t3.r4.com")).isEqualTo(3);
        assertThat(number(counted(2021), "t3.r2.com")).isEqualTo(1);
    }

    @Test
    @DisplayName("改计另类：冲减原行，计入新行，总计不变")
    void reclassification() {
        fact("inforequest.received", "", "nat", 2021, 1);
        fact("inforequest.concluded", "R30z", "nat", 2021, 1);
        fact("inforequest.concluded", "R30z", "nat", 2021, -1);
        fact("inforequest.concluded", "R-OTH", "nat", 2021, 1);
        assertThat(number(counted(2021), "t3.r361.nat")).isZero();
        assertThat(number(counted(2021), "t3.r363.nat")).isEqualTo(1);
        assertThat(number(counted(2021), "t3.r37.tot")).isEqualTo(1);
    }

    @Test
    @DisplayName("未归类的办结不会无声消失：总计与各行之和不等")
    void anUnknownReplyShows() {
        fact("inforequest.received", "", "nat", 2021, 1);
        fact("inforequest.concluded", "R-UNKNOWN", "nat", 2021, 1);
        assertThat(Reports.violations(new Figures(form2021, counted(2021), Map.of()), Surroundings.none()))
                .extracting(check -> check.formula().id()).containsOnly("A21-02");
    }

    @Test
    @DisplayName("复议维持4件纠正1件；诉讼直接起诉2件、复议后起诉2件，其中1件尚未审结")
    void remedies() {
        fact("reconsideration.filed", "", "", 2020, 5);
        fact("reconsideration.concluded", "uphold", "", 2020, 4);
        fact("reconsideration.concluded", "correct", "", 2020, 1);
        fact("litigation.filed", "", "direct", 2020, 2);
        fact("litigation.concluded", "uphold", "direct", 2020, 1);
        fact("litigation.concluded", "other", "direct", 2020, 1);
        fact("litigation.filed", "", "after", 2020, 2);
        fact("litigation.concluded", "other", "after", 2020, 1);
        Map<Cell, BigDecimal> numbers = counted(2020);
        assertThat(number(numbers, "t4.fy.total")).isEqualTo(5);
        assertThat(number(numbers, "t4.ss1.total")).isEqualTo(2);
        assertThat(number(numbers, "t4.ss2.pending")).isEqualTo(1);
        assertThat(number(numbers, "t4.ss2.total")).isEqualTo(2);
        assertThat(number(counted(2021), "t4.ss2.pending")).isEqualTo(1);
    }

    private void yearOf(String organ, int received, int carried, int... results) {
        List<String> kinds = List.of("R36-2", "R37", "R36-3/16a", "R36-4", "R39-1", "R-OTH");
        facts.add(new FactSumOfPeriod(organ, "inforequest.received", "", "nat", 2020, BigDecimal.valueOf(received)));
        facts.add(new FactSumOfPeriod(organ, "inforequest.received", "", "nat", 2019, BigDecimal.valueOf(carried)));
        for (int i = 0; i < results.length; i++) {
            facts.add(new FactSumOfPeriod(organ, "inforequest.concluded", kinds.get(i), "nat", 2020, BigDecimal.valueOf(results[i])));
        }
    }

    private void fact(String kind, String code, String party, int year, int amount) {
        facts.add(new FactSumOfPeriod("某局", kind, code, party, year, BigDecimal.valueOf(amount)));
    }

    private Map<Cell, BigDecimal> counted(int year, String... organs) {
        Form form = Reports.FORMS.forYear(year).orElseThrow();
        List<FactSumOfPeriod> own = facts.stream().filter(sum -> organs.length == 0 || List.of(organs).contains(sum.organ())).toList();
        return new Count(form, new ReplyKinds()).of(own, year, year);
    }

    private static void assertTotals(Map<Cell, BigDecimal> numbers, int received, int carried, int concluded, int open) {
        assertThat(List.of(number(numbers, "t3.r1.tot"), number(numbers, "t3.r2.tot"), number(numbers, "t3.r37.tot"),
                number(numbers, "t3.r4.tot"))).containsExactly(received, carried, concluded, open);
    }

    private static int number(Map<Cell, BigDecimal> numbers, String cell) {
        return numbers.getOrDefault(Cell.parse(cell), BigDecimal.valueOf(-999)).intValueExact();
    }
}
