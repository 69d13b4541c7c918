package org.gongkai.operation.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** What the folder holds and from what each page in it was made, up to which change it follows: after a kill it goes on from there. */
final class FolderState implements AutoCloseable {

    private static final String BETWEEN = "\n";
    private static final String POSITION = "position";
    private static final String WALKED = "walked";
    private static final int MEMORY_MB = 32;

    private final MVStore store;
    private final MVMap<String, String> pages;
    private final MVMap<String, String> byTag;
    private final MVMap<String, String> state;
    private final MVMap<String, String> soon;

    FolderState(Path file) {
        store = new MVStore.Builder().fileName(file.toString()).cacheSize(MEMORY_MB).open();
        pages = store.openMap("pages");
        byTag = store.openMap("tags");
        state = store.openMap("state");
        soon = store.openMap("soon");
    }

    boolean has(String path) {
        return pages.containsKey(path);
    }

    /** Everything it holds, in order. */
    List<String> paths() {
        return List.copyOf(pages.keySet());
    }

    long size() {
        return pages.sizeAsLong();
    }

    synchronized void put(Fetched page) {
        forget(page.path());
        pages.put(page.path(), String.join(BETWEEN, page.sources()));
        page.sources().forEach(tag -> byTag.put(tag + BETWEEN + page.path(), ""));
    }

    synchronized void forget(String path) {
        String tags = pages.remove(path);
        if (tags != null && !tags.isEmpty()) {
            for (String tag : tags.split(BETWEEN)) {
                byTag.remove(tag + BETWEEN + path);
            }
        }
    }

    /** To be asked again the next time. */
    void comeBack(String path) {
        soon.put(path, "");
    }

    /** It came, or will not. */
    void came(String path) {
        soon.remove(path);
    }

    /** What is to be asked again. */
    Set<String> awaited() {
        return new LinkedHashSet<>(soon.keySet());
    }

    /** Pages made from one of the sources. */
    Set<String> madeFrom(Collection<String> tags) {
        Set<String> paths = new LinkedHashSet<>();
        for (String tag : tags) {
            String from = tag + BETWEEN;
            Iterator<String> keys = byTag.keyIterator(from);
            while (keys.hasNext()) {
                String key = keys.next();
                if (!key.startsWith(from)) {
                    break;
                }
                paths.add(key.substring(from.length()));
            }
        }
        return paths;
    }

    /** Sources that begin so: days on which pages change by themselves. */
    List<String> tags(String prefix) {
        List<String> tags = new ArrayList<>();
        for (@Nullable String key = byTag.ceilingKey(prefix); key != null && key.startsWith(prefix); key = byTag.ceilingKey(tags.getLast() + BETWEEN + Character.MAX_VALUE)) {
            tags.add(key.substring(0, key.indexOf(BETWEEN)));
        }
        return tags;
    }

    @Nullable Long position() {
        String written = state.get(POSITION);
        return written == null ? null : Long.valueOf(written);
    }

    void reached(long position) {
        state.put(POSITION, Long.toString(position));
        store.commit();
    }

    boolean isWalked() {
        return state.containsKey(WALKED);
    }

    void walked() {
        state.put(WALKED, "");
        store.commit();
    }

    @Override
    public void close() {
        store.close();
    }
}
