package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.calendar.WorkingHours;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.InvalidDefinitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("以小时、工作小时计算的期限：从首次收到起，午休、夜间、休息日怎样算")
class HourClockTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();
    private static final WorkingHours HOURS = WorkingHours.shipped();

    private static Provisions provisions(int amount, String unit) {
        return Provisions.of(DefinitionTree.shipped().over(List.of(new DefinitionText("provisions.yaml", """
                instruments: [{id: LOCAL, title: 热线办法, number: 本地}]
                lights: {yellow: 5, red: 1}
                provisions:
                  - {id: hotline.contact, title: 首次联系, description: 首次联系, instrument: LOCAL, article: 第一条, basis: 本地, amount: %d, unit: %s, counts-from: 首次收到, from: 2008-05-01, confirmed: false}
                """.formatted(amount, unit), DefinitionText.Origin.OWN))));
    }

    private static HourReading read(int amount, String unit, String asOf, HourEvent... further) {
        List<HourEvent> events = new ArrayList<>(List.of(further));
        return HourClock.read(events, HOURS, CALENDAR, provisions(amount, unit), LocalDateTime.parse(asOf));
    }

    private static HourEvent started(String at) {
        return new HourEvent.Started(LocalDateTime.parse(at), "hotline.contact", "s");
    }

    @ParameterizedTest(name = "{0} 起 {1} {2} → {3}")
    @CsvSource({
        // 自然小时：不问午休和休息日
        "2026-03-06T16:00, 24, hours, 2026-03-07T16:00",
        // 工作小时：上午、跨午休、跨夜、跨周末
        "2026-03-04T09:00, 2, working-hours, 2026-03-04T11:00",
        "2026-03-04T11:00, 2, working-hours, 2026-03-04T15:00",
        "2026-03-04T16:30, 2, working-hours, 2026-03-05T09:30",
        "2026-03-06T16:30, 2, working-hours, 2026-03-09T09:30",
        // 正好走到时段末尾，不推到下一时段
        "2026-03-04T08:30, 7, working-hours, 2026-03-04T17:30",
        // 夜里收到，从上班起走
        "2026-03-04T22:10, 1, working-hours, 2026-03-05T09:30",
        // 2026 年春节放假 2 月 15 日至 23 日，14 日周六上班
        "2026-02-14T16:30, 2, working-hours, 2026-02-24T09:30"})
    @DisplayName("最迟的时刻")
    void due(String from, int amount, String unit, String due) {
        assertThat(read(amount, unit, from, started(from)).dueAt()).isEqualTo(LocalDateTime.parse(due));
    }

    @Test
    @DisplayName("停止期间不计，恢复后接着走；仍未恢复的，随现在后移")
    void pauses() {
        HourEvent pause = new HourEvent.Paused(LocalDateTime.parse("2026-03-04T10:00"), "第二条", "p");
        HourReading open = read(2, "working-hours", "2026-03-04T15:00", started("2026-03-04T09:00"), pause);
        assertThat(open.state()).isEqualTo(Reading.State.PAUSED);
        assertThat(open.dueAt()).isEqualTo(LocalDateTime.parse("2026-03-04T16:00"));
        HourReading resumed = read(2, "working-hours", "2026-03-04T15:00", started("2026-03-04T09:00"), pause,
                new HourEvent.Resumed(LocalDateTime.parse("2026-03-04T11:30"), "p"));
        assertThat(resumed.dueAt()).isEqualTo(LocalDateTime.parse("2026-03-04T14:30"));
        assertThat(resumed.light(LocalDateTime.parse("2026-03-04T15:00"))).isEqualTo(Light.BLACK);
        assertThat(resumed.lines()).extracting(HourReading.Line::words).anyMatch(words -> words.contains("停止计算") && words.contains("此前已计 1 小时"));
    }

    @Test
    @DisplayName("期满以后的停止不改变最迟的时刻；按时办结的一直是绿灯")
    void afterTheEnd() {
        HourReading late = read(1, "working-hours", "2026-03-04T15:00", started("2026-03-04T09:00"),
                new HourEvent.Paused(LocalDateTime.parse("2026-03-04T11:00"), "第二条", "p"));
        assertThat(late.dueAt()).isEqualTo(LocalDateTime.parse("2026-03-04T10:00"));
        HourReading inTime = read(2, "hours", "2026-03-09T15:00", started("2026-03-04T09:00"), new HourEvent.Ended(LocalDateTime.parse("2026-03-04T10:59"), "e"));
        assertThat(inTime.state()).isEqualTo(Reading.State.ENDED);
        assertThat(inTime.light(LocalDateTime.parse("2026-03-09T15:00"))).isEqualTo(Light.GREEN);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"2026-03-04T09:00, GREEN", "2026-03-05T02:59, GREEN", "2026-03-05T03:00, YELLOW", "2026-03-05T06:36, RED", "2026-03-05T09:00, RED", "2026-03-05T09:01, BLACK"})
    @DisplayName("剩下四分之一转黄灯，十分之一转红灯，过了才转黑灯")
    void lights(String moment, Light light) {
        assertThat(read(24, "hours", moment, started("2026-03-04T09:00")).light(LocalDateTime.parse(moment))).isEqualTo(light);
    }

    @Test
    @DisplayName("不是小时的期限不能用小时计，反之亦然；时段重叠、写错的作息时间被拒绝")
    void refuses() {
        assertThatThrownBy(() -> read(3, "working-days", "2026-03-04T09:00", started("2026-03-04T09:00"))).hasMessageContaining("no period in hours");
        assertThatThrownBy(() -> WorkingHours.of(DefinitionTree.of(List.of(new DefinitionText("workinghours.yaml",
                "title: 甲\ndescription: 乙\nbasis: 丙\nlights: {yellow: 25, red: 10}\nrows:\n  - {from: 2008-05-01, periods: [\"08:30-12:00\", \"11:00-17:30\"]}\n", DefinitionText.Origin.OWN)))))
                .isInstanceOf(InvalidDefinitions.class).hasMessageContaining("workinghours.yaml 第 6 行：时段应先后相接");
    }
}
