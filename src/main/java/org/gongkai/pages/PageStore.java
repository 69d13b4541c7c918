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
 * The pages themselves, on disk: an address and a way of showing it lead to bytes. Those asked for last are at hand in memory, the least used leaving
 * first; narrowed lists and other ways of showing are nowhere else: there is no end of them. Everything in it can be made anew: what cannot be read is
 * thrown away.
 */
final class PageStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageStore.class);
    private static final int MEMORY_MB = 8;
    private static final long AT_HAND_BYTES = 48L << 20;
    /** What a page takes beside its bytes: its head, its sources, its place. */
    private static final int BESIDE = 2048;
    private static final int FILL_RATE = 40;
    private static final String POSITION = "position";
    private static final String SHAPE = "shape";

    private final Path file;
    private final Changes changes = new Changes();
    private final Map<String, AtHand> atHand = new LinkedHashMap<>(256, 0.75f, true);
    private long bytesAtHand;
    private long emptied;
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
        AtHand near = atHand(address.key());
        if (near != null) {
            return near.page();
        }
        if (!address.isPlain()) {
            return null;
        }
        long before;
        synchronized (atHand) {
            before = emptied;
        }
        byte[] written = pages.get(address.key());
        if (written == null) {
            return null;
        }
        KeptPage page = KeptPage.read(written);
        synchronized (atHand) {
            if (before == emptied) {
                remember(address.key(), page);
            }
        }
        return page;
    }

    /** What is in memory of an address, in the usual way of showing: never asks the disk. */
    @Nullable AtHand atHand(String key) {
        synchronized (atHand) {
            return atHand.get(key);
        }
    }

    void keep(PageAddress address, KeptPage page) {
        if (address.isPlain()) {
            pages.put(address.key(), page.written());
        }
        synchronized (atHand) {
            remember(address.key(), page);
        }
    }

    private void remember(String key, KeptPage page) {
        AtHand before = atHand.put(key, new AtHand(page));
        bytesAtHand += page.packed().length + BESIDE - (before == null ? 0 : before.page().packed().length + BESIDE);
        var eldest = atHand.values().iterator();
        while (bytesAtHand > AT_HAND_BYTES && eldest.hasNext()) {
            bytesAtHand -= eldest.next().page().packed().length + BESIDE;
            eldest.remove();
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

    /** Nothing that was made, or is being made now, is used again. */
    void forget() {
        changes.everything();
        pages.clear();
        synchronized (atHand) {
            atHand.clear();
            bytesAtHand = 0;
            emptied++;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
