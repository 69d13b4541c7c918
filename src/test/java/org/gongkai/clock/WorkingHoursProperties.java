package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;

import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.calendar.WorkingHours;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("以工作小时计算的期限")
class WorkingHoursProperties {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();
    private static final WorkingHours HOURS = WorkingHours.shipped();

    @Property(tries = 300)
    @Label("走过的工作时间正好是期限；分两次走和一次走到同一时刻")
    void counted(@ForAll @IntRange(max = 60 * 24 * 300) int minute, @ForAll @IntRange(min = 1, max = 80) int hours, @ForAll @IntRange(min = 1, max = 79) int part) {
        LocalDateTime from = LocalDateTime.parse("2025-01-02T00:00").plusMinutes(minute);
        LocalDateTime due = HOURS.plus(from, Duration.ofHours(hours), CALENDAR);
        assertThat(HOURS.between(from, due, CALENDAR)).isEqualTo(Duration.ofHours(hours));
        if (part < hours) {
            assertThat(HOURS.plus(HOURS.plus(from, Duration.ofHours(part), CALENDAR), Duration.ofHours(hours - part), CALENDAR)).isEqualTo(due);
        }
    }
}
