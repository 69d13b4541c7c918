package org.gongkai.publication;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.ledger.Sha256;

/** Attachments in a local folder, one file for each content. */
final class FolderStore implements AttachmentStore {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

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
    public Optional<Path> file(String digest) {
        return DIGEST.matcher(digest).matches() ? Optional.of(place(digest)).filter(Files::isRegularFile) : Optional.empty();
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
