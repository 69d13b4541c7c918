package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("工作日：放假、调休上班、周末")
class WorkingCalendarTest {

    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    @ParameterizedTest(name = "{0} 年有 {1} 个工作日")
    @CsvSource({"2007,249", "2008,251", "2009,250", "2010,250", "2011,250", "2012,249", "2013,250", "2014,250", "2015,249", "2016,250",
        "2017,249", "2018,250", "2019,250", "2020,249", "2021,250", "2022,249", "2023,249", "2024,251", "2025,248", "2026,248"})
    void workingDaysOfAYear(int year, int expected) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        int onNewYear = calendar.isWorkingDay(newYear) ? 1 : 0;
        assertThat(onNewYear + calendar.workingDays(newYear, LocalDate.of(year, 12, 31))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}:{1}")
    @CsvSource({
        "2020-01-31, 春节放假", "2020-02-03, 工作日", "2023-09-29, '中秋节、国庆节放假'", "2023-10-07, '调休上班（中秋节、国庆节）'",
        "2024-02-04, 调休上班（春节）", "2024-02-09, 工作日", "2025-01-26, 调休上班（春节）", "2025-10-08, '国庆节、中秋节放假'",
        "2026-01-04, 调休上班（元旦）", "2026-02-28, 调休上班（春节）", "2026-10-10, 调休上班（国庆节）", "2026-10-11, 周末",
        "2022-12-31, 元旦放假", "2018-12-29, 调休上班（元旦）"})
    void eachDayHasItsKindAndHoliday(LocalDate date, String words) {
        assertThat(calendar.day(date).words()).isEqualTo(words);
    }

    @ParameterizedTest(name = "自 {0} 起第 5、7、15、20、40 个工作日")
    @CsvFileSource(resources = "nth-working-day.csv", numLinesToSkip = 1)
    void theNthWorkingDayAfterReceipt(LocalDate receipt, boolean working, LocalDate d5, LocalDate d7, LocalDate d15, LocalDate d20,
            LocalDate d40) {
        assertThat(calendar.isWorkingDay(receipt)).isEqualTo(working);
        assertThat(List.of(5, 7, 15, 20, 40)).map(n -> calendar.plus(receipt, n)).containsExactly(d5, d7, d15, d20, d40);
    }

    @Test
    @DisplayName("2007 年之前没有数据：说明原因，不猜测")
    void yearsWithoutDataAreRefused() {
        assertThat(calendar.objection(LocalDate.of(2006, 12, 31))).hasValueSatisfying(why -> assertThat(why).contains("2007"));
        assertThat(calendar.objection(LocalDate.of(2007, 1, 1))).isEmpty();
        assertThat(calendar.objection(LocalDate.of(2090, 1, 1))).isPresent();
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2006, 12, 31))).isInstanceOf(DateOutsideCalendar.class);
    }

    @Test
    @DisplayName("跨入尚无放假通知的年份：法定节日放假，其余按周一至周五推算，并标明暂定")
    void yearsWithoutNoticeFollowTheWeekdayRule() {
        LocalDate december = LocalDate.of(2026, 12, 25);
        LocalDate due = calendar.plus(december, 20);
        assertThat(due).isEqualTo(LocalDate.of(2027, 1, 25));
        assertThat(calendar.isSettled(december, due)).isFalse();
        assertThat(calendar.isSettled(LocalDate.of(2026, 12, 1), december)).isTrue();
    }

    @Test
    @DisplayName("导入下一年通知后，暂定的日期成为确定的日期")
    void aNoticeSettlesItsYear() {
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        WorkingCalendar imported = calendar.with(new Notice(2027, List.of(), List.of(
                new Notice.NoticeDay(newYear, true, "元旦"),
                new Notice.NoticeDay(LocalDate.of(2026, 12, 27), false, "元旦"))));
        LocalDate december = LocalDate.of(2026, 12, 25);
        assertThat(imported.isWorkingDay(LocalDate.of(2026, 12, 27))).isTrue();
        assertThat(imported.plus(december, 5)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(imported.plus(december, 6)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(imported.isSettled(december, LocalDate.of(2027, 1, 4))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 27))).as("the old calendar is untouched").isFalse();
    }

    @Test
    @DisplayName("本地停班优先于全国日历，单个机关的优先于所有机关的")
    void localDaysGoFirst() {
        LocalDate flood = LocalDate.of(2026, 7, 8);
        LocalDate saturday = LocalDate.of(2026, 7, 11);
        WorkingCalendar local = calendar.withLocalDays(List.of(
                new LocalDay(flood, true, "water", "防汛值守"), new LocalDay(flood, false, null, "防汛停班"),
                new LocalDay(saturday, true, null, "补班")));
        assertThat(local.day(flood).words()).isEqualTo("本地上班（防汛值守）");
        assertThat(local.day(saturday).words()).isEqualTo("本地上班（补班）");
        assertThat(local.workingDays(LocalDate.of(2026, 7, 3), LocalDate.of(2026, 7, 12))).isEqualTo(6);
    }
}
