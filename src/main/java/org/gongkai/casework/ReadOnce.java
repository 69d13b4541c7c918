package org.gongkai.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * While one page of a case or of the inbox is made, what its conditions, panels and engines read is read once, however many of them ask. Elsewhere, and wherever something
 * is written, every question is asked anew.
 */
public final class ReadOnce {

    private static final ThreadLocal<@Nullable Map<Key, Object>> READ = new ThreadLocal<>();

    private record Key(Class<?> what, String of) {
    }

    private ReadOnce() {
    }

    /** Makes a page that only reads. */
    public static <T> T during(Supplier<T> page) {
        READ.set(new HashMap<>());
        try {
            return page.get();
        } finally {
            READ.remove();
        }
    }

    /**
     * What was read of this already, else what is read now.
     *
     * @param what the kind of thing: of one kind every reader must ask for the same
     */
    @SuppressWarnings("unchecked")
    public static <T> T of(Class<?> what, String of, Supplier<T> read) {
        Map<Key, Object> known = READ.get();
        if (known == null) {
            return read.get();
        }
        Key key = new Key(what, of);
        if (!known.containsKey(key)) {
            known.put(key, read.get());
        }
        return (T) known.get(key);
    }

    /** Keeps what came along with something else for whoever asks later. */
    static void keep(Class<?> what, String of, Object read) {
        Map<Key, Object> known = READ.get();
        if (known != null) {
            known.put(new Key(what, of), read);
        }
    }
}
