package org.gongkai.operation.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a site as a cache before it would. */
final class SiteReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHANGES = "/api/v1/pages/changes";
    private static final String GZIP = "gzip";
    private static final int OK = 200;

    /** What changed after a position: the sources, and pages that may be new or gone. */
    record Changed(long position, boolean more, List<String> tags, List<String> addresses) {
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final JsonMapper json = new JsonMapper();
    private final String site;

    SiteReader(String site) {
        this.site = site.replaceAll("/+$", "");
    }

    Fetched fetch(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(path);
        byte[] plain = plain(answer);
        @Nullable List<String> tags = answer.headers().firstValue("Cache-Tag").map(said -> List.of(said.split(","))).orElse(null);
        return new Fetched(path, answer.statusCode(), tags, answer.statusCode() == OK && tags == null && answer.headers().firstValue("Retry-After").isPresent(), new String(plain, StandardCharsets.UTF_8), isPacked(answer) ? answer.body() : pack(plain));
    }

    /** @param after null asks for the position only */
    Changed changes(@Nullable Long after) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(after == null ? CHANGES : CHANGES + "?after=" + after);
        if (answer.statusCode() != OK) {
            throw new IOException(site + CHANGES + " 回答 " + answer.statusCode());
        }
        JsonNode said = json.readTree(plain(answer));
        return new Changed(said.get("position").asLong(), said.get("more").asBoolean(), texts(said.get("tags")), texts(said.get("addresses")));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private HttpResponse<byte[]> ask(String path) throws IOException, InterruptedException {
        HttpRequest.Builder question = HttpRequest.newBuilder(URI.create(site + path)).timeout(PATIENCE).header("Accept-Encoding", GZIP);
        PageVariant.of(path).ifPresent(variant -> question.header("Cookie", variant.cookie()));
        return client.send(question.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static boolean isPacked(HttpResponse<byte[]> answer) {
        return GZIP.equals(answer.headers().firstValue("Content-Encoding").orElse(""));
    }

    private static byte[] plain(HttpResponse<byte[]> answer) throws IOException {
        if (!isPacked(answer)) {
            return answer.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        }
    }

    private static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
