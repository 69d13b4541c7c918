package org.gongkai.publication.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActsLinked;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Trouble;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index up with the change sequence: what an act touched is read anew and put or removed, then the position
 * is written down. After a crash the last stretch is done again, which changes nothing.
 */
@Component
public class IndexFollower {

    private static final int BATCH = 1000;
    private static final int REBUILD_BATCH = 300;
    private static final int DURABLE_EVERY = 6000;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofHours(1);
    private static final int PATIENCE_SECONDS = 30;

    private final Path folder;
    private final IndexedDocuments documents;
    private final Ledger ledger;
    private final Loop loop;
    private volatile CompletableFuture<Searcher> searching = new CompletableFuture<>();
    private volatile long position = -1;
    /** The day for which the index says what binds. */
    private LocalDate day = LocalDate.EPOCH;
    private volatile long built;
    private volatile boolean asked;
    private @Nullable DocumentIndex index;
    private long triedAgain;
    private boolean read;

    IndexFollower(@Value("${gongkai.data}") Path data, IndexedDocuments documents, Ledger ledger, Loops loops) {
        this.folder = data.resolve("index");
        this.documents = documents;
        this.ledger = ledger;
        // let finish, never interrupted: an interrupt closes the files that Lucene writes
        this.loop = loops.add(Loop.Plan.of("index", "更新检索库", IDLE).finishing(Duration.ofSeconds(20)), this::keepUp, this::close);
    }

    /** Waits while the index is being opened. */
    public Searcher searcher() {
        return searching.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public long position() {
        return position;
    }

    /** Forgets the index and builds it anew from what is public now; the old one answers until then. */
    public void rebuild() {
        built = 0;
        asked = true;
        loop.wake();
    }

    /** Whether it is being built anew. */
    public boolean isRebuilding() {
        return asked || position < 0;
    }

    /** How many documents the building under way has come to, or the last one had. */
    public long built() {
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

    /** What begins or ceases to bind at midnight does so without an act; a clock that went back is followed too. */
    private void turnTheDay() throws IOException {
        LocalDate today = documents.today();
        if (today.equals(day)) {
            return;
        }
        List<String> changing = documents.changingBetween(day.isBefore(today) ? day : today, day.isBefore(today) ? today : day);
        for (int from = 0; from < changing.size(); from += BATCH) {
            change(changing.subList(from, Math.min(from + BATCH, changing.size())));
        }
        opened().flush();
        write(position, today);
    }

    /** Opens it at the first round and after trouble; what cannot be read as an index is thrown away, for it holds nothing of its own. */
    private DocumentIndex opened() throws IOException {
        if (index != null) {
            return index;
        }
        try {
            DocumentIndex fresh = new DocumentIndex(folder);
            Searcher searcher = new Searcher(fresh);
            index = fresh;
            if (!read) {
                IndexState.read(folder).ifPresent(state -> {
                    day = state.day();
                    position = state.position();
                });
                read = true;
            }
            if (!searching.complete(searcher)) {
                searching = CompletableFuture.completedFuture(searcher);
            }
            return fresh;
        } catch (RuntimeException fault) {
            searching.completeExceptionally(fault);
            if (isBroken(fault)) {
                clearAway();
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

    private void clearAway() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private boolean follow() throws IOException {
        List<LinkedAct> acts = ledger.after(position, BATCH);
        if (acts.isEmpty()) {
            tryLeftOutAgain();
            return false;
        }
        Set<String> touched = acts.stream().map(LinkedAct::act).filter(act -> act.kind().startsWith("publication."))
                .map(Act::subject).collect(Collectors.toSet());
        if (!touched.isEmpty()) {
            change(touched);
            opened().flush();
        }
        write(acts.getLast().position(), day);
        return acts.size() == BATCH;
    }

    private void tryLeftOutAgain() throws IOException {
        List<String> leftOut = loop.leftOut();
        if (!leftOut.isEmpty() && System.nanoTime() - triedAgain > TRY_AGAIN.toNanos()) {
            change(leftOut);
            opened().flush();
            triedAgain = System.nanoTime();
        }
    }

    /**
     * Puts what is public of them and removes the rest; a document that cannot be indexed is left out, and the others are not.
     *
     * @return whether the index had to be opened anew: what was not durable is lost then
     */
    private boolean change(Collection<String> ids) throws IOException {
        try {
            put(opened(), ids);
            return false;
        } catch (RuntimeException | StackOverflowError trouble) {
            startAgainAfter(trouble);
            byHalves(List.copyOf(ids), trouble);
            return true;
        }
    }

    private void byHalves(List<String> ids, Throwable trouble) throws IOException {
        if (ids.size() == 1) {
            // not even as it was before: it may say what is withdrawn by now
            opened().change(List.of(), ids);
            opened().flush();
            loop.leaveOut(ids.getFirst(), trouble);
            return;
        }
        for (List<String> half : List.of(ids.subList(0, ids.size() / 2), ids.subList(ids.size() / 2, ids.size()))) {
            try {
                put(opened(), half);
                opened().flush();
            } catch (RuntimeException | StackOverflowError within) {
                startAgainAfter(within);
                byHalves(half, within);
            }
        }
    }

    /** A document that cannot be taken costs the writer all that was not durable, and readers their view. */
    private void startAgainAfter(Throwable trouble) throws IOException {
        if (Trouble.of(trouble).kind() != Trouble.Kind.PROGRAMME) {
            throw new IllegalStateException(trouble);
        }
        opened().flush();
        triedAgain = System.nanoTime();
    }

    private void put(DocumentIndex open, Collection<String> ids) {
        List<IndexedDocument> present = documents.among(ids);
        Set<String> gone = new HashSet<>(ids);
        present.forEach(document -> gone.remove(document.id()));
        open.change(present, gone);
        loop.cameThrough(ids);
        loop.beat();
    }

    private void buildAnew() throws IOException {
        long head = ledger.headPosition();
        LocalDate begun = documents.today();
        IndexState.forget(folder);
        opened().clear();
        built = 0;
        long durable = 0;
        String last = "";
        String safe = "";
        Set<String> leftOut = new HashSet<>();
        List<String> batch = documents.idsAfter(last, REBUILD_BATCH);
        while (loop.isRunning() && !batch.isEmpty()) {
            boolean lost = change(batch.stream().filter(id -> !leftOut.contains(id)).toList());
            built += batch.size();
            last = batch.getLast();
            if (lost) {
                leftOut.addAll(loop.leftOut());
                built = durable;
                last = safe;
            } else if (built - durable >= DURABLE_EVERY) {
                opened().flush();
                durable = built;
                safe = last;
            }
            batch = documents.idsAfter(last, REBUILD_BATCH);
        }
        if (loop.isRunning()) {
            opened().flush();
            write(head, begun);
        }
    }

    private void write(long reached, LocalDate shown) throws IOException {
        new IndexState(reached, shown).write(folder);
        day = shown;
        position = reached;
    }

    private void close() {
        if (index != null) {
            index.close();
        }
    }
}
