package org.gongkai.search;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Trouble;

/** Puts findables into the index and takes them out, as their rooms have them now; one that the index cannot take holds up no other. */
final class Changes {

    static final int READ_AT_ONCE = 300;
    static final int DURABLE_EVERY = 6000;
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    /** The index, opened anew where it had to be closed. */
    @FunctionalInterface
    interface Opening {
        FindableIndex open() throws IOException;
    }

    private final Opening index;
    private final Loop loop;
    private long triedAgain;

    Changes(Opening index, Loop loop) {
        this.index = index;
        this.loop = loop;
    }

    void durably(Findables room, List<String> ids) throws IOException {
        for (int from = 0; from < ids.size(); from += DURABLE_EVERY) {
            make(room, ids.subList(from, Math.min(from + DURABLE_EVERY, ids.size())));
            index.open().flush();
        }
    }

    /** Asks every room: which one a record is of is not written down with it, and the others do not know it. */
    void tryLeftOutAgain(List<Findables> rooms) throws IOException {
        List<String> leftOut = loop.leftOut();
        if (!leftOut.isEmpty() && System.nanoTime() - triedAgain > TRY_AGAIN.toNanos()) {
            for (Findables room : rooms) {
                durably(room, leftOut);
            }
            triedAgain = System.nanoTime();
        }
    }

    /**
     * Puts what can be found of them and removes the rest; one that cannot be indexed is left out, and the others are not.
     *
     * @return whether the index had to be opened anew: what was not durable is lost then
     */
    boolean make(Findables room, Collection<String> ids) throws IOException {
        try {
            put(room, ids);
            return false;
        } catch (RuntimeException | StackOverflowError trouble) {
            startAgainAfter(trouble);
            byHalves(room, List.copyOf(ids), trouble);
            return true;
        }
    }

    private void byHalves(Findables room, List<String> ids, Throwable trouble) throws IOException {
        if (ids.size() == 1) {
            // not even as it was before: it may say what is withdrawn by now
            index.open().change(List.of(), keys(room, ids));
            index.open().flush();
            loop.leaveOut(ids.getFirst(), trouble);
            return;
        }
        for (List<String> half : List.of(ids.subList(0, ids.size() / 2), ids.subList(ids.size() / 2, ids.size()))) {
            try {
                put(room, half);
                index.open().flush();
            } catch (RuntimeException | StackOverflowError within) {
                startAgainAfter(within);
                byHalves(room, half, within);
            }
        }
    }

    /** One that cannot be taken costs the writer all that was not durable, and readers their view. */
    private void startAgainAfter(Throwable trouble) throws IOException {
        if (Trouble.of(trouble).kind() != Trouble.Kind.PROGRAMME) {
            throw new IllegalStateException(trouble);
        }
        index.open().flush();
        triedAgain = System.nanoTime();
    }

    private void put(Findables room, Collection<String> ids) throws IOException {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            List<String> part = all.subList(from, Math.min(from + READ_AT_ONCE, all.size()));
            List<IndexedFindable> present = room.among(part).stream().map(one -> IndexedFindable.of(room.room(), one)).toList();
            Set<String> gone = new HashSet<>(keys(room, part));
            present.forEach(one -> gone.remove(one.key()));
            index.open().change(present, gone);
            loop.cameThrough(part);
            loop.beat();
        }
    }

    private static Set<String> keys(Findables room, Collection<String> ids) {
        return ids.stream().map(id -> IndexedFindable.key(room.room(), id)).collect(Collectors.toSet());
    }
}
