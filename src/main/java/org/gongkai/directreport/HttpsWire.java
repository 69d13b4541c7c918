package org.gongkai.directreport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.springframework.stereotype.Component;

/** By the HTTP client of Java: follows nowhere, reads no more than an answer can be. */
@Component
class HttpsWire implements Wire {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT).build();

    @Override
    public Answered say(String address, byte[] request) throws IOException {
        try {
            HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(URI.create(address + "/direct")).timeout(ANSWER).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request)).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answered(answer.statusCode(), body.readNBytes(Inbox.LARGEST));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
