package org.gongkai.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Seals persons' data (authenticated encryption, AES-256-GCM) with keys kept in files outside the database.
 * A sealed value carries the id of its key and opens only at the place it was sealed for, so rows cannot be exchanged.
 */
@Component
public final class Sealing {

    static final byte FORMAT = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    static final int LEAST_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BITS / 8;

    private final SecureRandom random = new SecureRandom();
    private final Keys keys;

    Sealing(Keys keys) {
        this.keys = keys;
    }

    /** @param place where the value is kept, e.g. {@code casework.applicant/} and the row's id */
    public byte[] seal(String place, String plain) {
        return seal(place, plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(String place, byte[] plain) {
        KeyRing ring = keys.ring();
        String id = ring.current(KeyRing.Purpose.SEALING);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, ring.sealing(id).orElseThrow(), place, nonce, plain);
        return ByteBuffer.allocate(1 + KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                .put(FORMAT).put(HexFormat.of().parseHex(id)).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException if it was sealed with a key that is not in the ring, for another place, or was altered */
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
        String name = HexFormat.of().formatHex(id);
        SecretKeySpec key = keys.ring().sealing(name).or(() -> keys.readAgain().sealing(name))
                .orElseThrow(() -> new IllegalStateException("sealed with the key " + name + ", which is not in the ring: " + place));
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return run(Cipher.DECRYPT_MODE, key, place, nonce, sealed);
    }

    /** The id of the key that new values are sealed with, as bytes 2 to 5 of each. */
    String currentKey() {
        return keys.ring().current(KeyRing.Purpose.SEALING);
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
        KeyRing ring = keys.ring();
        String id = ring.current(KeyRing.Purpose.RECOGNISING);
        String digest = digest(Objects.requireNonNull(ring.recognising().get(id)), place, plain);
        return ring.isFirst(id) ? digest : id + ':' + digest;
    }

    /** What every digest by {@link #recognising} begins with that need not be computed anew. */
    public String recognisedBy() {
        KeyRing ring = keys.ring();
        String id = ring.current(KeyRing.Purpose.RECOGNISING);
        return ring.isFirst(id) ? "" : id + ':';
    }

    /** A digest of something that is not kept, so that it cannot be computed anew: it names the key it needs for good. */
    public String keyed(String place, String plain) {
        KeyRing ring = keys.ring();
        String id = ring.current(KeyRing.Purpose.RECOGNISING);
        return id + ':' + digest(Objects.requireNonNull(ring.recognising().get(id)), place, plain);
    }

    /** {@link #keyed} under every key that it may have been computed with. */
    public List<String> everyKeyed(String place, String plain) {
        return keys.ring().recognising().entrySet().stream().map(key -> key.getKey() + ':' + digest(key.getValue(), place, plain)).toList();
    }

    private static String digest(SecretKeySpec key, String place, String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((place + '\n' + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] run(int mode, SecretKeySpec key, String place, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("cannot open what was sealed for " + place, refused);
        }
    }
}
