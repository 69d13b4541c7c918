package org.gongkai.casework.urging;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.Cases;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.pages.EachOncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes over what is open and urges whoever is to be urged by now: the last step that a matter has reached, each step once for a last day. */
@Component
public class Urging {

    static final String NAME = "urging";
    static final String KIND = "urging.";
    static final String CASE = "case";
    private static final int CHUNK = 500;
    private static final String WAITS = "u.seen_on is null and not u.over";

    private final UrgingSteps steps;
    private final CaseLists lists;
    private final Cases cases;
    private final CaseTypes types;
    private final Calendars calendars;
    private final Beside beside;
    private final Ledger ledger;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;
    /** Thousands may wait, and every inbox asks. */
    private final EachOncePerState<Set<String>, List<Heap>> heaps;
    private final EachOncePerState<Pressing, List<Waits>> pressing;

    Urging(UrgingSteps steps, CaseLists lists, Cases cases, CaseTypes types, Calendars calendars, Beside beside, Ledger ledger, JdbcClient client, TransactionTemplate transaction, Now now,
            PageChanges changes, Loops loops) {
        this.heaps = new EachOncePerState<>(changes, now, this::heaps);
        this.pressing = new EachOncePerState<>(changes, now, asked -> matters(asked.waiting(), asked.limit()));
        this.steps = steps;
        this.lists = lists;
        this.cases = cases;
        this.types = types;
        this.calendars = calendars;
        this.beside = beside;
        this.ledger = ledger;
        this.client = client;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("urging", "催办", Duration.ofMinutes(30)).firstAfter(Duration.ofMinutes(10)), () -> {
            urge();
            return false;
        });
    }

    /** Urges about every open handling that has reached a step not told yet; answers how many. */
    public int urge() {
        int urged = 0;
        int earliest = steps.earliest(now.today());
        String after = null;
        while (true) {
            List<CaseLists.Line> lines = lists.open(Scope.EVERYTHING, CaseLists.Wanted.EVERYTHING, after, CHUNK);
            Set<Told> known = known(lines);
            for (CaseLists.Line line : lines) {
                loop.beat();
                try {
                    urged += urge(line, known) ? 1 : 0;
                    loop.cameThrough(List.of(line.id()));
                } catch (RuntimeException fault) {
                    loop.leaveOut(line.id(), fault);
                }
            }
            if (lines.size() < CHUNK || lines.getLast().held().lastMoment().toLocalDate().isAfter(calendars.everywhere().plus(now.today(), earliest + 1))) {
                return urged;
            }
            after = lines.getLast().key();
        }
    }

    /** A step that was told for a last day. */
    private record Told(String caseId, int handling, String step, LocalDate dueOn) {
    }

    /** What was told of these before, asked once: most of them have been, and each would be an act prepared for nothing. */
    private Set<Told> known(List<CaseLists.Line> lines) {
        return new HashSet<>(client.sql("select case_id, handling, step, due_on from casework.urging where case_id = any(?)").param(lines.stream().map(CaseLists.Line::id).distinct().toArray(String[]::new))
                .query(Told.class).list());
    }

    private boolean urge(CaseLists.Line line, Set<Told> known) {
        Lamp lamp = cases.light(line);
        LocalDate due = lamp == null ? null : lamp.named() != null ? lamp.named().lastDay().date() : line.dueOn();
        if (due == null) {
            return false;
        }
        LocalDate today = now.today();
        int left = calendars.of(line.organ()).workingDays(today, due);
        UrgingSteps.Step step = steps.reached(line.type(), today, left).orElse(null);
        return step != null && !known.contains(new Told(line.id(), line.held().no(), step.id(), due)) && Boolean.TRUE.equals(transaction.execute(status -> told(line, due, step)));
    }

    private boolean told(CaseLists.Line line, LocalDate due, UrgingSteps.Step step) {
        String person = step.isForHolder() ? line.assignee() : null;
        List<String> roles = step.told(line.assignee());
        String id = Identifier.fresh();
        Act act = ledger.prepare(ActDraft.of(KIND + "urge", id).organ(line.organ()).detail(CASE, line.id()).detail("handling", line.held().no()).detail("step", step.id())
                .detail("due", due).detail("person", person).detail("roles", roles.isEmpty() ? null : roles));
        boolean first = client.sql("""
                insert into casework.urging (id, case_id, type, handling, organ, step, title, due_on, to_person, to_roles, sent_on, act_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id, handling, step, due_on) do nothing""")
                .params(id, line.id(), line.type(), line.held().no(), line.organ(), step.id(), step.title(), due, person, roles.toArray(String[]::new), now.today(), act.id()).update() == 1;
        if (first) {
            ledger.write(List.of(act));
        }
        return first;
    }

    /** All that was urged about a matter, the last first. */
    public List<Urged> of(String caseId) {
        return beside.ofMatter(NAME, caseId).stream().map(Urged::of).toList();
    }

    /** One of those whom it tells says that they know; it is on record, and gone from the inbox of all of them. */
    @Transactional
    public Attempt<String> seen(String caseId, String id, Staff staff) {
        Urged urged = of(caseId).stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        if (urged == null || !urged.isFor(staff)) {
            return Attempt.refused("没有这一次催办，或者不是催您的");
        }
        if (client.sql("update casework.urging set seen_by = ?, seen_on = ? where id = ? and seen_on is null").params(staff.personId(), now.today(), id).update() == 1) {
            ledger.record(ActDraft.of(KIND + "seen", id).organ(urged.organ()).actor(staff.personId()).detail(Actor.INSTEAD, urged.insteadFor(staff)).detail(CASE, caseId));
        }
        return Attempt.done(id);
    }

    /** What it asks of the tables. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String ofMatter() {
            return "select " + Urged.COLUMNS + " from casework.urging u where u.case_id = :matter order by u.sent_on desc, u.id desc";
        }
    }

    /** What waits for this person, counted, the most pressing first: for others of a post that they hold it waits too. */
    List<Heap> waiting(Staff staff) {
        return heaps.of(staff.scope().organs()).stream().filter(heap -> heap.isFor(staff) && isRead(heap, staff)).sorted(Comparator.comparing(Heap::dueOn).thenComparing(Heap::organ)).toList();
    }

    private List<Heap> heaps(Set<String> organs) {
        return client.sql("select organ, type, greatest(due_on, cast(:today as date) - 1) as due_on, to_person, array_to_string(to_roles, ',') as to_roles, count(*) as many from casework.urging u where " + WAITS
                + " and organ = any(:organs) group by 1, 2, 3, 4, 5").param("today", now.today()).param("organs", organs.toArray(String[]::new))
                .query((row, n) -> new Heap(row.getString("organ"), row.getString("type"), row.getObject("due_on", LocalDate.class), row.getString("to_person"), Urged.roles(row.getString("to_roles")), row.getInt("many"))).list();
    }

    /** The most pressing of them, each with its matter. @param waiting as it was told, the most pressing first */
    List<Waits> pressing(List<Heap> waiting, int limit) {
        return pressing.of(new Pressing(waiting, limit));
    }

    private record Pressing(List<Heap> waiting, int limit) {
    }

    private List<Waits> matters(List<Heap> waiting, int limit) {
        LocalDate last = null;
        for (int n = 0, many = 0; n < waiting.size() && many < limit; many += waiting.get(n++).many()) {
            last = waiting.get(n).dueOn();
        }
        if (last == null) {
            return List.of();
        }
        LocalDate upTo = last;
        List<Heap> some = waiting.stream().filter(heap -> !heap.dueOn().isAfter(upTo)).toList();
        return client.sql("select " + Urged.COLUMNS + ", c.definition, c.number, a.id as application, a.sealed from (select u.* from casework.urging u join " + """
                unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[]) heap (organ, type, due_on, to_person, to_roles)
                on u.organ = heap.organ and u.type = heap.type and greatest(u.due_on, cast(? as date) - 1) = heap.due_on and u.to_person is not distinct from heap.to_person
                    and array_to_string(u.to_roles, ',') = heap.to_roles where\s""" + WAITS + """
                 order by u.due_on, u.id limit ?) u
                join casework.cases c on c.id = u.case_id join casework.application a on a.id = c.application_id order by u.due_on, u.id""")
                .params(strings(some, Heap::organ), strings(some, Heap::type), strings(some, heap -> heap.dueOn().toString()), strings(some, Heap::person), strings(some, heap -> String.join(",", heap.roles())),
                        now.today(), limit)
                .query((row, n) -> new Waits(Urged.of(row), row.getString("definition"), row.getString("number"), row.getString("application"), row.getBytes("sealed"))).list();
    }

    private static String[] strings(List<Heap> heaps, Function<Heap, @Nullable String> said) {
        return heaps.stream().map(said).toArray(String[]::new);
    }

    /** What only some roles read is shown to these, and to whoever has it. */
    private boolean isRead(Heap heap, Staff staff) {
        Set<String> roles = types.confidential().get(heap.type());
        return roles == null || staff.answersFor(heap.person()) || staff.scope().organs(roles).contains(heap.organ());
    }

    /** So many urgings about matters of one type at an organ, sent to the same. @param dueOn the last day of all of them; yesterday of those that are over */
    record Heap(String organ, String type, LocalDate dueOn, @Nullable String person, List<String> roles, int many) {

        boolean isFor(Staff staff) {
            return Urged.isFor(staff, organ, person, roles);
        }
    }

    /** One of them, with what its matter is. */
    record Waits(Urged urged, String definition, String number, String application, byte[] sealed) {
    }
}
