package org.gongkai.casework.calendarchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.calendar.CalendarRevision;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which open cases a change of the calendar moves: seen beforehand in a transaction that is undone, or carried out. */
@Component
public class CalendarEffects {

    /**
     * A case whose last day changes; no word of what it is about.
     *
     * @param told the last day that the applicant was told, which stays on record; null when none was told
     */
    public record Moved(String number, String organ, LocalDate before, ComputedDay after, @Nullable LocalDate told) {
    }

    /** What came of the change and whom it moves, earliest last day first. */
    public record Effect(CalendarRevision revision, List<Moved> moved) {
    }

    private record Open(String id, String number, String organ, LocalDate dueOn, boolean provisional, @Nullable LocalDate lawfulOn) {

        boolean isAs(Open before) {
            return dueOn.equals(before.dueOn) && Objects.equals(lawfulOn, before.lawfulOn);
        }
    }

    private final JdbcClient client;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    CalendarEffects(JdbcClient client, Ledger ledger, TransactionTemplate transaction) {
        this.client = client;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** What the change would do; nothing stays of it. */
    public Effect foresee(Supplier<CalendarRevision> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return effect(change);
        }));
    }

    public Effect carryOut(Supplier<CalendarRevision> change) {
        return Objects.requireNonNull(transaction.execute(status -> effect(change)));
    }

    private Effect effect(Supplier<CalendarRevision> change) {
        Map<String, Open> before = open().stream().collect(Collectors.toMap(Open::id, one -> one));
        CalendarRevision revision = change.get();
        List<Open> moved = open().stream().filter(after -> !after.isAs(before.get(after.id()))).toList();
        Map<String, List<Act>> acts = moved.isEmpty() ? Map.of() : ledger.of(moved.stream().map(Open::id).toList());
        List<Moved> told = new ArrayList<>();
        for (Open after : moved) {
            told.add(new Moved(after.number(), after.organ(), before.get(after.id()).dueOn(), new ComputedDay(after.dueOn(), after.provisional(), after.lawfulOn()),
                    acts.get(after.id()).reversed().stream().map(act -> act.date(CaseState.TOLD)).filter(Objects::nonNull).findFirst().orElse(null)));
        }
        return new Effect(revision, told);
    }

    private List<Open> open() {
        return client.sql("""
                select id, number, organ, due_on, provisional, lawful_on from casework.cases
                where not ended and clock <> 'ENDED' and due_on is not null order by due_on, id""").query(Open.class).list();
    }
}
