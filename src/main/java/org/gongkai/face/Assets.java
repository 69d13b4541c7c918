package org.gongkai.face;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/** Style sheet and scripts, gathered once at start and served under an address that changes with their content. */
public final class Assets {

    /** One file as it goes over the wire. */
    public record Served(String address, MediaType type, byte[] bytes, byte[] gzipped) {
    }

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    /** Runs before anything is drawn; not joined with the others. */
    private static final String EARLY = "org/gongkai/face/early/view.js";
    private static final String KIOSK = "org/gongkai/face/kiosk/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    /** What the program brings does not change while it runs. */
    private static final Map<String, byte[]> JOINED = new ConcurrentHashMap<>();

    private final Map<String, Served> byName = new HashMap<>();
    private final Map<String, Served> byAddress = new HashMap<>();

    Assets(List<Asset> further) {
        try {
            add("gongkai.css", CSS, JOINED.computeIfAbsent("css", Assets::joined));
            add("gongkai.js", SCRIPT, JOINED.computeIfAbsent("js", Assets::joined));
            add("view.js", SCRIPT, new ClassPathResource(EARLY).getContentAsByteArray());
            add("htmx.js", SCRIPT, new ClassPathResource(HTMX).getContentAsByteArray());
            for (String name : List.of("keyboard.js", "pinyin.js")) {
                add(name, SCRIPT, new ClassPathResource(KIOSK + name).getContentAsByteArray());
            }
            for (Asset asset : further) {
                add(asset.name(), asset.name().endsWith(".css") ? CSS : SCRIPT,
                        new ClassPathResource(asset.resource()).getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of {@code gongkai.css}, {@code gongkai.js}, {@code htmx.js} or of an {@link Asset}. */
    public String address(String name) {
        Served served = byName.get(name);
        if (served == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return served.address();
    }

    public Optional<Served> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    private void add(String name, MediaType type, byte[] bytes) {
        Served served = new Served("/assets/" + digest(bytes) + "/" + name, type, bytes, gzipped(bytes));
        byName.put(name, served);
        byAddress.put(served.address(), served);
    }

    /** All files of a kind in the house: tokens and ground of the face first, then components, then the rooms. */
    private static byte[] joined(String extension) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:org/gongkai/**/*." + extension);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            Arrays.sort(found, Comparator.comparing(Assets::place));
            for (Resource file : found) {
                // the first runs before anything is drawn, the second on kiosks alone
                if (place(file).contains("/early/") || place(file).contains("/face/kiosk/")) {
                    continue;
                }
                all.write(file.getContentAsByteArray());
                all.write('\n');
            }
            return all.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(Resource file) {
        String url = String.valueOf(file.getDescription());
        String path = url.substring(url.lastIndexOf("org/gongkai/"));
        int rank = path.contains("/face/styles/") ? 0 : path.contains("/face/layout/") ? 1 : path.contains("/face/") ? 2 : 3;
        return rank + path;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
