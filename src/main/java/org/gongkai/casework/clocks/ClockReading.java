package org.gongkai.casework.clocks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

import org.gongkai.clock.HourReading;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a named clock says.
 *
 * @param at    the moment at which it is read
 * @param hours null where it counts days
 * @param days  null where it counts hours
 * @param stands whether it stands still until something comes that has no last day: what it says moves on with every day
 */
public record ClockReading(NamedClock clock, ClockRun run, LocalDateTime at, @Nullable HourReading hours, @Nullable Reading days, boolean stands) {

    /** The last second of a day. */
    static final LocalTime LAST = LocalTime.of(23, 59, 59);

    public LocalDateTime dueAt() {
        return hours != null ? hours.dueAt() : ofDays().due().atTime(LAST);
    }

    public boolean provisional() {
        return hours != null ? hours.provisional() : ofDays().provisional();
    }

    public Light light() {
        return hours != null ? hours.light(at) : ofDays().light(at.toLocalDate());
    }

    public boolean isOverdue() {
        return hours != null ? hours.isOverdueAt(at) : ofDays().isOverdueOn(at.toLocalDate());
    }

    /** The last moment, or the last day, in words. */
    public String headline() {
        return hours != null ? hours.headline() : "最迟 " + "%d 年 %d 月 %d 日".formatted(ofDays().due().getYear(), ofDays().due().getMonthValue(), ofDays().due().getDayOfMonth());
    }

    /** One moment, or one stretch of days, with the article that makes it so. */
    public record Line(String said, String article) {
    }

    /** How it comes to that. */
    public List<Line> lines() {
        return hours != null ? hours.lines().stream().map(line -> new Line(HourReading.words(line.at()) + " " + line.words(), line.article())).toList()
                : ofDays().intervals().stream().map(one -> new Line(ofDays().words(one), one.article())).toList();
    }

    /** The words in which the period is set. */
    public String basis() {
        return hours != null ? hours.provision().basis() : ofDays().provision().basis();
    }

    /** From when on lists show which light, as long as nothing happens. */
    NextDue next() {
        return hours != null ? new NextDue(clock.id(), hours.dueAt(), hours.yellowAt(), hours.redAt())
                : new NextDue(clock.id(), dueAt(), turns(ofDays().thresholds().yellow()), turns(ofDays().thresholds().red()));
    }

    /** The first moment at which no more than so many counted days are left. */
    private LocalDateTime turns(int left) {
        LocalDate day = ofDays().due();
        while (day.isAfter(ofDays().dayZero()) && ofDays().left(day.minusDays(1)) <= left) {
            day = day.minusDays(1);
        }
        return day.atStartOfDay();
    }

    private Reading ofDays() {
        return Objects.requireNonNull(days);
    }
}
