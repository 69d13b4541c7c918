package org.gongkai.publication;

import java.io.IOException;
import java.time.Duration;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.registers.RegisterFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes files that no edition and no record of a register holds any longer: originals of which a cleaned copy was taken, what was removed from drafts, what was refused. */
@Component
class SweepFiles {

    private static final Duration OFTEN = Duration.ofHours(6);
    /** Whoever uploads a file now has a day until its row must be there. */
    private static final Duration SPARED = Duration.ofDays(1);

    private final AttachmentStore store;
    private final JdbcClient client;
    private final RegisterFiles registers;
    private final Now now;

    SweepFiles(AttachmentStore store, JdbcClient client, RegisterFiles registers, Now now, Loops loops) {
        this.store = store;
        this.client = client;
        this.registers = registers;
        this.now = now;
        loops.add(Loop.Plan.of("files-swept", "清理没有用到的附件", OFTEN), () -> {
            sweep();
            return false;
        });
    }

    int sweep() throws IOException {
        return store.sweep(digest -> client.sql("select exists (select 1 from publication.attachment where digest = ?)").param(digest)
                .query(Boolean.class).single() || registers.holds(digest), now.instant().minus(SPARED));
    }
}
