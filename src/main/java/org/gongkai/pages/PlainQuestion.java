package org.gongkai.pages;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A question as browsers and caches ask it of a public page for the first time: GET, a path without anything else, packed bytes welcome, nobody named.
 * Everything that is written otherwise is for the server to read.
 */
final class PlainQuestion {

    private static final String GET = "GET /";
    private static final String VERSION = " HTTP/1.1\r\n";
    private static final String END = "\r\n\r\n";
    /** What changes nothing of the answer. Who sends another header is answered the usual way. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("user-agent", "accept", "accept-language", "referer", "dnt", "sec-gpc", "upgrade-insecure-requests", "sec-fetch-dest",
            "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "priority", "x-forwarded-for", "x-forwarded-port",
            "x-real-ip", "via", "pragma", "cache-control", "keep-alive", "from");

    private PlainQuestion() {
    }

    /** The path it asks for; null if it asks in another way. */
    static @Nullable String path(String text) {
        int line = text.indexOf(VERSION);
        if (!text.startsWith(GET) || line < 0 || !text.endsWith(END) || text.indexOf(END) != text.length() - END.length()) {
            return null;
        }
        String path = text.substring(GET.length() - 1, line);
        if (!plain(path)) {
            return null;
        }
        int hosts = 0;
        boolean packed = false;
        int at = line + VERSION.length();
        int last = text.length() - 2;
        while (at < last) {
            int end = text.indexOf("\r\n", at);
            int colon = text.indexOf(':', at);
            if (colon <= at || colon > end || !printable(text, at, end)) {
                return null;
            }
            String name = text.substring(at, colon).toLowerCase(Locale.ROOT);
            String value = text.substring(colon + 1, end).strip();
            switch (name) {
                case "host" -> hosts++;
                case "accept-encoding" -> packed = value.contains("gzip") && !value.contains(";q=0");
                case "connection" -> {
                    if (!value.equalsIgnoreCase("keep-alive")) {
                        return null;
                    }
                }
                default -> {
                    if (!WITHOUT_EFFECT.contains(name)) {
                        return null;
                    }
                }
            }
            at = end + 2;
        }
        return hosts == 1 && packed ? path : null;
    }

    private static boolean plain(String path) {
        for (int at = 0; at < path.length(); at++) {
            char letter = path.charAt(at);
            if (!(letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9' || "/-._~".indexOf(letter) >= 0)) {
                return false;
            }
        }
        return !path.contains("//") && !path.contains("/.");
    }

    private static boolean printable(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) < ' ' && text.charAt(at) != '\t') {
                return false;
            }
        }
        return text.charAt(from) > ' ';
    }
}
