package org.gongkai.publication;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.ledger.Sha256;

/** Attachments in a local folder, one file for each content; a file is given out once it was read and had its digest, and again while its time and length are the same. */
final class FolderStore implements AttachmentStore {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final int MOST_KNOWN = 10_000;

    /** A file as it was when its bytes were compared. */
    private record Seen(FileTime changed, long bytes, boolean intact) {
    }

    private final Path folder;
    private final Map<String, Seen> seen = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Stored put(InputStream bytes, long most) throws IOException, TooLarge {
        Files.createDirectories(folder);
        Path arriving = Files.createTempFile(folder, "arriving", ".part");
        try {
            MessageDigest sha = Sha256.begin();
            long size = copy(bytes, arriving, sha, most);
            String digest = HexFormat.of().formatHex(sha.digest());
            Path kept = place(digest);
            Files.createDirectories(kept.getParent());
            Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE);
            return new Stored(digest, size);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    @Override
    public Optional<InputStream> open(String digest) throws IOException {
        Optional<Path> file = file(digest);
        return file.isEmpty() ? Optional.empty() : Optional.of(Files.newInputStream(file.get()));
    }

    @Override
    public Optional<Path> file(String digest) throws IOException {
        Optional<Path> file = lying(digest);
        return file.isPresent() && isIntact(digest, file.get()) ? file : Optional.empty();
    }

    @Override
    public OptionalLong length(String digest) throws IOException {
        Optional<Path> file = lying(digest);
        return file.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Files.size(file.get()));
    }

    @Override
    public FileCondition condition(String digest) throws IOException {
        Optional<Path> file = lying(digest);
        if (file.isEmpty()) {
            return FileCondition.MISSING;
        }
        seen.remove(digest);
        return isIntact(digest, file.get()) ? FileCondition.INTACT : FileCondition.ALTERED;
    }

    /** Where the file is, whatever stands in it. */
    Optional<Path> lying(String digest) {
        return DIGEST.matcher(digest).matches() ? Optional.of(place(digest)).filter(Files::isRegularFile) : Optional.empty();
    }

    private boolean isIntact(String digest, Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        long bytes = Files.size(file);
        Seen known = seen.get(digest);
        if (known == null || !known.changed.equals(changed) || known.bytes != bytes) {
            known = new Seen(changed, bytes, digestOf(file).equals(digest));
            seen.put(digest, known);
        }
        return known.intact;
    }

    private static String digestOf(Path file) throws IOException {
        MessageDigest sha = Sha256.begin();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    @Override
    public int sweep(Predicate<String> needed, Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<Path> old;
        try (Stream<Path> all = Files.walk(folder, 2)) {
            old = all.filter(Files::isRegularFile).filter(file -> isOlder(file, before)).toList();
        }
        int swept = 0;
        for (Path file : old) {
            String name = file.getFileName().toString();
            if (name.endsWith(".part") || DIGEST.matcher(name).matches() && !needed.test(name)) {
                swept += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return swept;
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException gone) {
            return false;
        }
    }

    private static long copy(InputStream bytes, Path file, MessageDigest sha, long most) throws IOException, TooLarge {
        try (var out = new FileOutputStream(file.toFile()); var digesting = new DigestOutputStream(out, sha)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new TooLarge(most);
                }
                digesting.write(buffer, 0, read);
            }
            out.getFD().sync();
            return size;
        }
    }

    private Path place(String digest) {
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }
}
