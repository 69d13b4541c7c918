package org.gongkai.clock;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

import org.gongkai.calendar.LightThresholds;
import org.gongkai.calendar.Provision;
import org.jspecify.annotations.Nullable;

/**
 * What a clock in hours says: the moment it is due, and every moment that leads to it.
 *
 * @param dueAt       in China
 * @param provisional whether it runs into a year whose notice of days off is not out yet
 * @param length      the whole period, extensions included
 * @param left        what is still to come, in the unit of the provision; nothing once it is over or ended
 * @param yellowAt    from which moment on it shows yellow, and {@code redAt} red, as far as is known
 * @param shares      from which share left on, in percent, it shows yellow, then red
 */
public record HourReading(Reading.State state, LocalDateTime dueAt, boolean provisional, Provision provision, Duration length, Duration left,
        @Nullable LocalDateTime endedAt, LocalDateTime yellowAt, LocalDateTime redAt, List<Line> lines, LightThresholds shares) {

    private static final int PERCENT = 100;

    /** One moment of the clock's life, in words, with the article that makes it so. */
    public record Line(LocalDateTime at, String words, String article) {
    }

    public boolean isOverdueAt(LocalDateTime moment) {
        return (endedAt == null ? moment : endedAt).isAfter(dueAt);
    }

    public Light light(LocalDateTime moment) {
        if (isOverdueAt(moment)) {
            return Light.BLACK;
        }
        if (endedAt != null || isMoreThan(shares.yellow())) {
            return Light.GREEN;
        }
        return isMoreThan(shares.red()) ? Light.YELLOW : Light.RED;
    }

    private boolean isMoreThan(int share) {
        return left.multipliedBy(PERCENT).compareTo(length.multipliedBy(share)) > 0;
    }

    /** The moment in large words: 最迟 2026 年 3 月 11 日 17 时 30 分. */
    public String headline() {
        return "最迟 " + words(dueAt);
    }

    /** A moment in words: 2026 年 3 月 11 日 17 时 30 分. */
    public static String words(LocalDateTime at) {
        return "%d 年 %d 月 %d 日 %d 时 %02d 分".formatted(at.getYear(), at.getMonthValue(), at.getDayOfMonth(), at.getHour(), at.getMinute());
    }

    static String words(Duration length) {
        long minutes = length.toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + " 小时" : minutes / 60 + " 小时 " + minutes % 60 + " 分";
    }
}
