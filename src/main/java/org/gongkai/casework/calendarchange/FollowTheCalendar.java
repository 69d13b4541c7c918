package org.gongkai.casework.calendarchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.CalendarChanged;
import org.gongkai.calendar.DayHasPassed;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.HandlingRow;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loops;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the clocks again whose last day may have moved, in the transaction of what moved it. The last day that the applicant was told
 * stays in its act; pages show both.
 */
@Component
public class FollowTheCalendar {

    private static final int CHUNK = 500;
    /** Raised with every change of how a clock is read: what runs is read again at the next start. 1: what a restart takes along, what was told binds. */
    private static final int RULES = 1;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Ledger ledger;
    private final CaseTypes types;
    private final Street street;
    private final Loops loops;

    FollowTheCalendar(JdbcTemplate jdbc, Ledger ledger, CaseTypes types, Street street, Loops loops) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
        this.types = types;
        this.street = street;
        this.loops = loops;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(CalendarChanged change) {
        readAgain(client.sql("""
                select id from casework.cases c where (received_on <= :to and (due_on >= :from or clock = 'PAUSED'
                        or exists (select 1 from casework.handling h where h.case_id = c.id and h.no > 1 and h.due_on >= :from))
                        or exists (select 1 from casework.handling h where h.case_id = c.id and not h.ended and h.due_at >= :from))
                    and (:organ::text is null or organ = :organ or exists (select 1 from casework.handling h where h.case_id = c.id and h.organ = :organ))
                    order by id for update""")
                .param("from", change.from()).param("to", change.to()).param("organ", change.organ()).query(String.class).list());
    }

    /** A pause may have lapsed with the day, or goes on and takes the last day along; what runs by the hours of the office is read by those of today. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(DayHasPassed passed) {
        readAgain(client.sql("""
                select id from casework.cases c where clock = 'PAUSED' or exists (select 1 from casework.handling h where h.case_id = c.id and not h.ended and h.due_at is not null)
                order by id for update""").query(String.class).list());
    }

    /** A programme that reads clocks otherwise than the last one reads again what runs. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void followTheRules() {
        // Nodes that start together wait here for the first.
        if (client.sql("insert into casework.clocks_read (rules) values (?) on conflict do nothing").param(RULES).update() == 1) {
            readAgain(client.sql("select id from casework.cases where received_on is not null and clock <> 'ENDED' order by id for update")
                    .query(String.class).list());
        }
    }

    private void readAgain(List<String> cases) {
        for (int from = 0; from < cases.size(); from += CHUNK) {
            Map<String, List<Act>> acts = ledger.of(cases.subList(from, Math.min(from + CHUNK, cases.size())));
            List<Object[]> readings = new ArrayList<>();
            List<Object[]> handlings = new ArrayList<>();
            acts.forEach((id, ofCase) -> read(id, ofCase, readings, handlings));
            jdbc.batchUpdate("update casework.cases set clock = ?, due_on = ?, provisional = ?, lawful_on = ? where id = ?", readings);
            jdbc.batchUpdate("""
                    update casework.handling set clock = ?, due_on = ?, provisional = ?, lawful_on = ?, due_at = ?, due_clock = ?, yellow_at = ?, red_at = ?
                    where case_id = ? and no = ?""", handlings);
        }
    }

    /** A case that cannot be read keeps its last day, and does not keep the others from theirs. */
    private void read(String id, List<Act> acts, List<Object[]> readings, List<Object[]> handlings) {
        try {
            CaseState state = CaseState.replay(acts, types);
            Optional<Reading> ofMatter = street.clock(state);
            List<HandlingRow> rows = HandlingRow.of(state, street);
            ofMatter.ifPresent(reading -> readings.add(new Object[] {reading.state().name(), reading.due(), reading.provisional(),
                    reading.lastDay().lawful(), id}));
            rows.stream().filter(row -> row.dueOn() != null || row.next() != null).forEach(row -> handlings.add(row.standing(id)));
            loops.midnight().cameThrough(List.of(id));
        } catch (RuntimeException unreadable) {
            loops.midnight().leaveOut(id, unreadable);
        }
    }
}
