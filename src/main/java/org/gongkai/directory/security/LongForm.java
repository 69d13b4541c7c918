package org.gongkai.directory.security;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A form without files that is longer than a form may be: of each field so much is read as any field takes, of all of them so much as is kept of anybody,
 * and the rest is thrown away as it comes.
 */
final class LongForm {

    /** As it is sent: nine bytes for a character of Chinese, and more than the longest field takes. */
    private static final int MOST_OF_FIELD = 256 << 10;
    private static final int MOST = 1 << 20;
    private static final int LONGEST_NAME = 200;

    private LongForm() {
    }

    static boolean isOne(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    /** The request with what was typed into its form, each field from its beginning. */
    static WithoutFiles read(HttpServletRequest request) {
        Map<String, String[]> typed = new LinkedHashMap<>();
        int left = MOST;
        try (InputStream body = new BufferedInputStream(request.getInputStream(), 1 << 16)) {
            ByteArrayOutputStream name = new ByteArrayOutputStream();
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            boolean named = false;
            for (int one = body.read(); ; one = body.read()) {
                if (one == '&' || one < 0) {
                    left -= value.size();
                    add(typed, name, value);
                    name.reset();
                    value.reset();
                    named = false;
                    if (one < 0) {
                        break;
                    }
                } else if (one == '=' && !named) {
                    named = true;
                } else if (named ? value.size() < Math.min(MOST_OF_FIELD, left) : name.size() < LONGEST_NAME) {
                    (named ? value : name).write(one);
                }
            }
        } catch (IOException broken) {
            // Torn, or its sender went away: what came before is all there is.
            return WithoutFiles.of(request, typed);
        }
        return WithoutFiles.of(request, typed);
    }

    private static void add(Map<String, String[]> typed, ByteArrayOutputStream name, ByteArrayOutputStream value) {
        if (name.size() > 0) {
            WithoutFiles.add(typed, text(name), text(value));
        }
    }

    /** Where it was cut within a character, without that. */
    private static String text(ByteArrayOutputStream sent) {
        String whole = sent.toString(StandardCharsets.US_ASCII).replaceFirst("%[0-9A-Fa-f]?$", "");
        try {
            return URLDecoder.decode(whole, StandardCharsets.UTF_8).replace("\uFFFD", "").replace("\0", "");
        } catch (IllegalArgumentException noText) {
            return "";
        }
    }
}
