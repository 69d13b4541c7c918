package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.CALENDAR;
import static org.gongkai.clock.ClockFixtures.PROVISIONS;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.extendedBy;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.received;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.clock.ClockEvent.Started;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("第三十三条 自收到申请之日起的答复期限，按收到之日的法计算")
class ReplyPeriodTest {

    @ParameterizedTest(name = "{0} 收到，适用 {1}，{2} 前答复")
    @CsvSource({
        "2019-05-14, R2008, 2019-06-04", "2019-05-15, R2019, 2019-06-13",
        "2020-01-17, R2019, 2020-02-21", "2025-01-25, R2019, 2025-02-27", "2026-02-13, R2019, 2026-03-19"})
    void theLawOfTheDayOfReceiptHolds(String receipt, String regime, LocalDate due) {
        Reading reading = read(received(receipt));
        assertThat(reading.due()).isEqualTo(due);
        assertThat(reading.provision().regime()).isEqualTo(regime);
    }

    @Test
    @DisplayName("旧条例收到的申请延长时仍按旧条例")
    void aRunningCaseKeepsTheLawItBeganUnder() {
        Reading reading = read(received("2019-05-14"), extendedBy(15, "2019-06-03"));
        assertThat(reading.provision().article()).isEqualTo("第二十四条");
        assertThat(reading.due()).isEqualTo(CALENDAR.plus(day("2019-05-14"), 30));
    }

    @Test
    @DisplayName("收费通知 2021-03-01 收到，最迟 2021-03-29 缴费（次日起 20 个工作日）")
    void theFeeIsPaidWithinTwentyWorkingDays() {
        Reading reading = read(new Started(day("2021-03-01"), "inforequest.fee-payment", "notice"));
        assertThat(reading.due()).isEqualTo(day("2021-03-29"));
    }

    @Test
    @DisplayName("周六网上提交、周一双方确认的，自周一起算")
    void anOnlineRequestRunsFromItsConfirmation() {
        assertThat(read(received("2026-03-09")).due()).isEqualTo(day("2026-04-07"));
        assertThat(read(received("2026-03-07")).due()).isEqualTo(day("2026-04-03"));
    }

    @Test
    @DisplayName("行政复议 60 日：最后一日放假的，顺延至其后首个工作日")
    void aPeriodInDaysThatEndsOnAHolidayMovesOn() {
        Reading reading = read(new Started(day("2025-08-05"), "remedy.review", "reply"));
        assertThat(reading.due()).as("60 days end on 2025-10-04, in the National Day holiday").isEqualTo(day("2025-10-09"));
    }

    @Test
    @DisplayName("行政诉讼：2015-04-30 前知道的 3 个月，其后 6 个月")
    void aPeriodInMonthsFollowsTheLawOfItsDay() {
        assertThat(read(new Started(day("2014-06-10"), "remedy.suit", "reply")).due()).isEqualTo(day("2014-09-10"));
        assertThat(read(new Started(day("2016-06-10"), "remedy.suit", "reply")).due()).isEqualTo(day("2016-12-12"));
    }

    @Test
    @DisplayName("部门年报次年 1 月 31 日前，节假日不顺延")
    void theAnnualReportIsDueOnItsDay() {
        assertThat(read(new Started(day("2020-12-31"), "report.annual.department", "year")).due()).isEqualTo(day("2021-01-31"));
        assertThat(read(new Started(day("2020-12-31"), "report.annual.government", "year")).due()).isEqualTo(day("2021-03-31"));
        assertThat(read(new Started(day("2010-12-31"), "report.annual.department", "year")).due()).isEqualTo(day("2011-03-31"));
    }

    @Test
    @DisplayName("跨入尚无放假通知的年份，日期为暂定")
    void aDateInAYearWithoutNoticeIsProvisional() {
        assertThat(read(received("2026-12-25")).provisional()).isTrue();
        assertThat(read(received("2026-11-20")).provisional()).isFalse();
        assertThat(StatutoryClock.read(List.of(received("2025-12-25")), CALENDAR, PROVISIONS, day("2025-12-25")).provisional()).isFalse();
    }
}
