package org.gongkai.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes on beside the requests, in a thread of its own: round after round until the application stops. Whatever a round throws,
 * the loop stays alive, rests twice as long after each failure, and keeps what went wrong. Only what is fatal for the process ends it.
 */
public final class Loop {

    /** One round of the work. */
    @FunctionalInterface
    public interface Round {

        /** @return whether there is more to do at once */
        boolean go() throws Exception;
    }

    /**
     * How a loop works.
     *
     * @param title    what it does, as a person would say it
     * @param first    how long after the start the first round begins
     * @param rest     how long it rests when there is nothing to do and nobody wakes it
     * @param patience how long it may go without a sign of life before it is ill
     * @param farewell how long the end of the application waits for the round in hand
     * @param breakOff whether the round in hand is interrupted at the end
     * @param starts   whether it starts with the application; false where this installation is set so that it has nothing to do
     */
    public record Plan(String name, String title, Duration first, Duration rest, Duration patience, Duration farewell, boolean breakOff,
            boolean starts) {

        public static Plan of(String name, String title, Duration rest) {
            return new Plan(name, title, Duration.ZERO, rest, Duration.ofMinutes(10), Duration.ofSeconds(5), true, true);
        }

        public Plan firstAfter(Duration wait) {
            return new Plan(name, title, wait, rest, patience, farewell, breakOff, starts);
        }

        public Plan patientFor(Duration silence) {
            return new Plan(name, title, first, rest, silence, farewell, breakOff, starts);
        }

        /** The round in hand is let finish. */
        public Plan finishing(Duration within) {
            return new Plan(name, title, first, rest, patience, within, false, starts);
        }

        public Plan startingIf(boolean set) {
            return new Plan(name, title, first, rest, patience, farewell, breakOff, set);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LEFT_OUT_KEPT = 100;

    private final Plan plan;
    private final Round round;
    private final Runnable last;
    private final Now now;
    private final Consumer<Throwable> fatal;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, LoopHealth.LeftOut> leftOut = new LinkedHashMap<>();
    private volatile @Nullable Thread thread;
    private volatile boolean running;
    private volatile boolean atWork;
    private volatile long beat;
    private int failures;
    private @Nullable Instant illSince;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastErrorAt;
    private @Nullable Trouble lastError;

    /**
     * @param last  what its thread does at the very end
     * @param fatal is told of what the process does not survive
     */
    Loop(Plan plan, Round round, Runnable last, Now now, Consumer<Throwable> fatal) {
        this.plan = plan;
        this.round = round;
        this.last = last;
        this.now = now;
        this.fatal = fatal;
    }

    String name() {
        return plan.name();
    }

    /** There is something to do. */
    public void wake() {
        wake.release();
    }

    /** A sign of life in a long round. */
    public void beat() {
        beat = System.nanoTime();
    }

    /** Whether a round should go on; false once the application stops. */
    public boolean isRunning() {
        return running;
    }

    /** One record could not be done and the loop goes on without it; a person sees it until it comes through. */
    public void leaveOut(String record, Throwable why) {
        if (Trouble.isFatal(why)) {
            fatal.accept(why);
        }
        LOG.error("{} goes on without {}", plan.name(), record, Trouble.bare(why));
        synchronized (this) {
            leftOut.remove(record);
            leftOut.put(record, new LoopHealth.LeftOut(record, Trouble.of(why), now.instant()));
            if (leftOut.size() > LEFT_OUT_KEPT) {
                leftOut.remove(leftOut.keySet().iterator().next());
            }
        }
    }

    /** Records that came through, after all. */
    public synchronized void cameThrough(Iterable<String> records) {
        if (!leftOut.isEmpty()) {
            records.forEach(leftOut::remove);
        }
    }

    /** What was left out and did not come through since. */
    public synchronized List<String> leftOut() {
        return List.copyOf(leftOut.keySet());
    }

    public synchronized LoopHealth health() {
        boolean silent = running && atWork && System.nanoTime() - beat > plan.patience().toNanos();
        boolean dead = running && thread != null && !thread.isAlive();
        LoopHealth.State state = !running ? LoopHealth.State.RESTING : dead ? LoopHealth.State.DEAD : silent ? LoopHealth.State.SILENT
                : failures > 0 ? LoopHealth.State.FAILING : leftOut.isEmpty() ? LoopHealth.State.WELL : LoopHealth.State.LEAVES_OUT;
        Instant since = switch (state) {
            case FAILING, DEAD -> illSince;
            case SILENT -> now.instant().minusNanos(System.nanoTime() - beat);
            case LEAVES_OUT -> leftOut.values().iterator().next().at();
            case WELL, RESTING -> null;
        };
        return new LoopHealth(plan.name(), plan.title(), state, since, failures, lastSuccess, lastErrorAt, lastError, new ArrayList<>(leftOut.values()));
    }

    public synchronized void start() {
        running = true;
        beat();
        thread = Thread.ofPlatform().daemon().name(plan.name()).start(this::work);
    }

    /** Ends it and waits for the round in hand. */
    public void stop() throws InterruptedException {
        end();
        join();
    }

    boolean startsByItself() {
        return plan.starts();
    }

    /** Asks it to end; {@link #join()} waits for that. */
    void end() {
        running = false;
        wake();
        Thread at = thread;
        if (plan.breakOff() && at != null) {
            at.interrupt();
        }
    }

    void join() throws InterruptedException {
        Thread at = thread;
        if (at != null && !at.join(plan.farewell())) {
            LOG.warn("{} is still at work and is left behind; what it did not finish is done after the next start", plan.name());
        }
    }

    private void work() {
        try {
            rest(plan.first());
            while (running) {
                rest(once());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            last.run();
        }
    }

    /** One round; answers how long to rest after it. */
    private Duration once() throws InterruptedException {
        wake.drainPermits();
        beat();
        atWork = true;
        try {
            boolean more = round.go();
            wentWell();
            return more ? Duration.ZERO : plan.rest();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Throwable trouble) {
            if (Trouble.isFatal(trouble)) {
                fatal.accept(trouble);
            }
            if (!running) {
                return Duration.ZERO;
            }
            // a round that was broken off by something else than the end must not make the next one fail
            Thread.interrupted();
            Duration pause = wentWrong(trouble);
            // a wake may cut the pause short, but not to nothing
            Thread.sleep(plan.rest().compareTo(FIRST_PAUSE) < 0 ? plan.rest() : FIRST_PAUSE);
            return pause;
        } finally {
            atWork = false;
            beat();
        }
    }

    private synchronized void wentWell() {
        lastSuccess = now.instant();
        if (failures > 0) {
            LOG.warn("{} works again after {} failures", plan.name(), failures);
        }
        failures = 0;
        illSince = null;
    }

    private synchronized Duration wentWrong(Throwable trouble) {
        Instant at = now.instant();
        lastError = Trouble.of(trouble);
        lastErrorAt = at;
        illSince = illSince == null ? at : illSince;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
        failures++;
        LOG.error("{} failed ({} in a row) and will try again", plan.name(), failures, Trouble.bare(trouble));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void rest(Duration atMost) throws InterruptedException {
        if (running && !atMost.isZero() && wake.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
        }
    }
}
