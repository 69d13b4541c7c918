package org.gongkai.directreport.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

import org.gongkai.ledger.Sha256;

/** Signatures between installations (RFC 8032): public keys and signatures in Base64, a key known by the SHA-256 of its X.509 form. */
public final class Ed25519 {

    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {
    }

    /** @param secret in PKCS #8 */
    public record Pair(String publicKey, byte[] secret) {
    }

    public static Pair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new Pair(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Ed25519 belongs to every Java", missing);
        }
    }

    /** 64 hexadecimal digits; empty of what is no such key. */
    public static Optional<String> fingerprint(String publicKey) {
        return key(publicKey).map(key -> Sha256.hex(key.getEncoded()));
    }

    /** @throws IllegalArgumentException if it is no such secret */
    public static String sign(byte[] secret, String text) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("no key to sign with", noKey);
        }
    }

    public static boolean isSigned(String publicKey, String text, String signature) {
        try {
            Signature checking = Signature.getInstance(ALGORITHM);
            checking.initVerify(key(publicKey).orElseThrow(GeneralSecurityException::new));
            checking.update(text.getBytes(StandardCharsets.UTF_8));
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException nonsense) {
            return false;
        }
    }

    /** The one way it is written: what is appended or encoded otherwise is another key, or none. */
    private static Optional<PublicKey> key(String publicKey) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            return Base64.getEncoder().encodeToString(key.getEncoded()).equals(publicKey) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
