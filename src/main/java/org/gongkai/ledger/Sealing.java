package org.gongkai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals persons' data (authenticated encryption, AES-256-GCM) with a key kept in a file outside the database.
 * A sealed value opens only at the place it was sealed for, so rows cannot be exchanged.
 */
@Component
public final class Sealing {

    private static final byte FORMAT = 1;
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final byte[] keyId;

    Sealing(@Value("${gongkai.data}") Path data) {
        byte[] secret = keyIn(data.resolve("keys").resolve("sealing.key"));
        this.key = new SecretKeySpec(secret, "AES");
        this.keyId = Arrays.copyOf(Sha256.begin().digest(secret), KEY_ID_BYTES);
    }

    /** @param place where the value is kept, e.g. {@code casework.applicant/} and the row's id */
    public byte[] seal(String place, String plain) {
        return seal(place, plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(String place, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, place, nonce, plain);
        return ByteBuffer.allocate(1 + KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                .put(FORMAT).put(keyId).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException if it was sealed with another key, for another place, or was altered */
    public String open(String place, byte[] value) {
        return new String(openBytes(place, value), StandardCharsets.UTF_8);
    }

    public byte[] openBytes(String place, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        byte[] id = new byte[KEY_ID_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        if (in.remaining() < 1 + KEY_ID_BYTES + NONCE_BYTES || in.get() != FORMAT) {
            throw new IllegalStateException("not a sealed value: " + place);
        }
        in.get(id).get(nonce);
        if (!Arrays.equals(id, keyId)) {
            throw new IllegalStateException("sealed with another key than keys/sealing.key: " + place);
        }
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return run(Cipher.DECRYPT_MODE, place, nonce, sealed);
    }

    /** A fresh salt, hex. */
    public String salt() {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** What an act may say of sealed data: the digest of salt and plain text, hex. Without the salt it binds nothing. */
    public String binding(String salt, String plain) {
        return Sha256.hex(salt + '\n' + plain);
    }

    /** The same for the same plain text and place, and nothing to be learnt from without the key: finds equals unopened. */
    public String recognising(String place, String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((place + '\n' + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] run(int mode, String place, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("cannot open what was sealed for " + place, refused);
        }
    }

    private byte[] keyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                byte[] fresh = new byte[KEY_BYTES];
                random.nextBytes(fresh);
                try {
                    Files.createFile(file,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    Files.write(file, fresh);
                } catch (FileAlreadyExistsException another) {
                    return Files.readAllBytes(file);
                }
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != KEY_BYTES) {
                throw new IllegalStateException(file + " is not a key of 32 bytes; restore it from the backup");
            }
            return secret;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sealing key cannot be read: " + file, unreadable);
        }
    }
}
