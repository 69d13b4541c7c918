package org.gongkai.directreport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.wire.Ed25519;
import org.gongkai.directreport.wire.Signed;
import org.gongkai.directreport.wire.Succession;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

/**
 * Whom this installation is to others: a key pair made when it is first asked for. The private half is a file among the other keys, on the disk before anything is signed with it; the public
 * half and its succession are rows. A key that follows is named by the one before; where that is lost, people confirm the new one as they did the first.
 */
@Component
public class Identity {

    private static final String SUBJECT = "identity";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int NAMED_BY = 16;

    private final Path folder;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;

    Identity(@Value("${gongkai.data}") Path data, JdbcClient jdbc, Ledger ledger, TransactionTemplate transaction, Now now) {
        this.folder = data.resolve("keys");
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
    }

    private record Key(String fingerprint, String publicKey, @Nullable String succession) {
    }

    /** Of the key now: 64 hexadecimal digits. */
    public String fingerprint() {
        return current().fingerprint();
    }

    /** Of this key and of all before. */
    List<String> fingerprints() {
        return keys().stream().map(Key::fingerprint).toList();
    }

    /** Whether the private half of the key is where it should be. */
    public boolean isWhole() {
        return Files.isReadable(file(fingerprint()));
    }

    /** Where that half is looked for. */
    public String place() {
        return file(fingerprint()).toString();
    }

    /** @throws NoKey where the private half is not there */
    Signed sign(String text) {
        List<Key> keys = keys();
        Key key = keys.isEmpty() ? current() : keys.getLast();
        return new Signed(text, key.publicKey(), Ed25519.sign(secret(key.fingerprint()), text), keys.stream().map(Key::succession).flatMap(one -> Optional.ofNullable(one).stream())
                .map(one -> JSON.readValue(one, Succession.class)).toList());
    }

    /** Another key from here on, named by this one; without this one's private half it is one that nobody knows. */
    public Attempt<String> change(Staff by) {
        String before = current().fingerprint();
        Ed25519.Pair pair = Ed25519.generate();
        String succession = null;
        if (isWhole()) {
            String at = now.instant().toString();
            succession = JSON.writeValueAsString(new Succession(before, pair.publicKey(), at, Ed25519.sign(secret(before), Succession.text(before, pair.publicKey(), at))));
        }
        return Attempt.done(add(pair, succession, by.personId()));
    }

    private Key current() {
        List<Key> keys = keys();
        if (keys.isEmpty()) {
            add(Ed25519.generate(), null, null);
        }
        return keys.isEmpty() ? keys().getLast() : keys.getLast();
    }

    private List<Key> keys() {
        return jdbc.sql("select fingerprint, public_key, succession from directreport.identity order by seq").query((row, n) -> new Key(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    private String add(Ed25519.Pair pair, @Nullable String succession, @Nullable String by) {
        String fingerprint = Ed25519.fingerprint(pair.publicKey()).orElseThrow();
        keep(file(fingerprint), pair.secret());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table directreport.identity in exclusive mode").update();
            // another node may have made the first one in the meantime
            if (by == null && !keys().isEmpty()) {
                return;
            }
            String act = ledger.record(ActDraft.of(Acts.KEY, SUBJECT).organ(DirectoryActs.INSTALLATION).actor(by).detail("fingerprint", fingerprint).detail("named", succession != null)).id();
            jdbc.sql("insert into directreport.identity (fingerprint, public_key, made_on, succession, act) values (?, ?, ?, ?, ?)")
                    .params(fingerprint, pair.publicKey(), now.today(), succession, act).update();
        });
        return fingerprint;
    }

    private Path file(String fingerprint) {
        return folder.resolve("identity-" + fingerprint.substring(0, NAMED_BY) + ".pkcs8");
    }

    private byte[] secret(String fingerprint) {
        try {
            return Files.readAllBytes(file(fingerprint));
        } catch (IOException notThere) {
            throw new NoKey(file(fingerprint), notThere);
        }
    }

    private void keep(Path file, byte[] secret) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path unfinished = Files.createTempFile(folder, "arriving", ".part", OWNER_ONLY);
            Files.write(unfinished, secret);
            sync(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException full) {
            throw new UncheckedIOException("the key cannot be kept: " + file, full);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The private half is not where it should be. */
    static final class NoKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoKey(Path file, IOException cause) {
            super("no key to sign with: " + file, cause);
        }
    }
}
