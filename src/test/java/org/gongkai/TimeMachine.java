package org.gongkai;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

import org.gongkai.calendar.Now;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A present moment that tests move; import it beside {@link GongkaiTest}. */
public class TimeMachine extends Now {

    private volatile Instant instant = Instant.parse("2026-03-02T02:00:00Z");

    @Override
    public Instant instant() {
        return instant;
    }

    /** Travels to ten in the morning of that day. */
    public TimeMachine to(String day) {
        instant = LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(ZONE).toInstant();
        return this;
    }

    public TimeMachine moveTo(Instant moment) {
        instant = moment;
        return this;
    }

    /** Puts the machine in the place of the wall clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installed {

        @Bean
        @Primary
        TimeMachine timeMachine() {
            return new TimeMachine();
        }
    }
}
