package org.gongkai.search;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loops;

/** A node's index beside the application's own: in another folder, for one room, at another time. */
public final class FollowerOfATest implements AutoCloseable {

    private final Loops loops;
    private final IndexFollower follower;

    public FollowerOfATest(Path folder, Findables room, Ledger ledger, Now now) {
        loops = new Loops(now, fault -> { });
        follower = new IndexFollower(new IndexFolder(folder), new Rooms(List.of(room)), IndexOfATest.shippedWords(), ledger, loops, now);
        loops.start();
        await().until(() -> !follower.isRebuilding());
    }

    public Found find(Search search) {
        return follower.searcher().find(search);
    }

    @Override
    public void close() {
        loops.stop();
    }
}
