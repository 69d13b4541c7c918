package org.gongkai.search;

import java.time.Duration;

/**
 * What the index has taken in and not made durable yet. Each time something is made durable a segment is written that is merged with others
 * later: while thousands of records come one after the other, that is done for several stretches together. A few changes never wait.
 */
final class HeldBack {

    /** A stretch with fewer records is made durable at once. */
    static final int FEW = 2000;
    static final int MOST = 25_000;
    static final Duration LONGEST = Duration.ofSeconds(4);

    private int records;
    private long since;
    private long reached;
    private long atOnceUntil = -1;

    /** Up to where acts were looked at. @param durable up to where they are in the index for good */
    long reached(long durable) {
        return records == 0 ? durable : reached;
    }

    /** Whether a stretch is made durable by itself. @param to the position of its last act */
    boolean isAtOnce(int touched, long to) {
        return touched < FEW || to <= atOnceUntil;
    }

    /** @param nanos of {@link System#nanoTime()} */
    void add(int touched, long to, long nanos) {
        since = records == 0 ? nanos : since;
        records += touched;
        reached = to;
    }

    boolean isAny() {
        return records > 0;
    }

    boolean isDue(long nanos) {
        return records >= MOST || isAny() && nanos - since >= LONGEST.toNanos();
    }

    /** It is durable. */
    void clear() {
        records = 0;
    }

    /** It is lost: it is gone through again, each stretch made durable by itself. @param to the position up to which it went */
    void lost(long to) {
        records = 0;
        atOnceUntil = Math.max(atOnceUntil, to);
    }
}
