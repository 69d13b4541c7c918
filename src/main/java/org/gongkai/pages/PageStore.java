package org.gongkai.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages themselves, on disk: an address and a way of showing it lead to bytes. Narrowed lists and other ways of showing are kept in memory only,
 * the least used leaving first: there is no end of them. Everything in it can be made anew: what cannot be read is thrown away.
 */
final class PageStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageStore.class);
    private static final int MEMORY_MB = 24;
    private static final long NARROWED_BYTES = 16L << 20;
    private static final int FILL_RATE = 40;
    private static final String POSITION = "position";
    private static final String SHAPE = "shape";

    private final Path file;
    private final Changes changes = new Changes();
    private final Map<String, KeptPage> narrowed = new LinkedHashMap<>(256, 0.75f, true);
    private long narrowedBytes;
    private MVStore store;
    private MVMap<String, byte[]> pages;
    private MVMap<Long, Long> changed;
    private MVMap<String, String> state;

    /** @param shape whatever makes pages look otherwise without an act: another word than before, and nothing of before is shown */
    PageStore(Path folder, String shape) {
        this.file = folder.resolve("pages.mv");
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        open();
        if (!shape.equals(state.get(SHAPE))) {
            forget();
            state.put(SHAPE, shape);
            store.commit();
        }
        changed.forEach((place, change) -> changes.restore(Math.toIntExact(place), change));
    }

    private void open() {
        try {
            openFile();
        } catch (MVStoreException broken) {
            if (broken.getErrorCode() == org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED) {
                throw broken;
            }
            LOG.warn("the kept pages cannot be read and are made anew: {}", broken.getMessage());
            try {
                Files.deleteIfExists(file);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            openFile();
        }
    }

    private void openFile() {
        store = new MVStore.Builder().fileName(file.toString()).cacheSize(MEMORY_MB).autoCompactFillRate(FILL_RATE).open();
        pages = store.openMap("pages", new MVMap.Builder<String, byte[]>().keyType(StringDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
        changed = store.openMap("changed", new MVMap.Builder<Long, Long>().keyType(LongDataType.INSTANCE).valueType(LongDataType.INSTANCE));
        state = store.openMap("state", new MVMap.Builder<String, String>().keyType(StringDataType.INSTANCE).valueType(StringDataType.INSTANCE));
    }

    @Nullable KeptPage find(PageAddress address) {
        if (address.isPlain()) {
            byte[] written = pages.get(address.key());
            return written == null ? null : KeptPage.read(written);
        }
        synchronized (narrowed) {
            return narrowed.get(address.key());
        }
    }

    void keep(PageAddress address, KeptPage page) {
        if (address.isPlain()) {
            pages.put(address.key(), page.written());
            return;
        }
        synchronized (narrowed) {
            KeptPage before = narrowed.put(address.key(), page);
            narrowedBytes += page.packed().length - (before == null ? 0 : before.packed().length);
            var eldest = narrowed.entrySet().iterator();
            while (narrowedBytes > NARROWED_BYTES && eldest.hasNext()) {
                narrowedBytes -= eldest.next().getValue().packed().length;
                eldest.remove();
            }
        }
    }

    boolean holds(KeptPage page) {
        return changes.holds(page);
    }

    long changes() {
        return changes.count();
    }

    synchronized void changed(Collection<String> sources) {
        changes.changed(sources, (place, change) -> changed.put((long) place, change));
    }

    /** Up to which act of the change sequence the pages are followed; 0 at the beginning. */
    long position() {
        String written = state.get(POSITION);
        return written == null ? 0 : Long.parseLong(written);
    }

    void reached(long position) {
        state.put(POSITION, Long.toString(position));
    }

    void forget() {
        pages.clear();
        synchronized (narrowed) {
            narrowed.clear();
            narrowedBytes = 0;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
