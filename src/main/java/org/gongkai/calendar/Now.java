package org.gongkai.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;

/** The present moment, the one source of time; its day is the day in China whatever the machine believes. */
@Component
public class Now {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    public Now() {
        this(Clock.systemUTC());
    }

    private Now(Clock clock) {
        this.clock = clock;
    }

    public static Now system() {
        return new Now();
    }

    /** Time that stands still at that instant. */
    public static Now at(Instant instant) {
        return new Now(Clock.fixed(instant, ZoneOffset.UTC));
    }

    public Instant instant() {
        return clock.instant();
    }

    /** The date and time in China, in whole minutes. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(instant(), ZONE).truncatedTo(ChronoUnit.MINUTES);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }
}
