package org.gongkai.casework.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Trouble;
import org.gongkai.procedure.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
class BatchWorker {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final int CHUNK = 64;
    private static final int HANDS = 3;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final BatchRows rows;
    private final Cases cases;
    private final People people;
    private final TransactionTemplate transaction;
    private final Now now;
    private ExecutorService hands = hands();
    private final Map<String, Long> leftUntil = new HashMap<>();
    final Loop loop;

    BatchWorker(BatchRows rows, Cases cases, People people, TransactionTemplate transaction, Now now, Loops loops) {
        this.rows = rows;
        this.cases = cases;
        this.people = people;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("batches", "逐件办理批量任务", IDLE).finishing(Duration.ofSeconds(10)), this::go, this::end);
    }

    private static ExecutorService hands() {
        return Executors.newFixedThreadPool(HANDS, Thread.ofPlatform().daemon().name("batch-hand-", 0).factory());
    }

    @TransactionalEventListener
    void wakeUp(Batches.Started started) {
        loop.wake();
    }

    /** Does one chunk of every started batch, whatever becomes of the others; answers whether to go on at once. */
    private boolean go() throws Exception {
        hands = hands.isShutdown() ? hands() : hands;
        boolean more = false;
        Exception unreachable = null;
        for (String batch : rows.running()) {
            Long until = leftUntil.get(batch);
            if (!loop.isRunning() || until != null && System.nanoTime() - until < 0) {
                continue;
            }
            try {
                more |= chunk(rows.find(batch).orElseThrow());
                leftUntil.remove(batch);
                loop.cameThrough(List.of(batch));
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException trouble) {
                unreachable = trouble;
            } catch (RuntimeException fault) {
                loop.leaveOut(batch, fault);
                leftUntil.put(batch, System.nanoTime() + LOOK_AGAIN.toNanos());
            }
        }
        if (unreachable != null) {
            throw unreachable;
        }
        return more;
    }

    private boolean chunk(Batch batch) throws Exception {
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
        Throwable trouble = null;
        for (Future<?> one : doing) {
            try {
                one.get();
            } catch (ExecutionException fault) {
                trouble = fault.getCause();
            }
            loop.beat();
        }
        switch (trouble) {
            case Error fatal -> throw fatal;
            case Exception unreachable -> throw unreachable;
            case null, default -> {
                return true;
            }
        }
    }

    private void take(Batch batch, Batch.Line line, Staff staff, Map<String, String> values) {
        if (!loop.isRunning() || !rows.isRunning(batch.id())) {
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
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            LOG.error("Case {} of batch {} failed", line.caseId(), batch.id(), Trouble.bare(fault));
            rows.failed(batch.id(), line.no(), "办理时出错，没有办成；请打开这一件单独办理");
        }
    }

    private void end() {
        hands.shutdown();
        try {
            if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A case of a batch is still being done; it is rolled back and done after the next start");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
