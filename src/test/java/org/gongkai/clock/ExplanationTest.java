package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.readOn;
import static org.gongkai.clock.ClockFixtures.received;

import org.gongkai.clock.ClockEvent.Ended;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("期限逐日说明理由，并亮出灯色")
class ExplanationTest {

    @ParameterizedTest(name = "{0}:{1}")
    @CsvSource({
        "2026-02-05, '收到申请之日，不计入'", "2026-02-06, 第1个工作日", "2026-02-08, 周末",
        "2026-02-14, '第7个工作日，调休上班（春节）'", "2026-02-16, 春节放假", "2026-02-28, '第12个工作日，调休上班（春节）'",
        "2026-03-10, 第19个工作日", "2026-03-11, 第20个工作日"})
    void eachDaySaysWhyItCountsOrNot(String date, String why) {
        Reading reading = read(received("2026-02-05"));
        assertThat(reading.days()).filteredOn(d -> d.date().equals(day(date))).singleElement().extracting(CountedDay::why).isEqualTo(why);
        assertThat(reading.days()).hasSize(35);
    }

    @ParameterizedTest(name = "{0}：剩 {1} 个工作日，{2}")
    @CsvSource({
        "2026-02-05, 20, GREEN", "2026-03-03, 6, GREEN", "2026-03-04, 5, YELLOW", "2026-03-07, 3, YELLOW",
        "2026-03-10, 1, RED", "2026-03-11, 0, RED", "2026-03-12, 0, BLACK"})
    void theLightFollowsTheWorkingDaysLeft(String today, int left, Light light) {
        Reading reading = read(received("2026-02-05"));
        assertThat(reading.left(day(today))).isEqualTo(left);
        assertThat(reading.light(day(today))).isEqualTo(light);
    }

    @Test
    @DisplayName("办结的件显示是否按时办结，不再随时间变黑")
    void anEndedClockShowsWhetherItEndedInTime() {
        Reading inTime = readOn("2026-03-20", received("2026-02-05"), new Ended(day("2026-03-11"), "reply"));
        assertThat(inTime.state()).isEqualTo(Reading.State.ENDED);
        assertThat(inTime.light(day("2026-06-01"))).isEqualTo(Light.GREEN);
        assertThat(inTime.isOverdueOn(day("2026-06-01"))).isFalse();
        Reading late = readOn("2026-03-20", received("2026-02-05"), new Ended(day("2026-03-12"), "reply"));
        assertThat(late.light(day("2026-03-12"))).isEqualTo(Light.BLACK);
    }
}
