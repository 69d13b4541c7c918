package org.gongkai.directory;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The number that every change of the directory raises, by which a node notices that its snapshot is stale. */
@Component
class Revision {

    private static final long LOOK_AGAIN_AFTER_NANOS = 1_000_000_000L;

    private final JdbcClient database;
    private final AtomicLong known = new AtomicLong(-1);
    private volatile long lookedAt;

    Revision(JdbcClient database) {
        this.database = database;
    }

    /** At most a second behind other nodes, never behind this one. */
    long current() {
        long held = known.get();
        if (held >= 0 && System.nanoTime() - lookedAt < LOOK_AGAIN_AFTER_NANOS) {
            return held;
        }
        lookedAt = System.nanoTime();
        return learn(database.sql("select number from directory.revision").query(Long.class).single());
    }

    /** First statement of every change: later changes wait for this one to commit. */
    void raise() {
        long raised = database.sql("update directory.revision set number = number + 1 returning number")
                .query(Long.class).single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                learn(raised);
            }
        });
    }

    private long learn(long number) {
        return known.accumulateAndGet(number, Math::max);
    }
}
