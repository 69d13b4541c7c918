package org.gongkai.pages;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said beside the bytes of a kept page.
 *
 * @param shared how long a cache between this server and its readers may answer without asking
 */
record PageHeaders(Duration shared) {

    /** Names and values in turn. @param forAll whether everybody who asks for the address is answered with it */
    List<String> of(KeptPage page, boolean forAll, boolean packed) {
        List<String> said = new ArrayList<>(page.headers());
        said.addAll(List.of("ETag", tag(page, packed),
                "Vary", "Accept-Encoding, HX-Request",
                "Cache-Control", forAll ? "public, max-age=0, s-maxage=" + shared.toSeconds() + ", must-revalidate" : "private, max-age=0, must-revalidate",
                "Cache-Tag", String.join(",", page.sources())));
        return said;
    }

    static String tag(KeptPage page, boolean packed) {
        return '"' + page.tag() + (packed ? "-gz\"" : "\"");
    }

    /** Status line and headers of the packed page as everybody gets it, without its date and the empty line. */
    byte[] written(KeptPage page) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(page.status()).append(" \r\n");
        List<String> said = of(page, true, true);
        for (int at = 0; at < said.size(); at += 2) {
            head.append(said.get(at)).append(": ").append(said.get(at + 1)).append("\r\n");
        }
        head.append("Content-Encoding: gzip\r\nContent-Length: ").append(page.packed().length).append("\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
