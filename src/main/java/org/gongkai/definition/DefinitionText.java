package org.gongkai.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of one file of declarations, as somebody wrote it.
 *
 * @param path below {@code regulations/}, such as {@code casetypes/inforequest.yaml}
 */
public record DefinitionText(String path, String text, Origin origin) {

    /** Whose file it is. */
    public enum Origin {
        SHIPPED("随程序发布"), OWN("本机构");

        private final String title;

        Origin(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** SHA-256 of the text as it is, hex. */
    public String digest() {
        return digest(text);
    }

    /** SHA-256 of a text, hex. */
    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The folder it lies in; empty for a file at the top. */
    String folder() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
