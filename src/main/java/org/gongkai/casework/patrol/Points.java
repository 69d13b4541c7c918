package org.gongkai.casework.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final int MOST = 20_000;

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
     * @param since   from which day on it is looked at
     * @param walkers ids of those who walk its grid; empty where the register names nobody who signs in
     */
    record Point(String code, String name, String grid, String organ, String address, String look, Every every, LocalDate since, Set<String> walkers) {

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

    /** Those of some organs. Opens what is sealed, so never within a transaction. */
    List<Point> of(Collection<String> at) {
        return at.isEmpty() ? List.of() : all().stream().filter(point -> at.contains(point.organ())).toList();
    }

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
        List<Entry> entries = registers.find(POINTS).map(register -> records.rows(register, all, "", "", MOST)).orElse(List.of());
        Map<String, Set<String>> walkers = new HashMap<>();
        if (!entries.isEmpty()) {
            grids.walked(GRIDS, all).forEach(grid -> walkers.put(grid.code(), grid.workers().stream().flatMap(login -> people.byLogin(login).stream()).map(Person::id).collect(Collectors.toSet())));
        }
        return entries.stream().filter(entry -> "active".equals(entry.said().get("state"))).map(entry -> point(entry, walkers)).toList();
    }

    private static Point point(Entry entry, Map<String, Set<String>> walkers) {
        Map<String, String> said = entry.said();
        String grid = said.getOrDefault("grid", "");
        return new Point(entry.key(), said.getOrDefault("name", entry.key()), grid, entry.organ(), Spot.of(said.getOrDefault("place", "")).map(Spot::address).orElse(""),
                said.getOrDefault("look", ""), Every.valueOf(said.getOrDefault("every", "month").toUpperCase(Locale.ROOT)), entry.validOn(), walkers.getOrDefault(grid, Set.of()));
    }
}
