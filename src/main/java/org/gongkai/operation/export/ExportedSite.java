package org.gongkai.operation.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.gongkai.face.Tongue;

/**
 * A folder with the pages of a site that anybody may keep. First everything is walked through; then the site's list of changes is followed, as
 * often as asked. A document is there before a list names it, a list before the home page; what is gone leaves the other way round.
 */
public final class ExportedSite implements AutoCloseable {

    private static final int READERS = 6;
    private static final int AT_ONCE = 240;
    private static final int NOT_KEPT = 200_000;
    private static final String DAY = "day/";
    private static final String SITEMAP = "/sitemap.xml";
    private static final List<String> BEGINNINGS = List.of(Fetched.HOME, "/feed.atom");

    private final List<Tongue> tongues;
    private final SiteReader site;
    private final PageFolder folder;
    private final FolderState state;
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    /** Paths that the site answers itself; asked again after the next start. */
    private final Set<String> notKept = ConcurrentHashMap.newKeySet();

    /**
     * @param address of the home page of the site
     * @param to      the folder that a web server shows
     * @param own     a folder beside it for what is remembered of it, on the same disk
     */
    public ExportedSite(String address, Path to, Path own) throws IOException {
        this(address, to, own, List.of());
    }

    /** @param tongues in which each page is kept too, in folders beside that of the pages: {@code pages.en} */
    public ExportedSite(String address, Path to, Path own, List<Tongue> tongues) throws IOException {
        this.tongues = List.copyOf(tongues);
        site = new SiteReader(address);
        folder = new PageFolder(to, own.resolve("unfinished"));
        state = new FolderState(own.resolve("state.mv"));
    }

    /** How many pages and assets the folder has. */
    public long size() {
        return state.size();
    }

    /** Takes everything that is not there yet; after a kill it goes on. What changes meanwhile is followed afterwards. */
    public void walk(LongConsumer progress) throws IOException, InterruptedException {
        if (state.position() == null) {
            state.reached(site.changes(null).position());
        }
        if (!state.isWalked()) {
            walkAll(progress);
            state.walked();
        }
        // of a folder that was begun without them
        List<String> without = tongues.isEmpty() ? List.of() : state.paths().stream().filter(path -> path.equals(PageVariant.plain(path)) && Fetched.mayBeRead(path)).toList();
        for (int from = 0; from < without.size(); from += AT_ONCE) {
            show(fetch(inTongues(without.subList(from, Math.min(from + AT_ONCE, without.size()))).filter(this::isWanted).toList()));
            progress.accept(state.size());
        }
    }

    private void walkAll(LongConsumer progress) throws IOException, InterruptedException {
        List<String> lists = new ArrayList<>(List.of(SITEMAP));
        Set<String> later = new LinkedHashSet<>(BEGINNINGS);
        while (!lists.isEmpty()) {
            List<String> documents = new ArrayList<>();
            for (String address : site.fetch(lists.removeFirst()).locations()) {
                if (address.startsWith(SITEMAP)) {
                    lists.add(address);
                } else {
                    (address.startsWith("/documents/") ? documents : later).add(address);
                }
            }
            take(documents, progress);
        }
        take(later, progress);
    }

    private Stream<String> inTongues(Collection<String> paths) {
        return paths.stream().flatMap(path -> tongues.stream().map(tongue -> new PageVariant(path, tongue).address()));
    }

    /** These, and what people read of them in every tongue. */
    private List<Fetched> inEveryTongue(List<String> paths) throws IOException, InterruptedException {
        List<Fetched> all = new ArrayList<>(fetch(paths));
        if (!tongues.isEmpty()) {
            List<String> plain = all.stream().filter(page -> page.path().equals(PageVariant.plain(page.path()))).filter(page -> page.isKept() && page.isRead() || page.isGone()).map(Fetched::path).toList();
            all.addAll(fetch(inTongues(plain).filter(address -> !paths.contains(address) && !notKept.contains(address)).toList()));
        }
        return all;
    }

    /**
     * Takes over what changed since, and what is otherwise today than it was.
     *
     * @return how many pages were taken anew
     */
    public long follow(LocalDate today) throws IOException, InterruptedException {
        Long reached = state.position();
        if (reached == null) {
            throw new IllegalStateException("nothing was walked yet");
        }
        long taken = 0;
        SiteReader.Changed changed;
        do {
            changed = site.changes(reached);
            taken += takeOver(changed, today);
            if (changed.position() != reached) {
                reached = changed.position();
                state.reached(reached);
            }
        } while (changed.more());
        return taken;
    }

    private long takeOver(SiteReader.Changed changed, LocalDate today) throws IOException, InterruptedException {
        List<String> tags = new ArrayList<>(changed.tags());
        state.tags(DAY).stream().filter(tag -> !LocalDate.parse(tag.substring(DAY.length())).isAfter(today)).forEach(tags::add);
        Set<String> affected = state.madeFrom(tags);
        affected.addAll(changed.addresses());
        affected.addAll(state.awaited());
        changed.addresses().forEach(notKept::remove);
        return renew(affected);
    }

    /** Those not there yet, and everything they lead to. */
    private void take(Collection<String> paths, LongConsumer progress) throws IOException, InterruptedException {
        List<String> waiting = new ArrayList<>(paths.stream().filter(this::isWanted).toList());
        Set<String> met = new LinkedHashSet<>(waiting);
        for (int from = 0; from < waiting.size();) {
            List<String> next = waiting.subList(from, Math.min(from + AT_ONCE, waiting.size()));
            List<Fetched> part = inEveryTongue(next);
            from += next.size();
            for (Fetched page : part) {
                page.links().stream().filter(link -> isWanted(link) && !link.startsWith("/documents/")).filter(met::add).forEach(waiting::add);
            }
            show(part);
            progress.accept(state.size());
        }
    }

    /** Takes these again, with what they lead to and is not there yet. */
    private long renew(Collection<String> paths) throws IOException, InterruptedException {
        List<String> documents = paths.stream().filter(path -> path.startsWith("/documents/")).toList();
        List<String> others = paths.stream().filter(path -> !path.startsWith("/documents/")).toList();
        List<String> gone = new ArrayList<>();
        try {
            return renew(documents, gone) + renew(others, gone);
        } finally {
            // after the lists that led to them; where a list cannot be had just now, what was withdrawn does not wait for it: the site answers for it
            for (String path : gone) {
                folder.remove(path);
                state.forget(path);
            }
        }
    }

    private long renew(List<String> paths, List<String> gone) throws IOException, InterruptedException {
        for (int from = 0; from < paths.size(); from += AT_ONCE) {
            List<Fetched> part = inEveryTongue(paths.subList(from, Math.min(from + AT_ONCE, paths.size())));
            part.stream().filter(page -> !page.isKept() && !page.isTrouble()).map(Fetched::path).forEach(gone::add);
            Fetched trouble = part.stream().filter(page -> page.isTrouble() && state.has(page.path())).findFirst().orElse(null);
            if (trouble != null) {
                throw new IOException(trouble.path() + " 回答 " + trouble.status() + "，过一会儿再取");
            }
            take(part.stream().flatMap(page -> page.links().stream()).distinct().toList(), size -> { });
            show(part);
        }
        return paths.size();
    }

    /** Single records first, then lists, the home page last. */
    private void show(List<Fetched> pages) throws IOException {
        for (Fetched page : pages.stream().filter(Fetched::isKept).sorted(Comparator.comparing(Fetched::gathers).thenComparing(page -> PageVariant.plain(page.path()).equals(Fetched.HOME))).toList()) {
            folder.show(folder.write(page.packed()), page.path());
            state.put(page);
        }
        for (Fetched page : pages) {
            if (page.soon() || page.isTrouble()) {
                state.comeBack(page.path());
            } else {
                state.came(page.path());
            }
        }
        pages.stream().filter(page -> !page.isKept() && !page.soon() && !page.isTrouble() && notKept.size() < NOT_KEPT).map(Fetched::path).forEach(notKept::add);
    }

    private boolean isWanted(String path) {
        return !state.has(path) && !notKept.contains(path) && !path.startsWith("/desk") && !path.startsWith("/api/") && !path.equals(SITEMAP);
    }

    private List<Fetched> fetch(List<String> paths) throws IOException, InterruptedException {
        List<Future<Fetched>> asked = paths.stream().map(path -> readers.submit(() -> site.fetch(path))).toList();
        List<Fetched> fetched = new ArrayList<>(asked.size());
        for (Future<Fetched> one : asked) {
            try {
                fetched.add(one.get());
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case IOException fault -> throw fault;
                    case UncheckedIOException fault -> throw fault;
                    default -> throw new IllegalStateException(failed.getCause());
                }
            }
        }
        return fetched;
    }

    @Override
    public void close() {
        readers.shutdownNow();
        site.close();
        state.close();
    }
}
