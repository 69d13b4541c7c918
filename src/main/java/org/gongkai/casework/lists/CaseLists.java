package org.gongkai.casework.lists;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.HandlingRow;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions that desks and boards ask about cases; each names the scope it may see. */
@Repository
public class CaseLists {

    /** The last moment of whichever clock is over first. Cases whose clocks do not run come after all that fall due; an index is on these words. */
    private static final String LAST_MOMENT = "coalesce(least(h.due_at, h.due_on + time '23:59:59'), timestamp '9999-12-31')";
    /** The same of the clocks that still run; an index is on these words too. */
    private static final String RUNS_UNTIL = "least(h.due_at, case when h.clock <> 'ENDED' then h.due_on + time '23:59:59' end)";

    private static final String CONCLUDED = "coalesce(h.concluded_on, date '0001-01-01')";

    private final JdbcClient client;
    private final CaseTypes types;
    private final Readers readers;

    CaseLists(JdbcClient client, CaseTypes types, Readers readers) {
        this.client = client;
        this.types = types;
        this.readers = readers;
    }

    /**
     * A line of a list: a handling with what its matter is.
     *
     * @param id     of the matter
     * @param sealed what was asked for, to be opened by {@link CaseFolders#title}
     */
    public record Line(String id, String applicationId, String number, String type, String definition, String party, HandlingRow held, @Nullable String outcome,
            @Nullable String ending, @Nullable LocalDate receivedOn, LocalDate submittedOn, byte[] sealed) {

        public String organ() {
            return held.organ();
        }

        public String stage() {
            return held.stage();
        }

        public boolean ended() {
            return held.ended();
        }

        public String clock() {
            return held.clock();
        }

        public @Nullable LocalDate dueOn() {
            return held.dueOn();
        }

        public @Nullable ComputedDay lastDay() {
            return held.lastDay();
        }

        public @Nullable LocalDate concludedOn() {
            return held.concludedOn();
        }

        public @Nullable String assignee() {
            return held.assignee();
        }

        /** The key of this line among ended cases. */
        public String endedKey() {
            return (concludedOn() == null ? LocalDate.of(1, 1, 1) : concludedOn()) + "~" + id + "~" + held.no();
        }

        /** The key of this line among what is overdue. */
        public String overdueKey() {
            return held.runsUntil() + "~" + id + "~" + held.no();
        }

        /** The key of this line in a list by last moment. */
        public String key() {
            return held.lastMoment() + "~" + id + "~" + held.no();
        }
    }

    /**
     * Which cases of a list.
     *
     * @param organ    one organ within the scope; null for all of it
     * @param assignee one person; null for everyone
     * @param outcome  code of the main outcome
     * @param ending   id of how it ended
     * @param number   part of the number
     * @param lit      what a light means now; null for any
     */
    public record Wanted(@Nullable String type, @Nullable String stage, @Nullable String organ, @Nullable String assignee, @Nullable String outcome,
            @Nullable String ending, @Nullable String number, @Nullable LocalDate receivedFrom, @Nullable LocalDate receivedTo, @Nullable UnderLight lit) {

        public static final Wanted EVERYTHING = new Wanted(null, null, null, null, null, null, null, null, null, null);

        public static Wanted ofType(String type) {
            return new Wanted(type, null, null, null, null, null, null, null, null, null);
        }
    }

    /** The lists there are. */
    public enum Which { OPEN, UNCONFIRMED, OVERDUE, ENDED }

    /** A list and what it is narrowed to. */
    public record Counted(Which which, Wanted wanted) {
    }

    /** How many cases each of these lists has, in one query. */
    public List<Long> counts(Scope scope, LocalDateTime now, List<Counted> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Object> params = new ArrayList<>();
        String counts = asked.stream().map(one -> {
            ListQuery query = query(one.which(), scope, one.wanted(), now);
            params.addAll(query.params());
            return "(select count(*) from " + ListQuery.HANDLINGS + " where " + query.conditions() + ")";
        }).collect(Collectors.joining(", "));
        return client.sql("select array[" + counts + "]").params(params).query((row, n) -> List.of((Long[]) row.getArray(1).getArray())).single();
    }

    /** Type and channel of what is received only when both sides confirm. */
    private String[] confirmed() {
        return types.all().stream().flatMap(type -> type.channels().stream()
                .filter(channel -> type.receivedWhenConfirmed(channel.id())).map(channel -> type.id() + "/" + channel.id())).toArray(String[]::new);
    }

    private ListQuery query(Which which, Scope scope, Wanted wanted, @Nullable LocalDateTime now) {
        ListQuery query = switch (which) {
            case OPEN -> new ListQuery().where("not h.ended");
            case UNCONFIRMED -> new ListQuery().where("not h.ended").where("c.received_on is null").where("c.type || '/' || a.channel = any(?)", (Object) confirmed());
            case OVERDUE -> new ListQuery().where("not h.ended").where(RUNS_UNTIL + " < ?", Objects.requireNonNull(now)).counting(types);
            case ENDED -> new ListQuery().where("h.ended");
        };
        if (wanted.lit() != null) {
            query.counting(types);
        }
        return query.seenBy(readers.of(scope)).wanted(wanted);
    }

    /** Open cases by last day, after the key of the last line of the page before. */
    public List<Line> open(Scope scope, Wanted wanted, @Nullable String after, int limit) {
        return query(Which.OPEN, scope, wanted, null).beyond(LAST_MOMENT, "timestamp", ">", after).lines(client, LAST_MOMENT + ", h.case_id, h.no", limit);
    }

    /**
     * Which of what is owed.
     *
     * @param lit    what a light means now; null for any
     * @param places a definition and a stage of it, with a slash between; null for wherever it stands
     * @param dueOn  a day on which a clock of it ends; null for any
     */
    public record Pressing(@Nullable UnderLight lit, @Nullable Set<String> places, @Nullable LocalDate dueOn) {

        public static final Pressing ANY = new Pressing(null, null, null);
    }

    private ListQuery open(Scope scope, Pressing pressing) {
        ListQuery query = query(Which.OPEN, scope, new Wanted(null, null, null, null, null, null, null, null, null, pressing.lit()), null);
        if (pressing.places() != null) {
            query.where("h.definition || '/' || h.stage = any(?)", (Object) pressing.places().toArray(String[]::new));
        }
        return pressing.dueOn() == null ? query : query.where("(h.due_on = ? or h.due_at >= ? and h.due_at < ?)", pressing.dueOn(), pressing.dueOn().atStartOfDay(), pressing.dueOn().plusDays(1).atStartOfDay());
    }

    /**
     * Open cases by last day, as whoever works on them owes them.
     *
     * @param engaged handlings that are left out: id of the case and number
     * @param person  whose, or nobody's yet, or in one of these stages; null for whoever's
     * @param stages  a type and a stage of it, with a slash between
     */
    public List<Line> owed(Scope scope, Pressing pressing, Set<String> engaged, @Nullable String person, Set<String> stages, int limit) {
        ListQuery query = open(scope, pressing);
        if (!engaged.isEmpty()) {
            query.where("h.case_id || '/' || h.no <> all(?)", (Object) engaged.toArray(String[]::new));
        }
        if (person != null) {
            query.where("(h.assignee is null or h.assignee = ? or c.type || '/' || h.stage = any(?))", person, stages.toArray(String[]::new));
        }
        return query.lines(client, LAST_MOMENT + ", h.case_id, h.no", limit);
    }

    /**
     * Open cases at these organs that stand in one of these stages, by last day.
     *
     * @param stages a type and a stage of it, with a slash between
     */
    public List<Line> standing(Scope scope, Pressing pressing, Set<String> organs, Set<String> stages, int limit) {
        return open(scope, pressing).where("h.organ = any(?)", (Object) organs.toArray(String[]::new))
                .where("c.type || '/' || h.stage = any(?)", (Object) stages.toArray(String[]::new)).lines(client, LAST_MOMENT + ", h.case_id, h.no", limit);
    }

    /** Cases of which a clock that still runs is over, longest first. */
    public List<Line> overdue(Scope scope, LocalDateTime now, Wanted wanted, @Nullable String after, int limit) {
        return query(Which.OVERDUE, scope, wanted, now).beyond(RUNS_UNTIL, "timestamp", ">", after).lines(client, RUNS_UNTIL + ", h.case_id, h.no", limit);
    }

    /** Cases whose period has not begun because both sides have not confirmed yet (Art. 31), longest wait first. */
    public List<Line> unconfirmed(Scope scope, Wanted wanted, @Nullable String after, int limit) {
        ListQuery query = query(Which.UNCONFIRMED, scope, wanted, null);
        if (after != null && after.contains("~")) {
            query.where("(a.submitted_on, c.id) > (?::date, ?)", after.substring(0, after.indexOf('~')),
                    after.substring(after.indexOf('~') + 1));
        }
        return query.lines(client, "a.submitted_on, c.id", limit);
    }

    /** Ended cases, last concluded first; those that ended without an answer come after them. */
    public List<Line> ended(Scope scope, Wanted wanted, @Nullable String after, int limit) {
        return query(Which.ENDED, scope, wanted, null).beyond(CONCLUDED, "date", "<", after).lines(client, CONCLUDED + " desc, h.case_id desc, h.no desc", limit);
    }

    /** Between which days it is due or was closed; null where it does not matter. */
    public record Between(@Nullable LocalDate dueFrom, @Nullable LocalDate dueTo, @Nullable LocalDate closedFrom, @Nullable LocalDate closedTo) {

        public static final Between ANY = new Between(null, null, null, null);

        public boolean due() {
            return dueFrom != null || dueTo != null;
        }
    }

    /**
     * Those among matters found elsewhere that the scope sees and that are wanted, each once.
     *
     * @param candidates sources of {@code case_id}, newest first, each asked only where those before it were not enough
     */
    public List<Line> among(Scope scope, Wanted wanted, Between days, List<Readers.Condition> candidates, int limit) {
        ListQuery query = new ListQuery();
        if (wanted.lit() != null) {
            query.where("not h.ended").counting(types);
        }
        if (days.due()) {
            query.where("not h.ended").given("h.due_on >=", days.dueFrom()).given("h.due_on <=", days.dueTo());
        }
        query.given("h.concluded_on >=", days.closedFrom()).given("h.concluded_on <=", days.closedTo());
        return query.seenBy(readers.of(scope)).wanted(wanted).among(client, candidates, limit);
    }

    /** The cases with these ids that the scope may see, by number, each once: by the first of its handlings that is seen. */
    public List<Line> byIds(Scope scope, List<String> ids) {
        Map<String, Line> lines = new LinkedHashMap<>();
        handlings(scope, ids).forEach(line -> lines.putIfAbsent(line.id(), line));
        return List.copyOf(lines.values());
    }

    /** Every handling of the given cases that the scope may see. */
    public List<Line> handlings(Scope scope, List<String> ids) {
        return new ListQuery().where("h.case_id = any(?)", (Object) ids.toArray(String[]::new)).seenBy(readers.of(scope)).lines(client, "c.number, h.no", Integer.MAX_VALUE);
    }

    /** Those of the given cases that the scope may see, in the order given. */
    public List<String> within(Scope scope, List<String> ids) {
        ListQuery query = new ListQuery().where("h.case_id = any(?)", (Object) ids.toArray(String[]::new)).seenBy(readers.of(scope));
        Set<String> seen = new HashSet<>(client.sql("select h.case_id from casework.handling h join casework.cases c on c.id = h.case_id where " + query.conditions()).params(query.params()).query(String.class).list());
        return ids.stream().filter(seen::contains).distinct().toList();
    }

    /** The same cases counted by where they stand. */
    public List<Standing> standingOf(Scope scope, List<String> ids) {
        return standing(new ListQuery().where("h.case_id = any(?)", (Object) ids.toArray(String[]::new)).seenBy(readers.of(scope)));
    }

    /** How many open cases of an organ stand in one stage with one last day. */
    public record Standing(String organ, String type, String definition, String stage, String clock, @Nullable LocalDate dueOn, long cases) {
    }

    private List<Standing> standing(ListQuery query) {
        return client.sql("select h.organ, c.type, h.definition, h.stage, h.clock, h.due_on, count(*) as cases from casework.handling h join casework.cases c on c.id = h.case_id where "
                + query.conditions() + " group by 1, 2, 3, 4, 5, 6").params(query.params()).query(Standing.class).list();
    }
}
