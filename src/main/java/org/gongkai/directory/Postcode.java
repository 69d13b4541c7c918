package org.gongkai.directory;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** 邮政编码: six digits, however they are typed. Codes of other countries are part of the address. */
public final class Postcode {

    private static final Pattern SIX = Pattern.compile("[0-9]{6}");

    private Postcode() {
    }

    /** The six digits; empty where it is no postcode. */
    public static Optional<String> of(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s", "");
        return SIX.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }
}
