package org.gongkai.search;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.gongkai.calendar.Now;
import org.gongkai.ledger.ActsLinked;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index up with the change sequence: what an act touched is read anew from its room and put or removed, then the position
 * is written down. After a crash the last stretch is done again, which changes nothing.
 */
@Component
class IndexFollower {

    private static final int ACTS = 1000;
    /** An act of a register touches up to a thousand records. */
    private static final int ACTS_A_LOOK = 50;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 30;

    private final IndexFolder folder;
    private final Rooms rooms;
    private final Vocabularies vocabularies;
    private final Ledger ledger;
    private final Now now;
    private final Loop loop;
    private final Changes changes;
    private final HeldBack held = new HeldBack();
    private volatile CompletableFuture<Searcher> searching = new CompletableFuture<>();
    private volatile long position = -1;
    /** The day for which the index says what changes with the day alone. */
    private volatile LocalDate day = LocalDate.EPOCH;
    private volatile long built;
    private volatile boolean asked;
    private @Nullable FindableIndex index;
    private boolean read;

    @Autowired
    IndexFollower(@Value("${gongkai.data}") Path data, Rooms rooms, Vocabularies vocabularies, Ledger ledger, Loops loops, Now now) {
        this(new IndexFolder(data.resolve("index")), rooms, vocabularies, ledger, loops, now);
    }

    IndexFollower(IndexFolder folder, Rooms rooms, Vocabularies vocabularies, Ledger ledger, Loops loops, Now now) {
        this.folder = folder;
        this.rooms = rooms;
        this.vocabularies = vocabularies;
        this.ledger = ledger;
        this.now = now;
        // let finish, never interrupted: an interrupt closes the files that Lucene writes
        this.loop = loops.add(Loop.Plan.of("index", "更新检索库", IDLE).finishing(Duration.ofSeconds(20)), this::keepUp, this::close);
        this.changes = new Changes(this::opened, loop);
    }

    /** Waits while the index is being opened. */
    Searcher searcher() {
        return searching.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    long position() {
        return position;
    }

    /** Whether it says what was so after that many acts, on that day. */
    boolean shows(long acts, LocalDate on) {
        return position >= acts && day.equals(on);
    }

    /** Forgets the index and builds it anew from what can be found now; the old one answers until then. */
    void rebuild() {
        built = 0;
        asked = true;
        loop.wake();
    }

    /** Whether it is being built anew. */
    boolean isRebuilding() {
        return asked || position < 0;
    }

    /** How many the building under way has come to, or the last one had. */
    long built() {
        return built;
    }

    @EventListener
    void wakeUp(ActsLinked linked) {
        loop.wake();
    }

    private boolean keepUp() throws IOException {
        opened();
        if (asked || position < 0) {
            position = -1;
            asked = false;
            buildAnew();
        }
        turnTheDay();
        return follow();
    }

    /** What changes at midnight does so without an act; a clock that went back is followed too. */
    private void turnTheDay() throws IOException {
        LocalDate today = now.today();
        if (today.equals(day)) {
            return;
        }
        LocalDate after = day.isBefore(today) ? day : today;
        for (Findables room : rooms.all()) {
            changes.durably(room, room.changingBetween(after, day.isBefore(today) ? today : day));
        }
        write(position, today);
    }

    /** Opens it at the first round and after trouble; what another version wrote or what cannot be read as an index is thrown away. */
    private FindableIndex opened() throws IOException {
        if (index != null) {
            return index;
        }
        try {
            if (!read) {
                Optional<IndexFolder.State> written = folder.state(rooms.shape());
                if (written.isPresent()) {
                    day = written.get().day();
                    position = written.get().position();
                } else {
                    folder.clearAway();
                }
                read = true;
            }
            FindableIndex fresh = new FindableIndex(folder.path());
            Searcher searcher = new Searcher(fresh, rooms, vocabularies);
            index = fresh;
            if (!searching.complete(searcher)) {
                searching = CompletableFuture.completedFuture(searcher);
            }
            return fresh;
        } catch (RuntimeException fault) {
            searching.completeExceptionally(fault);
            if (isBroken(fault)) {
                folder.clearAway();
                position = -1;
            }
            throw fault;
        }
    }

    private static boolean isBroken(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptIndexException || cause instanceof IndexFormatTooOldException || cause instanceof IndexFormatTooNewException
                    || cause instanceof NoSuchFileException) {
                return true;
            }
        }
        return false;
    }

    private boolean follow() throws IOException {
        List<LinkedAct> acts = ledger.after(held.reached(position), ACTS);
        if (acts.isEmpty()) {
            settle();
            changes.tryLeftOutAgain(rooms.all());
            return false;
        }
        int looked = 0;
        int many = 0;
        Map<Findables, Set<String>> touched = new LinkedHashMap<>();
        while (looked < acts.size() && many < Changes.DURABLE_EVERY) {
            int to = Math.min(looked + ACTS_A_LOOK, acts.size());
            List<LinkedAct> part = acts.subList(looked, to);
            rooms.all().forEach(room -> touched.computeIfAbsent(room, each -> new LinkedHashSet<>())
                    .addAll(room.touched(part.stream().map(LinkedAct::act).toList())));
            many = touched.values().stream().mapToInt(Set::size).sum();
            looked = to;
        }
        long to = acts.get(looked - 1).position();
        if (!held.isAtOnce(many, to)) {
            holdBack(touched, many, to);
            return looked < acts.size() || acts.size() == ACTS;
        }
        settle();
        for (Map.Entry<Findables, Set<String>> of : touched.entrySet()) {
            changes.durably(of.getKey(), List.copyOf(of.getValue()));
        }
        write(to, day);
        return looked < acts.size() || acts.size() == ACTS;
    }

    private void holdBack(Map<Findables, Set<String>> touched, int many, long to) throws IOException {
        boolean lost = false;
        try {
            for (Map.Entry<Findables, Set<String>> of : touched.entrySet()) {
                lost |= changes.make(of.getKey(), of.getValue());
            }
        } catch (IOException | RuntimeException broken) {
            lost = true;
            throw broken;
        } finally {
            if (lost) {
                held.lost(to);
            } else {
                held.add(many, to, System.nanoTime());
            }
        }
        if (held.isDue(System.nanoTime())) {
            settle();
        }
    }

    private void settle() throws IOException {
        if (held.isAny()) {
            long to = held.reached(position);
            opened().flush();
            held.clear();
            write(to, day);
        }
    }

    private void buildAnew() throws IOException {
        long head = ledger.headPosition();
        LocalDate begun = now.today();
        folder.forgetState();
        held.clear();
        opened().clear();
        built = 0;
        for (Findables room : rooms.all()) {
            build(room);
        }
        if (loop.isRunning()) {
            write(head, begun);
        }
    }

    private void build(Findables room) throws IOException {
        long durable = built;
        String last = "";
        String safe = "";
        Set<String> leftOut = new HashSet<>();
        List<String> batch = room.idsAfter(last, Changes.READ_AT_ONCE);
        while (loop.isRunning() && !batch.isEmpty()) {
            boolean lost = changes.make(room, batch.stream().filter(id -> !leftOut.contains(id)).toList());
            built += batch.size();
            last = batch.getLast();
            if (lost) {
                leftOut.addAll(loop.leftOut());
                built = durable;
                last = safe;
            } else if (built - durable >= Changes.DURABLE_EVERY) {
                opened().flush();
                durable = built;
                safe = last;
            }
            batch = room.idsAfter(last, Changes.READ_AT_ONCE);
        }
        opened().flush();
    }

    private void write(long reached, LocalDate shown) throws IOException {
        folder.write(rooms.shape(), new IndexFolder.State(reached, shown));
        day = shown;
        position = reached;
    }

    private void close() {
        if (index != null) {
            index.close();
        }
    }
}
