package org.gongkai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of an installation, each a file of 32 bytes in {@code <data>/keys}, named by what it is for and by the id that what was
 * made with it carries. {@code current} says which are used for what is new; older ones stay, for what is old. The first key of
 * installations from before there was a ring is {@code sealing.key}: it sealed and recognised alike.
 */
public final class KeyRing {

    /** What a key is for. */
    public enum Purpose {
        SEALING("sealing", "密封"), RECOGNISING("recognising", "辨认");

        private final String id;
        private final String title;

        Purpose(String id, String title) {
            this.id = id;
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String id() {
            return id;
        }
    }

    static final String FIRST = "sealing.key";
    private static final String CURRENT = "current";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Map<String, SecretKeySpec> sealing = new TreeMap<>();
    private final Map<String, SecretKeySpec> recognising = new TreeMap<>();
    private final Map<Purpose, String> current = new TreeMap<>();
    private final Optional<String> first;

    private KeyRing(Path folder) throws IOException {
        this.folder = folder;
        String oldest = null;
        for (Path file : files(folder)) {
            byte[] secret = Files.readAllBytes(file);
            String id = idOf(secret);
            String name = file.getFileName().toString();
            if (secret.length != KEY_BYTES || !name.equals(FIRST) && !name.endsWith("-" + id + ".key")) {
                throw new MissingKeys(file + " 不是一把完好的密钥。请从密钥的备份里放回原来的文件。");
            }
            if (name.startsWith(Purpose.SEALING.id)) {
                sealing.put(id, new SecretKeySpec(secret, "AES"));
            }
            if (name.equals(FIRST) || name.startsWith(Purpose.RECOGNISING.id)) {
                recognising.put(id, new SecretKeySpec(secret, "HmacSHA256"));
            }
            oldest = name.equals(FIRST) ? id : oldest;
        }
        this.first = Optional.ofNullable(oldest);
        readCurrent();
    }

    /** The ring in the folder {@code keys} of a data folder; empty when there is none. */
    public static KeyRing of(Path data) {
        try {
            return new KeyRing(data.resolve("keys"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the keys cannot be read: " + data.resolve("keys"), unreadable);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".key")).sorted().toList();
        }
    }

    private void readCurrent() throws IOException {
        if (!Files.exists(folder.resolve(CURRENT))) {
            if (first.isPresent() && sealing.size() + recognising.size() == 2) {
                current.put(Purpose.SEALING, first.get());
                current.put(Purpose.RECOGNISING, first.get());
            } else if (!isEmpty()) {
                throw new MissingKeys(folder + " 里有几把密钥，而没有写明用哪一把的文件 " + CURRENT + "。请从密钥的备份里一并放回。");
            }
            return;
        }
        for (String line : Files.readAllLines(folder.resolve(CURRENT))) {
            for (Purpose purpose : Purpose.values()) {
                if (line.startsWith(purpose.id + " ")) {
                    current.put(purpose, line.substring(purpose.id.length() + 1).strip());
                }
            }
        }
        requireAll(current.values());
        if (current.size() != Purpose.values().length) {
            throw new MissingKeys(folder.resolve(CURRENT) + " 不完整。请从密钥的备份里放回原来的文件。");
        }
    }

    boolean isEmpty() {
        return sealing.isEmpty() && recognising.isEmpty();
    }

    /** Every id in the ring. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>(sealing.keySet());
        ids.addAll(recognising.keySet());
        return ids;
    }

    /** @throws MissingKeys which says which of them are not there and what to do */
    public void requireAll(Collection<String> needed) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(ids());
        if (!missing.isEmpty()) {
            throw new MissingKeys("数据里的个人信息由密钥 " + String.join("、", missing) + " 密封，" + folder + " 里没有。请把密钥的备份放回这个目录再启动。"
                    + "没有改动任何数据；也不会另造密钥，那样原有的个人信息就永远打不开了。");
        }
    }

    String current(Purpose purpose) {
        return current.getOrDefault(purpose, "");
    }

    Optional<SecretKeySpec> sealing(String id) {
        return Optional.ofNullable(sealing.get(id));
    }

    Map<String, SecretKeySpec> recognising() {
        return recognising;
    }

    List<Purpose> purposes(String id) {
        return Arrays.stream(Purpose.values()).filter(purpose -> (purpose == Purpose.SEALING ? sealing : recognising).containsKey(id)).toList();
    }

    /** Whether it is the key from before there was a ring, whose digests carry no id. */
    boolean isFirst(String id) {
        return first.filter(id::equals).isPresent();
    }

    /** Puts a fresh key for a purpose into the folder, for nothing yet. */
    String forge(Purpose purpose) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] secret = new byte[KEY_BYTES];
        RANDOM.nextBytes(secret);
        String id = idOf(secret);
        write(folder.resolve(purpose.id + "-" + id + ".key"), secret);
        return id;
    }

    /** From here on these are used for what is new. */
    void use(String sealingId, String recognisingId) throws IOException {
        write(folder.resolve(CURRENT), (Purpose.SEALING.id + " " + sealingId + "\n" + Purpose.RECOGNISING.id + " " + recognisingId + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The file is there whole, on the disk, before anything is made with it. */
    private void write(Path file, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(folder, "arriving", ".part", OWNER_ONLY);
        Files.write(unfinished, content);
        sync(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static String idOf(byte[] secret) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.begin().digest(secret), ID_BYTES));
    }
}
