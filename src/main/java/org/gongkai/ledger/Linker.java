package org.gongkai.ledger;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Now;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed acts gap-free positions and links each to the one before by hash, within a second.
 * One linker works at a time, on whichever node holds the lock.
 */
@Component
class Linker {

    static final byte[] BEFORE_THE_FIRST = new byte[32];

    private static final long LOCK = 0x676f6e676b6169L;
    private static final int BATCH = 5000;
    private static final Duration IDLE = Duration.ofMillis(500);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Now now;
    private final Loop loop;

    Linker(JdbcTemplate jdbc, TransactionTemplate transaction, ApplicationEventPublisher events, Now now, Loops loops) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("linker", "台账逐条链接", IDLE), () -> link() == BATCH);
    }

    @TransactionalEventListener
    void wakeUp(ActsRecorded recorded) {
        loop.wake();
    }

    /** Links what is committed and not yet linked; answers how many. */
    int link() {
        List<Long> head = new ArrayList<>();
        Integer linked = transaction.execute(status -> {
            if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return 0;
            }
            record Waiting(long seq, byte[] digest) { }
            List<Waiting> waiting = jdbc.query("""
                    select a.seq, a.digest from ledger.pending p join ledger.act a on a.seq = p.seq
                    order by a.seq limit ?""", (row, n) -> new Waiting(row.getLong(1), row.getBytes(2)), BATCH);
            if (waiting.isEmpty()) {
                return 0;
            }
            record Last(long position, byte[] hash) { }
            Last last = jdbc.query("select position, hash from ledger.link order by position desc limit 1",
                    (row, n) -> new Last(row.getLong(1), row.getBytes(2))).stream().findFirst()
                    .orElse(new Last(0, BEFORE_THE_FIRST));
            long position = last.position();
            byte[] hash = last.hash();
            var at = now.instant().atOffset(ZoneOffset.UTC);
            List<Object[]> links = new ArrayList<>(waiting.size());
            List<Object[]> done = new ArrayList<>(waiting.size());
            for (Waiting act : waiting) {
                position++;
                hash = CanonicalForm.link(hash, position, act.digest());
                links.add(new Object[] {position, act.seq(), hash, at});
                done.add(new Object[] {act.seq()});
            }
            jdbc.batchUpdate("insert into ledger.link (position, act_seq, hash, linked_at) values (?, ?, ?, ?)", links);
            jdbc.batchUpdate("delete from ledger.pending where seq = ?", done);
            head.add(position);
            return waiting.size();
        });
        head.forEach(position -> events.publishEvent(new ActsLinked(position)));
        return linked == null ? 0 : linked;
    }
}
