package org.gongkai.casework.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.place.Grids;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.ledger.ActsRecorded;
import org.gongkai.procedure.Spot;
import org.gongkai.registers.DeskRecords;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The points of all rounds and who walks the grids, as the registers have them: every inbox asks, so they are read once, and again after a
 * change of a register. Another node sees such a change within {@link #FRESH}.
 */
@Component
class Points {

    static final String GRIDS = "grids";
    static final String POINTS = "patrol-points";
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Entries of the register. */
    private static final int MOST = 200_000;

    private final Registers registers;
    private final DeskRecords records;
    private final Grids grids;
    private final Organs organs;
    private final People people;
    private final Now now;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    Points(Registers registers, DeskRecords records, Grids grids, Organs organs, People people, Now now) {
        this.registers = registers;
        this.records = records;
        this.grids = grids;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    /**
     * @param walkers ids of those who walk its grid; empty where the register names nobody who signs in
     */
    record Point(String code, String name, String grid, String organ, String address, String look, Rounds rounds, Set<String> walkers) {

        /** Where nobody is named, everybody who handles there has it. */
        boolean isWalkedBy(String person) {
            return walkers.isEmpty() || walkers.contains(person);
        }
    }

    private record Known(long change, Instant at, List<Point> points) {

        boolean holds(long today, Instant moment) {
            return change == today && !moment.isBefore(at) && moment.isBefore(at.plus(FRESH));
        }
    }

    @TransactionalEventListener
    void recorded(ActsRecorded recorded) {
        if (recorded.acts().stream().anyMatch(act -> act.subject().endsWith(GRIDS) || act.subject().endsWith(POINTS))) {
            changes.incrementAndGet();
        }
    }

    /** Those of some organs that are looked at today. Opens what is sealed, so never within a transaction. */
    List<Point> of(Collection<String> at) {
        LocalDate today = now.today();
        return at.isEmpty() ? List.of() : all().stream().filter(point -> at.contains(point.organ()) && point.rounds().on(today).isPresent()).toList();
    }

    /** Those too that are not looked at any more. */
    List<Point> all() {
        long change = changes.get();
        Known last = known;
        if (last == null || !last.holds(change, now.instant())) {
            last = new Known(change, now.instant(), read());
            known = last;
        }
        return last.points();
    }

    private List<Point> read() {
        Set<String> all = organs.asOf(now.today()).stream().map(Organ::id).collect(Collectors.toSet());
        Map<String, List<Entry>> told = registers.find(POINTS).map(register -> records.told(register, MOST)).orElse(List.of()).stream().collect(Collectors.groupingBy(Entry::key, TreeMap::new, Collectors.toList()));
        Map<String, Set<String>> walkers = told.isEmpty() ? Map.of() : walkers(grids.walked(GRIDS, all));
        return told.values().stream().map(entries -> point(entries, walkers)).toList();
    }

    /** Ids of who walks them, by code of the grid. */
    private Map<String, Set<String>> walkers(List<Grids.Grid> walked) {
        Map<String, Person> known = people.byLogins(walked.stream().flatMap(grid -> grid.workers().stream()).toList());
        return walked.stream().collect(Collectors.toMap(Grids.Grid::code, grid -> grid.workers().stream().filter(known::containsKey).map(login -> known.get(login).id()).collect(Collectors.toSet())));
    }

    private static Point point(List<Entry> told, Map<String, Set<String>> walkers) {
        Entry entry = told.reversed().stream().filter(one -> !one.said().isEmpty()).findFirst().orElse(told.getLast());
        Map<String, String> said = entry.said();
        String grid = said.getOrDefault("grid", "");
        return new Point(entry.key(), said.getOrDefault("name", entry.key()), grid, entry.organ(), Spot.of(said.getOrDefault("place", "")).map(Spot::address).orElse(""),
                said.getOrDefault("look", ""), Rounds.of(told), walkers.getOrDefault(grid, Set.of()));
    }
}
