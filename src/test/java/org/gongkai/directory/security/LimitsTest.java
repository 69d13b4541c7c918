package org.gongkai.directory.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.gongkai.GongkaiTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GongkaiTest
@TestPropertySource(properties = {"gongkai.rate-limit.lookups.requests=3", "gongkai.rate-limit.lookups.per=1h"})
@DisplayName("提交有上限：太大、太快、读不懂的，都用一句话说明")
class LimitsTest {

    private static final int FIFTY_MB = 50 * 1024 * 1024;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("50 MB 的上传得到说明页，而不是断开的连接")
    void aLargeUploadIsRefusedAloud() throws Exception {
        String answer = upload("Content-Length: " + FIFTY_MB + "\r\n", false);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("不能超过 20 MB");
    }

    @Test
    @DisplayName("不报长度的 50 MB 上传同样得到说明页")
    void aLargeChunkedUploadIsRefusedAloud() throws Exception {
        String answer = upload("Transfer-Encoding: chunked\r\n", true);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("不能超过 20 MB");
    }

    @Test
    @DisplayName("一小时内第四次查询被拒，说出要等多久")
    void tooManyLookupsAreRefused() throws Exception {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(post("/matters", "number=1").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> refused = post("/matters", "number=1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("提交太多");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 1201L);
        assertThat(post("/requests/new", "a=1").statusCode()).as("another budget").isEqualTo(403);
    }

    @Test
    @DisplayName("GBK 编码的表单、坏的百分号编码、空字符：400 并说明")
    void textMustBeUtf8() throws Exception {
        for (String form : new String[] {"title=%C9%EA%C7%EB", "title=%zz", "title=a%00b", "title=%ED%A0%80"}) {
            HttpResponse<String> refused = post("/requests/new", form);
            assertThat(refused.statusCode()).as(form).isEqualTo(400);
            assertThat(refused.body()).as(form).contains("UTF-8");
        }
        HttpResponse<String> raw = send(HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded; charset=GBK")
                .POST(BodyPublishers.ofByteArray("title=\u00C9\u00EA\u00C7\u00EB".getBytes(ISO_8859_1))), "/requests/new");
        assertThat(raw.statusCode()).isEqualTo(400);
    }

    private String upload(String length, boolean chunked) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /requests/new HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=xx\r\n" + length + "\r\n").getBytes(US_ASCII));
            byte[] head = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n".getBytes(US_ASCII);
            byte[] block = new byte[64 * 1024];
            try {
                write(out, head, chunked);
                for (int sent = head.length; sent < FIFTY_MB; sent += block.length) {
                    write(out, block, chunked);
                }
                if (chunked) {
                    out.write("0\r\n\r\n".getBytes(US_ASCII));
                }
            } catch (SocketException closedWhileSending) {
                throw new AssertionError("the connection was reset before the answer could be read", closedWhileSending);
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void write(OutputStream out, byte[] bytes, boolean chunked) throws IOException {
        if (chunked) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII));
        }
        out.write(bytes);
        if (chunked) {
            out.write("\r\n".getBytes(US_ASCII));
        }
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)), path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.uri(URI.create("http://localhost:" + port + path)).build(), BodyHandlers.ofString());
        }
    }
}
