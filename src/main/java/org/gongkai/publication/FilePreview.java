package org.gongkai.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.gongkai.reading.Opened;
import org.gongkai.redaction.Redaction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A public file as words, tables and pictures of its pages, for whoever has no program for it. Foreign bytes are opened in a child process only, one file at a
 * time, so that those who look keep nobody from handing in; what was made stays in memory for a while and nowhere else: nothing outlives a withdrawal.
 */
@Component
public class FilePreview {

    /** On one page of a preview. */
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_PARTS = 40;
    private static final int MOST_PICTURES = 5;
    private static final long LARGEST_DRAWN = 30L << 20;
    private static final int KEPT_BYTES = 24 << 20;
    private static final int KEPT_COUNTS = 500;
    private static final int PATIENCE_SECONDS = 8;
    private static final String PDF = "application/pdf";
    private static final String BUSY = "现在同时打开文件的人多，请过几秒再看，或者下载原文件。";

    /**
     * A page, slide, sheet or stretch of text.
     *
     * @param number  from 1, as addresses name it
     * @param drawn   whether there is a picture of it
     * @param rows    of a table, cell by cell; empty where it is text
     * @param lines   of the text
     * @param cut     whether there is more of it in the file than can be shown
     */
    public record Part(int number, String title, boolean drawn, List<List<String>> rows, List<String> lines, boolean cut) {
    }

    /**
     * A page of a preview.
     *
     * @param of       how many parts the file has
     * @param previous the first part of the page before; null on the first
     * @param next     the first part of the page after; null on the last
     */
    public record Shown(List<Part> parts, int of, @Nullable Integer previous, @Nullable Integer next) {
    }

    private final FileLooks looks;
    private final AttachmentStore store;
    private final Redaction redaction;
    private final Semaphore one = new Semaphore(1, true);
    private final LinkedHashMap<String, byte[]> pictures = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, Integer> pageCounts = new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    FilePreview(FileLooks looks, AttachmentStore store, Redaction redaction) {
        this.looks = looks;
        this.store = store;
        this.redaction = redaction;
    }

    /** Where a part of a file of a document is read. */
    public static String address(String document, String file, int part) {
        return "/documents/" + document + "/previews/" + file + (part > 1 ? "?part=" + part + "#part-" + part : "");
    }

    /** The page of a preview on which a part stands. */
    public Opened<Shown> of(Attachment file, int part) {
        Opened<FileLook> look = looks.known(String.valueOf(file.digest()), file.name()).orElseGet(() -> alone(() -> looks.look(String.valueOf(file.digest()), file.name()), new Opened.Refused<>(BUSY, true)));
        return switch (look) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> new Opened.Refused<>(reason, busy);
            case Opened.Done<FileLook>(FileLook seen, byte[] none) -> new Opened.Done<>(page(isDrawn(file) ? pages(file, seen) : parts(seen), part), none);
        };
    }

    /** A page of a PDF as PNG; refused where there is none, or others are in the way. */
    public Opened<byte[]> picture(Attachment file, int page) {
        String key = file.digest() + " " + page;
        byte[] known = kept(key);
        if (known != null) {
            return new Opened.Done<>(known, known);
        }
        if (!isDrawn(file)) {
            return new Opened.Refused<>("这个文件没有可以画出来的页。", false);
        }
        return alone(() -> switch (redaction.page(bytes(file), page)) {
            case Redaction.Answer.Yes<byte[]>(byte[] png) -> {
                keep(key, png);
                yield new Opened.Done<>(png, png);
            }
            case Redaction.Answer.No<byte[]>(String reason) -> new Opened.Refused<>(reason, false);
        }, new Opened.Refused<>(BUSY, true));
    }

    private static boolean isDrawn(Attachment file) {
        return PDF.equals(file.mediaType()) && file.bytes() != null && file.bytes() <= LARGEST_DRAWN;
    }

    private static List<Part> parts(FileLook look) {
        List<Part> parts = new ArrayList<>();
        String title = null;
        List<String> words = new ArrayList<>();
        for (FileLook.Passage passage : look.passages()) {
            if (!passage.hidden()) {
                String next = FileParts.title(passage, title);
                if (title != null && !next.equals(title)) {
                    parts.add(part(parts.size() + 1, title, false, words));
                    words = new ArrayList<>();
                }
                title = next;
                words.add(passage.words());
            }
        }
        if (title != null) {
            parts.add(part(parts.size() + 1, title, false, words));
        }
        return parts;
    }

    /** Every page has its picture, also one of which no word can be read. */
    private List<Part> pages(Attachment file, FileLook look) {
        Map<Integer, List<String>> words = new LinkedHashMap<>();
        for (Part part : parts(look)) {
            Integer page = new FileParts.Part(part.number(), 0, part.title()).page();
            if (page != null) {
                words.computeIfAbsent(page, none -> new ArrayList<>()).addAll(part.lines());
            }
        }
        int count = Math.max(count(file), words.keySet().stream().mapToInt(Integer::intValue).max().orElse(0));
        List<Part> pages = new ArrayList<>();
        for (int page = 1; page <= count; page++) {
            pages.add(part(page, "第" + page + "页", true, words.getOrDefault(page, List.of())));
        }
        return pages;
    }

    private static Part part(int number, String title, boolean drawn, List<String> words) {
        List<String> shown = new ArrayList<>();
        int characters = 0;
        for (String line : words) {
            characters += line.length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            shown.add(line);
        }
        boolean table = shown.stream().anyMatch(line -> line.indexOf('\t') >= 0);
        return new Part(number, title, drawn, table ? shown.stream().map(line -> Arrays.asList(line.split("\t", -1))).toList() : List.of(), table ? List.of() : shown,
                shown.size() < words.size());
    }

    private static Shown page(List<Part> all, int part) {
        int wanted = Math.clamp(part, 1, Math.max(1, all.size()));
        int from = 0;
        Integer previous = null;
        while (from < all.size()) {
            int to = from;
            int characters = 0;
            int most = all.get(from).drawn() ? MOST_PICTURES : MOST_PARTS;
            while (to < all.size() && to - from < most && (to == from || characters + size(all.get(to)) <= MOST_CHARACTERS)) {
                characters += size(all.get(to++));
            }
            if (wanted <= to) {
                return new Shown(all.subList(from, to), all.size(), previous, to < all.size() ? to + 1 : null);
            }
            previous = from + 1;
            from = to;
        }
        return new Shown(List.of(), 0, null, null);
    }

    private static int size(Part part) {
        return part.lines().stream().mapToInt(String::length).sum() + part.rows().stream().flatMap(List::stream).mapToInt(String::length).sum();
    }

    private int count(Attachment file) {
        synchronized (pageCounts) {
            Integer known = pageCounts.get(file.digest());
            if (known != null) {
                return known;
            }
        }
        int count = alone(() -> redaction.look(bytes(file)) instanceof Redaction.Answer.Yes<Redaction.Pages>(Redaction.Pages pages) ? pages.count() : 0, 0);
        if (count > 0) {
            synchronized (pageCounts) {
                pageCounts.put(String.valueOf(file.digest()), count);
                if (pageCounts.size() > KEPT_COUNTS) {
                    pageCounts.remove(pageCounts.keySet().iterator().next());
                }
            }
        }
        return count;
    }

    private byte[] bytes(Attachment file) {
        try {
            Optional<Path> stored = store.file(String.valueOf(file.digest()));
            return stored.isPresent() ? Files.readAllBytes(stored.get()) : new byte[0];
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private byte @Nullable [] kept(String key) {
        synchronized (pictures) {
            return pictures.get(key);
        }
    }

    private void keep(String key, byte[] png) {
        synchronized (pictures) {
            if (png.length <= KEPT_BYTES && pictures.put(key, png) == null) {
                kept += png.length;
            }
            while (kept > KEPT_BYTES) {
                kept -= pictures.pollFirstEntry().getValue().length;
            }
        }
    }

    private <T> T alone(Supplier<T> work, T otherwise) {
        try {
            if (!one.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return otherwise;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
        try {
            return work.get();
        } finally {
            one.release();
        }
    }
}
