package org.gongkai.casework.lists;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.gongkai.clock.Light;

/**
 * The handlings that show a light now: where no named clock runs, by days between which an index finds; else by whichever clock is over first.
 *
 * @param red last of the last days that show red, and {@code yellow} of those that show yellow
 */
public record UnderLight(Light light, LocalDateTime now, LocalDate red, LocalDate yellow) {

    /** The day by which a light warns: the law's, and today once it is over while the day that was told is not. */
    private static final String WARNED_ON = "greatest(coalesce(h.lawful_on, h.due_on), least(h.due_on, ?::date))";
    private static final String BY_DAYS = "case when h.clock = 'ENDED' or h.due_on is null then 0 when h.due_on < ?::date then 4 when " + WARNED_ON + " <= ? then 3 when "
            + WARNED_ON + " <= ? then 2 else 1 end";
    private static final String BY_HOURS = "case when h.due_at < ? then 4 when h.red_at <= ? then 3 when h.yellow_at <= ? then 2 else 1 end";
    private static final String NAMED_FIRST = "h.clock = 'ENDED' or h.due_on is null or h.due_at <= h.due_on + time '23:59:59'";
    static final String SQL = "(h.due_at is null and h.clock <> 'ENDED' and " + WARNED_ON + " between ? and ? or h.due_at is not null and case when " + NAMED_FIRST + " then " + BY_HOURS + " else " + BY_DAYS + " end = ?)";

    Object[] params() {
        LocalDate today = now.toLocalDate();
        LocalDate from = switch (light) {
            case BLACK -> LocalDate.of(1, 1, 1);
            case RED -> today;
            case YELLOW -> red.plusDays(1);
            case GREEN -> yellow.plusDays(1);
        };
        LocalDate to = switch (light) {
            case BLACK -> today.minusDays(1);
            case RED -> red;
            case YELLOW -> yellow;
            case GREEN -> LocalDate.of(9999, 12, 31);
        };
        return new Object[] {today, from, to, now, now, now, today, today, red, today, yellow, 1 + light.ordinal()};
    }
}
