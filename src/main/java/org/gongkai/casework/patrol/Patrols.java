package org.gongkai.casework.patrol;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.patrol.Points.Point;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Derived;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rounds: a register says which points there are and how often each is looked at, whoever walks the grid says that they looked, or afterwards
 * why not. What was missed stays owed for {@value #OWED_FOR} days, and is counted for good.
 */
@Component
public class Patrols {

    /** Days that something missed waits for a word why, after its round was over. */
    static final int OWED_FOR = 7;
    /** Days of the longest round. */
    private static final int LONGEST = 31;
    private static final String KIND = "patrol.";
    private static final String POINT = "point";
    private static final String NAME = "patrol";

    private final Points points;
    private final Beside beside;
    private final Ledger ledger;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Now now;

    Patrols(Points points, Beside beside, Ledger ledger, JdbcClient client, TransactionTemplate transaction, Now now) {
        this.points = points;
        this.beside = beside;
        this.ledger = ledger;
        this.client = client;
        this.transaction = transaction;
        this.now = now;
    }

    /**
     * A point in a round.
     *
     * @param round    first day of the round
     * @param within   in which time it has to be looked at, in words; of a round that is over, its days
     * @param lookedAt when; null where it was not yet
     */
    public record Due(String code, String name, String grid, String organ, String address, String look, LocalDate round, String within, @Nullable OffsetDateTime lookedAt) {
    }

    /** What somebody has of rounds. */
    public record Walk(List<Due> now, List<Due> missed) {

        /** What was missed, by point. */
        public List<List<Due>> missedByPoint() {
            return List.copyOf(missed.stream().collect(Collectors.groupingBy(Due::code, LinkedHashMap::new, Collectors.toList())).values());
        }
    }

    private record Key(String point, LocalDate round) {
    }

    /** Where they have to look now, and what of theirs was missed and says no ground; of grids that nobody is named to walk, everybody who handles there has it. */
    public Walk of(Staff staff) {
        List<Point> theirs = points.of(staff.scope(Power.HANDLE).organs()).stream().filter(point -> point.isWalkedBy(staff.personId())).toList();
        if (theirs.isEmpty()) {
            return new Walk(List.of(), List.of());
        }
        LocalDate today = now.today();
        LocalDate from = today.minusDays(OWED_FOR + LONGEST);
        Map<Key, OffsetDateTime> looked = looked(staff);
        List<Due> due = new ArrayList<>();
        List<Due> missed = new ArrayList<>();
        for (Point point : theirs) {
            point.rounds().on(today).ifPresent(every -> {
                LocalDate round = every.begins(today);
                due.add(due(point, round, every.within(), looked.get(new Key(point.code(), round))));
            });
            point.rounds().over(from, today).stream().filter(round -> !round.ends().isBefore(today.minusDays(OWED_FOR)) && !looked.containsKey(new Key(point.code(), round.begins())))
                    .forEach(round -> missed.add(due(point, round.begins(), round.begins().equals(round.ends()) ? round.begins().toString() : round.begins() + "—" + round.ends(), null)));
        }
        due.sort(Comparator.comparing((Due one) -> one.lookedAt() != null).thenComparing(Due::grid).thenComparing(Due::code));
        missed.sort(Comparator.comparing(Due::round).reversed().thenComparing(Due::code));
        return new Walk(due, missed);
    }

    private static Due due(Point point, LocalDate round, String within, @Nullable OffsetDateTime lookedAt) {
        return new Due(point.code(), point.name(), point.grid(), point.organ(), point.address(), point.look(), round, within, lookedAt == null ? null : lookedAt.atZoneSameInstant(Now.ZONE).toOffsetDateTime());
    }

    /** When they were looked at, or said why not, in the rounds that still matter. */
    private Map<Key, OffsetDateTime> looked(Staff staff) {
        return beside.waiting(NAME, staff).stream().collect(Collectors.toMap(row -> new Key(row.text("point"), LocalDate.parse(row.text("round"))), row -> OffsetDateTime.parse(row.text("looked_at"))));
    }

    /** That somebody looks at a point now, in its round of today. */
    public Attempt<String> look(Staff staff, String point) {
        return of(staff).now().stream().filter(due -> due.code().equals(point)).findFirst().map(due -> due.lookedAt() != null ? Attempt.<String>refused("“" + due.name() + "”" + due.within() + "已经看过")
                : record(staff, List.of(due), null)).orElseGet(() -> Attempt.refused("您的巡查里没有“" + point + "”这个点"));
    }

    /** Why a point was not looked at in the rounds that are over and say no ground yet. */
    public Attempt<String> explain(Staff staff, String point, String ground) {
        Missed why = Missed.of(ground).orElse(null);
        if (why == null) {
            return Attempt.refused("请选为什么没有看");
        }
        List<Due> missed = of(staff).missed().stream().filter(due -> due.code().equals(point)).toList();
        return missed.isEmpty() ? Attempt.refused("“" + point + "”没有漏，或者已经写了原因") : record(staff, missed, why);
    }

    private Attempt<String> record(Staff staff, List<Due> rounds, @Nullable Missed why) {
        try {
            transaction.executeWithoutResult(status -> rounds.forEach(due -> {
                String id = Identifier.fresh();
                Act act = ledger.prepare(ActDraft.of(KIND + (why == null ? "looked" : "missed"), id).organ(due.organ()).actor(staff.personId()).detail(POINT, due.code()).detail("grid", due.grid())
                        .detail("round", due.round()).detail("ground", why == null ? null : why.code()));
                client.sql("insert into casework.patrol_look (id, point, organ, grid, round, ground, person, looked_at, act_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(id, due.code(), due.organ(), due.grid(), due.round(), why == null ? null : why.code(), staff.personId(), now.instant().atOffset(ZoneOffset.UTC), act.id()).update();
                ledger.write(List.of(act));
            }));
            return Attempt.done(rounds.getFirst().code());
        } catch (DuplicateKeyException another) {
            return Attempt.refused("“" + rounds.getFirst().name() + "”刚才已经有人登记");
        }
    }

    /**
     * Rounds of a month that are over.
     *
     * @param expected  how many there were
     * @param looked    in which somebody looked
     * @param explained in which nobody did, and why was said
     */
    public record Count(int expected, int looked, int explained) {

        public int missed() {
            return expected - looked;
        }

        public Count and(Count other) {
            return new Count(expected + other.expected, looked + other.looked, explained + other.explained);
        }
    }

    /** The years in which a point was to be looked at. */
    public Set<Integer> years() {
        return points.all().stream().flatMap(point -> point.rounds().since().stream()).min(LocalDate::compareTo).stream()
                .flatMap(since -> IntStream.rangeClosed(since.getYear(), now.today().getYear()).boxed()).collect(Collectors.toSet());
    }

    /** Rounds that began in a year and are over, by the month in which they began and the grid in which the point lay then. */
    public Map<YearMonth, Map<String, Count>> counted(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate next = first.plusYears(1);
        LocalDate before = now.today().isBefore(next.plusDays(LONGEST)) ? now.today() : next.plusDays(LONGEST);
        Map<Key, Boolean> looked = new HashMap<>();
        client.sql("select point, round, ground is null from casework.patrol_look where round >= ? and round < ?").params(first, next).query(row -> {
            looked.put(new Key(row.getString(1), row.getObject(2, LocalDate.class)), row.getBoolean(3));
        });
        Map<YearMonth, Map<String, Count>> counted = new TreeMap<>();
        for (Point point : points.all()) {
            for (Rounds.Round round : point.rounds().over(first, before)) {
                if (!round.begins().isBefore(next)) {
                    continue;
                }
                Optional<Boolean> said = Optional.ofNullable(looked.get(new Key(point.code(), round.begins())));
                counted.computeIfAbsent(YearMonth.from(round.begins()), any -> new TreeMap<>()).merge(round.grid(), new Count(1, said.filter(one -> one).isPresent() ? 1 : 0, said.filter(one -> !one).isPresent() ? 1 : 0), Count::and);
            }
        }
        return counted;
    }

    /** What it asks of the tables for whoever opens an inbox. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String waiting() {
            return "select l.point, l.round, l.looked_at from casework.patrol_look l where l.organ = any(:organs) and l.round > cast(:today as date) - " + (OWED_FOR + 2 * LONGEST);
        }
    }

    /** That a point was looked at stands there because somebody said so. */
    @Component
    static class Tables implements Derived.Tables {

        @Override
        public List<Derived> tables() {
            return List.of(Derived.onAct("casework.patrol_look", "巡查", "select id, act_id, point from casework.patrol_look", KIND).saying(POINT));
        }
    }
}
