package org.gongkai.pages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.gongkai.calendar.Now;

/** Things that rest on acts alone: each worked out once per day and change, by whoever asks first; the others wait for that. The last ones asked for are kept. */
public final class EachOncePerState<K, V> {

    private static final int KEPT = 64;

    private final PageChanges changes;
    private final Now now;
    private final Function<K, V> working;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > KEPT;
        }
    };

    private record Kept<V>(long count, LocalDate day, CompletableFuture<V> value) {
    }

    public EachOncePerState(PageChanges changes, Now now, Function<K, V> working) {
        this.changes = changes;
        this.now = now;
        this.working = working;
    }

    public V of(K key) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> value = claimed(key, mine);
        if (value == mine) {
            try {
                mine.complete(working.apply(key));
            } catch (RuntimeException | Error failed) {
                forget(key, mine);
                mine.completeExceptionally(failed);
            }
        }
        try {
            return value.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private synchronized CompletableFuture<V> claimed(K key, CompletableFuture<V> mine) {
        long count = changes.count();
        LocalDate day = now.today();
        Kept<V> last = kept.get(key);
        if (last != null && last.count() == count && last.day().equals(day)) {
            return last.value();
        }
        kept.put(key, new Kept<>(count, day, mine));
        return mine;
    }

    private synchronized void forget(K key, CompletableFuture<V> failed) {
        if (kept.get(key) instanceof Kept<V> one && one.value() == failed) {
            kept.remove(key);
        }
    }
}
