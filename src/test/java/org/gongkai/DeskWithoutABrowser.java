package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A signed-in browser's cookies and form token, without the browser. */
final class DeskWithoutABrowser {

    private static final Pattern FORM_TOKEN = Pattern.compile("<input type=\"hidden\" name=\"(_[^\"]+)\" value=\"([^\"]+)\">");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(10)).build();
    private final int port;
    private String tokenName = "";
    private String token = "";

    /** @param login null for whoever does not sign in */
    DeskWithoutABrowser(int port, @Nullable String login) throws Exception {
        this.port = port;
        token("/sign-in");
        if (login != null) {
            send("/sign-in", Map.of("login", login, "password", "qinglan-demo-2026"));
            token("/desk");
        }
    }

    private void token(String path) throws Exception {
        Matcher form = FORM_TOKEN.matcher(http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString()).body());
        assertThat(form.find()).as("form token at %s", path).isTrue();
        tokenName = form.group(1);
        token = form.group(2);
    }

    HttpResponse<String> send(String path, Map<String, String> values) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(values))).build(), BodyHandlers.ofString());
    }

    /** Sends the form and closes the socket without reading a word. */
    void sendAndHangUp(String path, Map<String, String> values) throws IOException, InterruptedException {
        byte[] body = form(values).getBytes(StandardCharsets.UTF_8);
        String kept = cookies.getCookieStore().get(at(path)).stream().map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + kept
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            Thread.sleep(8);
        }
    }

    private String form(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put(tokenName, token);
        return all.entrySet().stream().map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
