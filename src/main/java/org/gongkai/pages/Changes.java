package org.gongkai.pages;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiConsumer;

/**
 * When each source changed last, counted in changes. Sources share a million places, so that it stays as small however many there are:
 * two that meet in one make a page anew that need not be, never the other way round.
 */
final class Changes {

    private static final int PLACES = 1 << 20;

    private final AtomicLongArray last = new AtomicLongArray(PLACES);
    private final AtomicLong count = new AtomicLong();
    /** What was begun before it does not hold, whatever it was made from. */
    private volatile long floor;

    /** As many changes as there were; what is made from now on shows them all. */
    long count() {
        return count.get();
    }

    /** All of them at one instant: whoever asks sees the pages of before or those of after. */
    void changed(Collection<String> sources, BiConsumer<Integer, Long> kept) {
        long now = count.get() + 1;
        for (String source : sources) {
            int place = place(source);
            last.set(place, now);
            kept.accept(place, now);
        }
        count.set(now);
    }

    /** Something changed of which nobody can tell what. */
    void everything() {
        floor = count.incrementAndGet();
    }

    /** Whether none of the sources changed after a page's making had begun. */
    boolean holds(KeptPage page) {
        if (page.made() < floor) {
            return false;
        }
        for (String source : page.sources()) {
            if (last.get(place(source)) > page.made()) {
                return false;
            }
        }
        return true;
    }

    void restore(int place, long change) {
        last.set(place, change);
        count.accumulateAndGet(change, Math::max);
    }

    private static int place(String source) {
        int hash = source.hashCode() * 0x9E3779B1;
        return hash >>> 12;
    }
}
