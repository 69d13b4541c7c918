package org.gongkai.casework.register;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseRows;
import org.gongkai.casework.CaseState;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Sealing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of matters that ended before the platform was there. */
@Repository
class PastCaseRows {

    private final JdbcTemplate jdbc;
    private final CaseFiles files;
    private final Sealing sealing;
    private final Now now;

    PastCaseRows(JdbcTemplate jdbc, CaseFiles files, Sealing sealing, Now now) {
        this.jdbc = jdbc;
        this.files = files;
        this.sealing = sealing;
        this.now = now;
    }

    /** Writes past cases with the state their acts led to, in a few round trips. */
    void takeOver(List<PastCases.Past> cases) {
        List<Object[]> applications = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> handlings = new ArrayList<>();
        List<Object[]> items = new ArrayList<>();
        for (PastCases.Past past : cases) {
            CaseState state = past.state();
            Application application = past.application();
            String number = files.number(state.type(), state.organ(), application.submittedOn().getYear());
            applications.add(new Object[] {application.id(), application.type(), number, "", application.channel(),
                    application.party(), application.submittedOn(), now.instant().atOffset(ZoneOffset.UTC),
                    files.sealed(application), sealing.salt(), past.sourceId(), files.asked(application)});
            rows.add(new Object[] {state.id(), application.id(), number, state.type().id(), state.type().definition(),
                    state.organ(), state.party(), state.items(), state.stage(), state.ended(),
                    past.clock().map(reading -> reading.state().name()).orElse("NONE"),
                    past.clock().map(Reading::due).orElse(null), past.clock().map(Reading::provisional).orElse(false),
                    state.outcome(), CaseRows.endingOf(state), state.receivedOn(), state.concludedOn(), state.acts().size()});
            past.handlings().forEach(one -> handlings.add(one.of(state.id(), state.type().definition())));
            for (int no = 1; no <= state.items(); no++) {
                items.add(new Object[] {state.id(), no, state.answers().get(no)});
            }
        }
        jdbc.batchUpdate("""
                insert into casework.application
                    (id, type, number, code_digest, channel, party, submitted_on, submitted_at, sealed, salt, source_id, asked)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", applications);
        jdbc.batchUpdate("""
                insert into casework.cases (id, application_id, number, type, definition, organ, party, items, stage, ended,
                    clock, due_on, provisional, outcome, ending, received_on, concluded_on, acts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        jdbc.batchUpdate("""
                insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, due_on, provisional, lawful_on, assignee, held_since, concluded_on,
                    due_at, due_clock, yellow_at, red_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", handlings);
        jdbc.batchUpdate("insert into casework.item (case_id, no, answer) values (?, ?, ?)", items);
    }
}
