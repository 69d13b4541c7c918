package org.gongkai.casework;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.gongkai.casework.clocks.NextDue;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps cases, their handlings and items as lists need them; all of it follows from their acts. */
@Repository
public class CaseRows {

    private final JdbcClient client;
    private final CaseFiles files;

    CaseRows(JdbcClient client, CaseFiles files) {
        this.client = client;
        this.files = files;
    }

    public void open(CaseState state, Application application, String number, @Nullable NextDue next) {
        Handling first = state.handlings().getFirst();
        client.sql("""
                with opened as (
                    insert into casework.cases (id, application_id, number, type, definition, organ, party, items, stage, ended,
                        clock, provisional, acts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'NONE', false, 1) returning id, items, definition),
                held as (insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, provisional, held_since, due_clock, due_at, yellow_at, red_at)
                    select id, ?, definition, ?, ?, ?, 'NONE', false, ?, ?, ?::timestamp, ?::timestamp, ?::timestamp from opened)
                insert into casework.item (case_id, no) select id, generate_series(1, items) from opened""")
                .params(state.id(), application.id(), number, state.type().id(), state.type().definition(), state.organ(),
                        state.party(), state.items(), state.stage(), state.ended(), first.no(), first.organ(), first.stage(), first.ended(), first.heldSince(),
                        next == null ? null : next.clock(), next == null ? null : next.dueAt(), next == null ? null : next.yellowAt(), next == null ? null : next.redAt()).update();
    }

    /**
     * A case held until the transaction ends, so that two officers act one after the other.
     *
     * @param performed the act that the token led to before, as far as was to be seen before the case was free
     */
    record Held(@Nullable String performed) {
    }

    /** Empty when there is no such case or it is forgotten. */
    Optional<Held> hold(String caseId, @Nullable String token) {
        return client.sql("""
                select (select act_id from casework.performed where token = ?)
                from casework.cases c join casework.application a on a.id = c.application_id
                where c.id = ? and a.forgotten_on is null for update of c""").params(token, caseId)
                .query((row, n) -> new Held(row.getString(1))).optional();
    }

    /**
     * Keeps what an act leaves in the tables of the case, in one round trip: what lists need of the derived state, the replies
     * to its items, the words that were spoken, the token that acts once.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the token has acted already
     */
    void save(CaseState before, CaseState after, Optional<Reading> clock, List<HandlingRow> handlings, Act act, CaseFiles.@Nullable SealedWords words,
            @Nullable String token) {
        Map<Integer, String> replies = after.answers().equals(before.answers()) ? Map.of() : after.answers();
        String standing = clock.map(reading -> reading.state().name()).orElse("NONE");
        LocalDate due = clock.map(Reading::due).orElse(null);
        boolean provisional = clock.map(Reading::provisional).orElse(false);
        client.sql("""
                with once as (insert into casework.performed (token, case_id, act_id) select ?, ?, ? where ?),
                spoken as (insert into casework.words (act_id, case_id, sealed, salt) select ?, ?, ?::bytea, ? where ?),
                replied as (update casework.item i set answer = r.answer from unnest(?::int[], ?::text[]) as r (no, answer)
                    where i.case_id = ? and i.no = r.no),
                stands as (select * from unnest(?::int[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::date[], ?::boolean[], ?::text[], ?::date[], ?::date[],
                        ?::timestamp[], ?::text[], ?::timestamp[], ?::timestamp[], ?::date[])
                    as w (no, organ, stage, ended, clock, due_on, provisional, assignee, held_since, concluded_on, due_at, due_clock, yellow_at, red_at, lawful_on)),
                handled as (update casework.handling h set stage = w.stage, ended = w.ended, clock = w.clock, due_on = w.due_on, provisional = w.provisional,
                        assignee = w.assignee, concluded_on = w.concluded_on, due_at = w.due_at, due_clock = w.due_clock, yellow_at = w.yellow_at, red_at = w.red_at,
                        lawful_on = w.lawful_on
                    from stands w where h.case_id = ? and h.no = w.no),
                sent as (insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, due_on, provisional, assignee, held_since, concluded_on, due_at, due_clock, yellow_at, red_at,
                        lawful_on)
                    select ?, w.no, ?, w.organ, w.stage, w.ended, w.clock, w.due_on, w.provisional, w.assignee, w.held_since, w.concluded_on, w.due_at, w.due_clock, w.yellow_at, w.red_at,
                        w.lawful_on
                    from stands w where w.no > ?)
                update casework.cases set stage = ?, ended = ?, clock = ?, due_on = ?, provisional = ?, lawful_on = ?, outcome = ?, ending = ?,
                    received_on = ?, concluded_on = ?, acts = ? where id = ?""")
                .params(token, after.id(), act.id(), token != null,
                        act.id(), after.id(), words == null ? null : files.sealed(act.id(), words),
                        words == null ? null : words.salt(), words != null,
                        replies.keySet().toArray(Integer[]::new), replies.values().toArray(String[]::new), after.id(),
                        each(handlings, HandlingRow::no, Integer[]::new), each(handlings, HandlingRow::organ, String[]::new),
                        each(handlings, HandlingRow::stage, String[]::new), each(handlings, HandlingRow::ended, Boolean[]::new),
                        each(handlings, HandlingRow::clock, String[]::new), each(handlings, row -> Objects.toString(row.dueOn(), null), String[]::new),
                        each(handlings, HandlingRow::provisional, Boolean[]::new), each(handlings, HandlingRow::assignee, String[]::new),
                        each(handlings, row -> Objects.toString(row.heldSince(), null), String[]::new),
                        each(handlings, row -> Objects.toString(row.concludedOn(), null), String[]::new), moments(handlings, NextDue::dueAt),
                        each(handlings, row -> row.next() == null ? null : row.next().clock(), String[]::new), moments(handlings, NextDue::yellowAt),
                        moments(handlings, NextDue::redAt), each(handlings, row -> Objects.toString(row.lawfulOn(), null), String[]::new), after.id(),
                        after.id(), after.type().definition(), before.handlings().size(),
                        after.stage(), after.ended(), standing, due, provisional, HandlingRow.lawfulOn(clock),
                        after.outcome(), endingOf(after), after.receivedOn(), after.concludedOn(), after.acts().size(),
                        after.id()).update();
    }

    private static <T> T[] each(List<HandlingRow> handlings, Function<HandlingRow, @Nullable T> what, IntFunction<T[]> array) {
        return handlings.stream().map(what).toArray(array);
    }

    private static String[] moments(List<HandlingRow> handlings, Function<NextDue, LocalDateTime> which) {
        return each(handlings, row -> row.next() == null ? null : which.apply(row.next()).toString(), String[]::new);
    }

    public static @Nullable String endingOf(CaseState state) {
        return state.ending() == null ? null : state.ending().id();
    }

    Optional<String> performed(String token) {
        return client.sql("select act_id from casework.performed where token = ?").param(token).query(String.class).optional();
    }
}
