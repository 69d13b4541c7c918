package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("统计期间：年、半年、季度、月、起止日期")
class PeriodTest {

    private static final LocalDate START = LocalDate.of(2004, 1, 1);
    private static final int DAYS = 12_000;

    @Property
    @Label("任何一天所在的期间，都含这一天；地址写出来读回去是同一期间；上一期紧接着本期，种类相同")
    void everyDay(@ForAll @IntRange(min = 0, max = DAYS) int after, @ForAll Period.Kind kind) {
        LocalDate day = START.plusDays(after);
        Period period = Period.around(kind, day);
        assertThat(day).isBetween(period.first(), period.last());
        assertThat(Period.read(period.id())).contains(period);
        assertThat(period.before().last()).isEqualTo(period.first().minusDays(1));
        assertThat(period.before().kind()).isEqualTo(kind);
    }

    @Property
    @Label("一段日子的上一期，天数相同")
    void aRange(@ForAll @IntRange(min = 0, max = DAYS) int after, @ForAll @IntRange(min = 0, max = 400) int length) {
        Period period = new Period(Period.Kind.DAYS, START.plusDays(after), START.plusDays(after + length));
        assertThat(period.before().first().until(period.before().last()).getDays()).isNotNegative();
        assertThat(period.before().last().toEpochDay() - period.before().first().toEpochDay()).isEqualTo(length);
        assertThat(Period.read(period.id())).contains(period);
    }

    @Test
    @DisplayName("第三季度是七月一日至九月三十日，上半年是一月一日至六月三十日，闰年二月到二十九日")
    void spoken() {
        assertThat(Period.read("2026-Q3")).map(Period::title).contains("2026年第三季度");
        assertThat(Period.read("2026-Q3")).map(Period::span).contains("2026年7月1日至2026年9月30日");
        assertThat(Period.read("2026-H1")).map(Period::span).contains("2026年1月1日至2026年6月30日");
        assertThat(Period.read("2024-02")).map(Period::span).contains("2024年2月1日至2024年2月29日");
        assertThat(Period.read("2026")).map(Period::title).contains("2026年");
    }

    @Test
    @DisplayName("没有第五季度、第三个半年、十三月，也没有倒着的日子")
    void nonsense() {
        for (String id : new String[] {"2026-Q5", "2026-H3", "2026-13", "2026-08-01_2026-07-01", "2026-07-01", "全年", "", "20261"}) {
            assertThat(Period.read(id)).as(id).isEmpty();
        }
    }
}
