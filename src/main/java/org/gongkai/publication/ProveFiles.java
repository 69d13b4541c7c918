package org.gongkai.publication;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.gongkai.ledger.KeptDamaged;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every attachment's file once a day, at half the speed of the disk, so that a damaged one is known while there are backups that hold it. */
@Component
public class ProveFiles {

    private static final Duration DAILY = Duration.ofDays(1);
    /** Not while everything else starts. */
    private static final Duration FIRST = Duration.ofMinutes(10);

    private record Kept(String id, String name, String title, String digest) {

        /** As it stands on the operator's page. */
        String inWords() {
            return "附件 %s《%s》“%s” %s".formatted(id, title, name, digest);
        }
    }

    private final AttachmentStore store;
    private final JdbcClient client;
    private final Loop loop;

    ProveFiles(AttachmentStore store, JdbcClient client, Loops loops) {
        this.store = store;
        this.client = client;
        loop = loops.add(Loop.Plan.of("files-proved", "核对附件的文件", DAILY).firstAfter(FIRST), () -> {
            all();
            return false;
        });
    }

    /** Somebody asked for a file that is not what it was: an operator sees it from now on. */
    public void isDamaged(Attachment attachment) {
        kept("a.id = ?", attachment.id()).stream().filter(one -> !loop.leftOut().contains(one.inWords()))
                .forEach(one -> loop.leaveOut(one.inWords(), new KeptDamaged()));
    }

    void all() throws IOException, InterruptedException {
        String after = "";
        for (List<Kept> some = kept("a.id > ?", after); !some.isEmpty(); some = kept("a.id > ?", after)) {
            for (Kept one : some) {
                long begun = System.nanoTime();
                if (store.condition(one.digest) == FileCondition.INTACT) {
                    loop.cameThrough(List.of(one.inWords()));
                } else {
                    loop.leaveOut(one.inWords(), new KeptDamaged());
                }
                loop.beat();
                Thread.sleep(Duration.ofNanos(System.nanoTime() - begun));
            }
            after = some.getLast().id;
        }
    }

    private List<Kept> kept(String which, String id) {
        return client.sql("select a.id, a.name, e.title, a.digest from publication.attachment a join publication.edition e on e.id = a.edition"
                        + " where a.digest is not null and " + which + " order by a.id limit 500").param(id)
                .query((row, n) -> new Kept(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }
}
