package org.gongkai.calendar;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record, or takes back, that an organ works or closes on a day against the national calendar; never without a reason. */
@Component
public class DecideLocalDay {

    private final CalendarRows rows;
    private final Calendars calendars;
    private final Now now;
    private final ApplicationEventPublisher events;

    DecideLocalDay(JdbcClient database, Calendars calendars, Now now, ApplicationEventPublisher events) {
        this.rows = new CalendarRows(database);
        this.calendars = calendars;
        this.now = now;
        this.events = events;
    }

    /** The local days in force, latest day first. */
    public List<DecidedDay> inForce() {
        return rows.decidedDays();
    }

    /** @param by the person, null for the installation itself */
    @Transactional
    public CalendarRevision decide(LocalDay day, @Nullable String by) {
        rows.raiseRevision();
        Optional<String> objection = calendars.everywhere().objection(day.date());
        if (objection.isPresent()) {
            return new CalendarRevision.Refused(List.of(objection.get()));
        }
        Optional<Festivals.FestivalDay> festival = Festivals.shipped().on(day.date()).filter(one -> day.working());
        if (festival.isPresent()) {
            return new CalendarRevision.Refused(List.of("%s 是%s，全体公民放假（%s），不能改为上班日；值班不改变期限的计算"
                    .formatted(day.date(), festival.get().title(), festival.get().article())));
        }
        boolean decided = rows.localDays().stream()
                .anyMatch(other -> other.date().equals(day.date()) && Objects.equals(other.organ(), day.organ()));
        if (decided) {
            return new CalendarRevision.Refused(List.of(day.date() + " 已有本地安排，请先撤回原来的一条"));
        }
        return tell(day, rows.insert(day, by, now.instant()), by);
    }

    @Transactional
    public CalendarRevision withdraw(long id, String reason, @Nullable String by) {
        if (reason.isBlank()) {
            return new CalendarRevision.Refused(List.of("请写明撤回的理由"));
        }
        rows.raiseRevision();
        return rows.withdraw(id, reason.strip(), by, now.instant()).map(day -> tell(day, id, by))
                .orElseGet(() -> new CalendarRevision.Refused(List.of("这一条已经撤回")));
    }

    private CalendarRevision tell(LocalDay day, long id, @Nullable String by) {
        calendars.revised();
        CalendarChanged change = new CalendarChanged(day.date(), day.date(), day.organ(), CalendarChanged.localDay(id), by);
        events.publishEvent(change);
        return new CalendarRevision.Done(change);
    }
}
