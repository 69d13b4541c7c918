package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("真实年报：平衡的不报，不平衡的指出两边和差额")
class PrintedReportsTest {

    private final Form form2021 = Reports.FORMS.forYear(2025).orElseThrow();
    private final Form form2019 = Reports.FORMS.forYear(2020).orElseThrow();

    @Test
    @DisplayName("平衡的年报没有一条勾稽关系不成立")
    void balanced() {
        assertThat(Reports.balanced()).hasSize(25 * 7 + 15 + 10).containsOnlyKeys(form2021.cells());
        assertThat(Reports.violations(Reports.typed(form2021, Reports.balanced()), Surroundings.none())).isEmpty();
    }

    @Test
    @DisplayName("任何一个数字多一，必有一条错误")
    void everyNumberIsGuarded() {
        for (Cell cell : form2021.cells()) {
            if (!cell.table().equals("t2")) {
                Map<Cell, BigDecimal> wrong = Reports.balanced();
                wrong.merge(cell, BigDecimal.ONE, BigDecimal::add);
                assertThat(Reports.violations(Reports.typed(form2021, wrong), Surroundings.none())).as(cell.toString())
                        .anyMatch(check -> check.severity() == Formula.Severity.ERROR && check.cells().contains(cell));
            }
        }
    }

    @Test
    @DisplayName("差额写明两边：14069 + 560 与 13810 + 820")
    void bothSidesAndTheDifference() {
        Map<Cell, BigDecimal> wrong = Reports.balanced();
        Reports.put(wrong, "t3.r4.tot", 820);
        Check check = Reports.violations(Reports.typed(form2021, wrong), Surroundings.none()).getFirst();
        assertThat(check.formula().id()).isEqualTo("A21-01");
        assertThat(check.where()).isEqualTo("总计");
        assertThat(check.difference()).isEqualByComparingTo("-1");
        assertThat(check.arithmetic()).isEqualTo("14069 + 560 = 14629，13810 + 820 = 14630，相差 1");
    }

    @Test
    @DisplayName("某办公厅2019年：正文所列各类合计716件，与办理结果805件相差89件")
    void narrativeThatDoesNotAddUp() {
        Map<Cell, BigDecimal> narrative = new HashMap<>();
        Reports.put(narrative, "t3.r1.tot", 859, "t3.r2.tot", 18, "t3.r37.tot", 805, "t3.r4.tot", 72,
                "t3.r31.tot", 258, "t3.r335.tot", 35, "t3.r341.tot", 265, "t3.r351.tot", 158, "t3.r36.tot", 0);
        assertThat(Reports.violations(Reports.typed(form2019, narrative), Surroundings.none()))
                .filteredOn(check -> check.formula().id().equals("A19-02")).singleElement()
                .satisfies(check -> assertThat(check.difference()).isEqualByComparingTo("89"))
                .satisfies(check -> assertThat(check.rightSum()).isEqualByComparingTo("716"));
    }

    @Test
    @DisplayName("空格不是零：数据格空白只提示，总计格空白是错误")
    void blankIsNotZero() {
        Map<Cell, BigDecimal> blanks = Reports.balanced();
        blanks.put(Cell.parse("t3.r353.res"), null);
        blanks.put(Cell.parse("t3.r353.tot"), null);
        assertThat(Reports.violations(Reports.typed(form2021, blanks), Surroundings.none()))
                .extracting(check -> check.formula().id(), Check::severity).containsExactlyInAnyOrder(
                        tuple("E-BLANK", Formula.Severity.ERROR),
                        tuple("I-BLANK", Formula.Severity.INFO));
    }
}
