package org.gongkai.publication.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActsLinked;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index up with the change sequence: what an act touched is read anew and put or removed, then the position
 * is written down. After a crash the last stretch is done again, which changes nothing.
 */
@Component
public class IndexFollower implements SmartLifecycle {

    /** Raised whenever the index holds something else than before: an older index is built anew. */
    private static final int SHAPE = 1;
    private static final int BATCH = 1000;
    private static final int REBUILD_BATCH = 300;
    private static final long IDLE_MILLIS = 1000;
    private static final int PATIENCE_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

    private final Path folder;
    private final IndexedDocuments documents;
    private final Ledger ledger;
    private final Semaphore wake = new Semaphore(0);
    private final CompletableFuture<Searcher> opened = new CompletableFuture<>();
    private volatile boolean running;
    private volatile long position = -1;
    private volatile long built;
    private Thread thread = new Thread();

    IndexFollower(@Value("${gongkai.data}") Path data, IndexedDocuments documents, Ledger ledger) {
        this.folder = data.resolve("index");
        this.documents = documents;
        this.ledger = ledger;
    }

    /** Waits while the index is being opened. */
    public Searcher searcher() {
        return opened.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public long position() {
        return position;
    }

    /** Forgets the index and builds it anew from what is public now; the old one answers until then. */
    public void rebuild() {
        built = 0;
        position = -1;
        wake.release();
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
        wake.release();
    }

    private void work() {
        DocumentIndex index;
        try {
            index = new DocumentIndex(folder);
        } catch (RuntimeException fault) {
            LOG.error("the index in {} cannot be opened", folder, fault);
            opened.completeExceptionally(fault);
            return;
        }
        position = writtenPosition();
        opened.complete(new Searcher(index));
        try (index) {
            keepUp(index);
        }
    }

    private void keepUp(DocumentIndex index) {
        while (running) {
            try {
                if (position < 0) {
                    buildAnew(index);
                }
                while (running && follow(index)) {
                    LOG.debug("index at {}", position);
                }
                wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | IOException trouble) {
                LOG.warn("the index could not be brought up to date and will be tried again: {}", trouble.toString());
                pause();
            }
        }
    }

    private boolean follow(DocumentIndex index) throws IOException {
        List<LinkedAct> acts = ledger.after(position, BATCH);
        if (acts.isEmpty()) {
            return false;
        }
        Set<String> touched = acts.stream().map(LinkedAct::act).filter(act -> act.kind().startsWith("publication."))
                .map(Act::subject).collect(Collectors.toSet());
        if (!touched.isEmpty()) {
            List<IndexedDocument> present = documents.among(touched);
            Set<String> gone = new HashSet<>(touched);
            present.forEach(document -> gone.remove(document.id()));
            index.change(present, gone);
            index.flush();
        }
        write(acts.getLast().position());
        return acts.size() == BATCH;
    }

    private void buildAnew(DocumentIndex index) throws IOException {
        long head = ledger.headPosition();
        Files.deleteIfExists(folder.resolve("position"));
        index.clear();
        built = 0;
        String last = "";
        List<IndexedDocument> batch = documents.after(last, REBUILD_BATCH);
        while (running && !batch.isEmpty()) {
            index.change(batch, List.of());
            built += batch.size();
            last = batch.getLast().id();
            batch = documents.after(last, REBUILD_BATCH);
        }
        if (running) {
            index.flush();
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

    private static void pause() {
        try {
            Thread.sleep(IDLE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("index").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        // never interrupted: an interrupt closes the files that Lucene writes
        wake.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
