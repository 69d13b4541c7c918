package org.gongkai.publication.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
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

    /** Raised whenever the index holds something else than before: an older index is built anew. */
    private static final int SHAPE = 1;
    private static final int BATCH = 1000;
    private static final int REBUILD_BATCH = 300;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofHours(1);
    private static final int PATIENCE_SECONDS = 30;

    private final Path folder;
    private final IndexedDocuments documents;
    private final Ledger ledger;
    private final Loop loop;
    private volatile CompletableFuture<Searcher> searching = new CompletableFuture<>();
    private volatile long position = -1;
    private volatile long built;
    private @Nullable DocumentIndex index;
    private long triedAgain;

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
        position = -1;
        loop.wake();
    }

    /** Whether it is being built anew. */
    public boolean isRebuilding() {
        return position < 0;
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
        DocumentIndex open = opened();
        if (position < 0) {
            buildAnew(open);
        }
        return follow(open);
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
            position = writtenPosition();
            if (!searching.complete(searcher)) {
                searching = CompletableFuture.completedFuture(searcher);
            }
            return fresh;
        } catch (RuntimeException fault) {
            searching.completeExceptionally(fault);
            if (isBroken(fault)) {
                clearAway();
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

    private boolean follow(DocumentIndex open) throws IOException {
        List<LinkedAct> acts = ledger.after(position, BATCH);
        if (acts.isEmpty()) {
            tryLeftOutAgain(open);
            return false;
        }
        Set<String> touched = acts.stream().map(LinkedAct::act).filter(act -> act.kind().startsWith("publication."))
                .map(Act::subject).collect(Collectors.toSet());
        if (!touched.isEmpty()) {
            change(open, touched);
            open.flush();
        }
        write(acts.getLast().position());
        return acts.size() == BATCH;
    }

    private void tryLeftOutAgain(DocumentIndex open) {
        List<String> leftOut = loop.leftOut();
        if (!leftOut.isEmpty() && System.nanoTime() - triedAgain > TRY_AGAIN.toNanos()) {
            change(open, leftOut);
            open.flush();
            triedAgain = System.nanoTime();
        }
    }

    /** Puts what is public of them and removes the rest; a document that cannot be indexed is left out, and the others are not. */
    private void change(DocumentIndex open, Collection<String> ids) {
        try {
            put(open, ids);
        } catch (RuntimeException | StackOverflowError trouble) {
            if (Trouble.of(trouble).kind() != Trouble.Kind.PROGRAMME) {
                throw trouble;
            }
            ids.forEach(id -> one(open, id));
        }
    }

    private void one(DocumentIndex open, String id) {
        try {
            put(open, Set.of(id));
        } catch (RuntimeException | StackOverflowError trouble) {
            if (Trouble.of(trouble).kind() != Trouble.Kind.PROGRAMME) {
                throw trouble;
            }
            // not even as it was before: it may say what is withdrawn by now
            open.change(List.of(), Set.of(id));
            loop.leaveOut(id, trouble);
        }
    }

    private void put(DocumentIndex open, Collection<String> ids) {
        List<IndexedDocument> present = documents.among(ids);
        Set<String> gone = new HashSet<>(ids);
        present.forEach(document -> gone.remove(document.id()));
        open.change(present, gone);
        loop.cameThrough(ids);
        loop.beat();
    }

    private void buildAnew(DocumentIndex open) throws IOException {
        long head = ledger.headPosition();
        Files.deleteIfExists(folder.resolve("position"));
        open.clear();
        built = 0;
        String last = "";
        List<String> batch = documents.idsAfter(last, REBUILD_BATCH);
        while (loop.isRunning() && !batch.isEmpty()) {
            change(open, batch);
            built += batch.size();
            last = batch.getLast();
            batch = documents.idsAfter(last, REBUILD_BATCH);
        }
        if (loop.isRunning()) {
            open.flush();
            write(head);
        }
    }

    private void write(long reached) throws IOException {
        Path fresh = folder.resolve("position.new");
        Files.writeString(fresh, SHAPE + " " + reached);
        Files.move(fresh, folder.resolve("position"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        position = reached;
    }

    private long writtenPosition() {
        try {
            String[] written = Files.readString(folder.resolve("position")).strip().split(" ");
            return written.length == 2 && written[0].equals(String.valueOf(SHAPE)) ? Long.parseLong(written[1]) : -1;
        } catch (IOException | NumberFormatException absent) {
            return -1;
        }
    }

    private void close() {
        if (index != null) {
            index.close();
        }
    }
}
