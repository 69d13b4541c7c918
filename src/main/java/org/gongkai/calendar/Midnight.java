package org.gongkai.calendar;

import java.time.LocalDate;
import java.time.ZoneOffset;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the house once that a day has passed; days that passed while nothing ran are told when it runs again. */
@Component
public class Midnight {

    private final JdbcClient database;
    private final Now now;
    private final ApplicationEventPublisher events;

    Midnight(JdbcClient database, Now now, ApplicationEventPublisher events) {
        this.database = database;
        this.now = now;
        this.events = events;
    }

    /** Publishes {@link DayHasPassed} for each day since the last one told, in the transaction that marks it as told. */
    @Transactional
    public void look() {
        LocalDate yesterday = now.today().minusDays(1);
        LocalDate told = database.sql("select max(day) from calendar.day_passed").query(LocalDate.class).optional().orElse(null);
        LocalDate next = told == null ? yesterday : told.plusDays(1);
        for (LocalDate day = next; !day.isAfter(yesterday); day = day.plusDays(1)) {
            int first = database.sql("insert into calendar.day_passed (day, passed_at) values (:day, :at) on conflict do nothing")
                    .param("day", day).param("at", now.instant().atOffset(ZoneOffset.UTC)).update();
            if (first == 1) {
                events.publishEvent(new DayHasPassed(day));
            }
        }
    }
}
