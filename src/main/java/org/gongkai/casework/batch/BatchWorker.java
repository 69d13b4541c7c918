package org.gongkai.casework.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what waits in started batches, each case in a transaction of its own with the line that says so. After a crash it goes on
 * with the lines that still wait; the token of each act keeps it from being done twice.
 */
@Component
class BatchWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final int CHUNK = 64;
    private static final int HANDS = 3;
    private static final long IDLE_MILLIS = 1000;

    private final BatchRows rows;
    private final Cases cases;
    private final People people;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Semaphore wake = new Semaphore(0);
    private ExecutorService hands = Executors.newSingleThreadExecutor();
    private volatile boolean running;
    private Thread thread = new Thread();

    BatchWorker(BatchRows rows, Cases cases, People people, TransactionTemplate transaction, Now now) {
        this.rows = rows;
        this.cases = cases;
        this.people = people;
        this.transaction = transaction;
        this.now = now;
    }

    @TransactionalEventListener
    void wakeUp(Batches.Started started) {
        wake.release();
    }

    /** Does one chunk of every started batch; answers whether to go on at once. */
    private boolean go() throws InterruptedException {
        boolean more = false;
        for (String batch : rows.running()) {
            more |= chunk(rows.find(batch).orElseThrow());
        }
        return more;
    }

    private boolean chunk(Batch batch) throws InterruptedException {
        List<Batch.Line> lines = rows.lines(batch.id(), Batch.LineState.READY, 0, CHUNK);
        if (lines.isEmpty()) {
            rows.finish(batch.id(), now.instant());
            return false;
        }
        Staff staff = people.staff(batch.person()).orElse(new Staff(batch.person(), "", List.of()));
        Map<String, String> values = rows.values(batch.id());
        List<Future<?>> doing = new ArrayList<>();
        for (Batch.Line line : lines) {
            doing.add(hands.submit(() -> take(batch, line, staff, values)));
        }
        boolean reached = true;
        for (Future<?> one : doing) {
            try {
                one.get();
            } catch (ExecutionException fault) {
                LOG.warn("A case of batch {} waits and will be tried again: {}", batch.id(), String.valueOf(fault.getCause()));
                reached = false;
            }
        }
        return reached;
    }

    private void take(Batch batch, Batch.Line line, Staff staff, Map<String, String> values) {
        if (!running || !rows.isRunning(batch.id())) {
            return;
        }
        Actor actor = batch.person().equals(Batches.NOBODY) ? new Actor(null, Set.of(Actor.SYSTEM, Actor.CONSULTED)) : CaseFolders.actor(staff, line.organ());
        Perform today = Perform.today(line.caseId(), String.valueOf(batch.action()), actor, values)
                .once(batch.id() + "/" + line.no());
        Batch.Late late = batch.late();
        Perform command = late == null ? today : today.late(late.on(), late.reason(), late.evidence());
        try {
            transaction.executeWithoutResult(status -> {
                switch (cases.perform(command)) {
                    case Performed.Done done -> rows.done(batch.id(), line.no(), done.act().id());
                    case Performed.Repeated before -> rows.done(batch.id(), line.no(), before.actId());
                    case Performed.Refused refused -> rows.failed(batch.id(), line.no(), Batches.said(refused.reasons()));
                }
            });
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException unreachable) {
            throw unreachable;
        } catch (RuntimeException fault) {
            LOG.error("Case {} of batch {} failed", line.caseId(), batch.id(), fault);
            rows.failed(batch.id(), line.no(), "办理时出错，没有办成；请打开这一件单独办理");
        }
    }

    private void work() {
        while (running) {
            try {
                wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                wake.drainPermits();
                boolean more = true;
                while (running && more) {
                    more = go();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException trouble) {
                LOG.warn("Batches wait and will be tried again: {}", trouble.getMessage());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        hands = Executors.newFixedThreadPool(HANDS, Thread.ofPlatform().daemon().name("batch-hand-", 0).factory());
        thread = Thread.ofPlatform().daemon().name("batches").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        hands.shutdown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A case of a batch is still being done; it is rolled back and done after the next start");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
