package org.gongkai.directory;

import java.security.SecureRandom;

/** Short random ids for everything that appears in an address: 60 bits, lower-case base32 without i, l, o and u. */
public final class Identifier {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifier() {
    }

    public static String fresh() {
        long bits = RANDOM.nextLong();
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++, bits >>>= 5) {
            id[i] = ALPHABET[(int) (bits & 31)];
        }
        return new String(id);
    }
}
