package org.gongkai.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where foreign bytes are handed in: finds a free child, keeps its clock, and answers in words when nothing came of it. */
public final class ReadingRoom {

    /** The largest file that is handed to a child. */
    public static final int MOST_BYTES = Frames.MOST_CONTENT;
    private static final int WAITING_FOR_EACH = 8;
    private static final String HEAP = System.getProperty("gongkai.reading.heap", "512m");
    private static final String BUSY = "正在处理的文件太多，请过一会儿再试。";
    private static final ReadingRoom SHARED = new ReadingRoom(Runtime.getRuntime().availableProcessors(), HEAP, Duration.ofMinutes(1));

    private final int children;
    private final String heap;
    private final Duration idle;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<ChildProcess> free = new ArrayDeque<>();
    private final Set<ChildProcess> all = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService clock;

    /** @param idle how long a child without work is kept */
    ReadingRoom(int children, String heap, Duration idle) {
        this.children = children;
        this.heap = heap;
        this.idle = idle;
        this.places = new Semaphore(children, true);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "reading-ends"));
    }

    /** The one of this process: however many ask, there is no more than a child for each processor. */
    public static ReadingRoom shared() {
        return SHARED;
    }

    /** How many files are opened at once. */
    public int children() {
        return children;
    }

    public <P, R> Opened<R> open(Class<? extends Job<P, R>> job, byte[] content, P parameters) {
        return open(job, new ByteArrayInputStream(content), content.length, parameters);
    }

    public <P, R> Opened<R> open(Class<? extends Job<P, R>> job, Path file, P parameters) {
        try (InputStream content = Files.newInputStream(file)) {
            return open(job, content, Files.size(file), parameters);
        } catch (IOException unread) {
            return new Opened.Refused<>("这个文件读不到了，请重新上传。", false);
        }
    }

    private <P, R> Opened<R> open(Class<? extends Job<P, R>> job, InputStream content, long length, P parameters) {
        requireNoTransaction();
        if (length > MOST_BYTES) {
            return new Opened.Refused<>("文件超过 " + (MOST_BYTES >> 20) + " MB，没有打开。请拆成几个文件再试。", false);
        }
        Within within = job.getAnnotation(Within.class);
        if (within == null) {
            throw new IllegalStateException(job + " does not say within which time: @Within");
        }
        byte[] written = Frames.JSON.writeValueAsBytes(parameters);
        if (written.length > Frames.MOST_PARAMETERS) {
            return new Opened.Refused<>("和文件一起给出的内容过多，没有打开。", false);
        }
        if (!enter(within.waiting())) {
            return new Opened.Refused<>(BUSY, true);
        }
        try {
            return opened(job, within.seconds(), content, (int) length, written);
        } finally {
            places.release();
        }
    }

    /**
     * A file may take half a minute, its queue included; a transaction would keep a connection and its locks from everybody meanwhile.
     * Who remembers what was read asks this too: what is known today is read again tomorrow.
     */
    public static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("files are opened before a transaction begins, never inside one");
        }
    }

    private boolean enter(int seconds) {
        if (places.tryAcquire()) {
            return true;
        }
        if (waiting.incrementAndGet() > children * WAITING_FOR_EACH) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return places.tryAcquire(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private <R> Opened<R> opened(Class<? extends Job<?, R>> job, int seconds, InputStream content, int length, byte[] parameters) {
        ChildProcess child;
        try {
            child = taken();
        } catch (IOException notStarted) {
            throw new IllegalStateException("the child process in which files are opened did not start", notStarted);
        }
        ScheduledFuture<?> end = clock().schedule(child::stop, seconds, TimeUnit.SECONDS);
        try {
            Opened<R> answer = child.ask(job, seconds, content, length, parameters);
            if (end.cancel(false)) {
                giveBack(child);
            } else {
                discard(child);
            }
            return answer;
        } catch (IOException died) {
            String reason = child.lastWord(died);
            discard(child);
            return new Opened.Refused<>(reason, false);
        } catch (RuntimeException unreadable) {
            discard(child);
            throw unreadable;
        } finally {
            end.cancel(false);
        }
    }

    private ChildProcess taken() throws IOException {
        synchronized (free) {
            for (ChildProcess child = free.pollFirst(); child != null; child = free.pollFirst()) {
                if (child.isAlive()) {
                    return child;
                }
                discard(child);
            }
        }
        ChildProcess child = ChildProcess.start(heap);
        all.add(child);
        return child;
    }

    private void giveBack(ChildProcess child) {
        child.idleSince = System.nanoTime();
        synchronized (free) {
            free.addFirst(child);
        }
    }

    private void discard(ChildProcess child) {
        all.remove(child);
        child.end();
    }

    private void endIdle() {
        synchronized (free) {
            free.removeIf(child -> {
                boolean ended = System.nanoTime() - child.idleSince > idle.toNanos();
                if (ended) {
                    discard(child);
                }
                return ended;
            });
        }
    }

    private synchronized ScheduledExecutorService clock() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("reading-clock").factory());
            long often = Math.max(idle.toMillis() / 6, 50);
            clock.scheduleWithFixedDelay(this::endIdle, often, often, TimeUnit.MILLISECONDS);
        }
        return clock;
    }

    /** Where the launcher rehearses: the child that was used ends by itself and leaves its start-up cache. */
    public void endRehearsal() throws IOException {
        ChildProcess child = free.pollFirst();
        if (child != null && System.getProperty(ChildProcess.REHEARSAL) != null) {
            child.endRehearsal();
            discard(child);
        }
    }

    /** The processes that live now. */
    Set<Long> pids() {
        return all.stream().map(ChildProcess::pid).collect(Collectors.toSet());
    }

    void close() {
        all.forEach(this::discard);
    }
}
