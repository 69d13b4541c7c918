package org.gongkai.directory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("一个字节一个字节地送的，不等他：不占线程，也不占内存")
class BodyPaceTest {

    private static final int LARGE = 3 << 20;
    private static final int MOST = 9;

    private final Tomcat server = new Tomcat();
    /** What became of each request: how many bytes were read, or that it was given up. */
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        server.setBaseDir(folder.toString());
        server.setPort(0);
        server.getConnector().setProperty("connectionTimeout", "20000");
        server.getConnector().setProperty("maxSwallowSize", Integer.toString(2 * LARGE));
        server.getEngine().getPipeline().addValve(new BodyPace(Duration.ofMillis(500), 10_000, MOST));
        Context context = server.addContext("", folder.toString());
        Tomcat.addServlet(context, "reads", new HttpServlet() {
            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if (!request.getRequestURI().equals("/reads")) {
                    response.setStatus(Integer.parseInt(request.getRequestURI().substring(1)));
                    response.getWriter().print("later");
                    return;
                }
                try {
                    long read = 0;
                    byte[] piece = new byte[8192];
                    for (int more = request.getInputStream().read(piece); more >= 0; more = request.getInputStream().read(piece)) {
                        read += more;
                    }
                    ends.add(Long.toString(read));
                    response.getWriter().print("read " + read);
                } catch (IOException slow) {
                    ends.add(BodyPace.isGivenUp(request) ? "given up" : "broken");
                    response.setStatus(408);
                }
            }
        });
        context.addServletMappingDecoded("/*", "reads");
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        server.destroy();
    }

    @Test
    @DisplayName("说要送三兆却一点一点地送的，宽限一过就放手，连接关掉；不说有多长的也一样")
    void tricklingIsGivenUp() throws Exception {
        for (String head : new String[] {"Content-Length: " + LARGE, "Transfer-Encoding: chunked"}) {
            try (Socket line = connected("/reads", head)) {
                long begun = System.nanoTime();
                assertThat(trickledUntilClosed(line, head.startsWith("Transfer") ? "1\r\nx\r\n" : "x")).as(head).isTrue();
                assertThat(ends.poll(10, TimeUnit.SECONDS)).as(head).isEqualTo("given up");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(head).isBetween(Duration.ofMillis(450), Duration.ofSeconds(15));
            }
        }
    }

    @Test
    @DisplayName("没有收下的，剩下的也不等他慢慢送完")
    void whatIsLeftOverIsNotWaitedFor() throws Exception {
        try (Socket line = connected("/503", "Content-Length: " + LARGE)) {
            assertThat(trickledUntilClosed(line, "x")).isTrue();
        }
    }

    @Test
    @DisplayName("送得快的收得完；没有收下的，送完以后看得到回答；一条连接上的下一件照常")
    void quickOnesAreServed() throws Exception {
        try (Socket line = connected("/503", "Content-Length: " + LARGE)) {
            line.getOutputStream().write(new byte[LARGE]);
            assertThat(answer(line)).startsWith("HTTP/1.1 503").endsWith("later");
        }
        try (Socket line = connected("/429", "Content-Length: " + LARGE)) {
            line.getOutputStream().write(new byte[LARGE]);
            assertThat(answer(line)).startsWith("HTTP/1.1 429").endsWith("later");
            head(line, "/reads", "Content-Length: " + LARGE);
            line.getOutputStream().write(new byte[LARGE]);
            assertThat(answer(line)).startsWith("HTTP/1.1 200").endsWith("read " + LARGE);
            assertThat(ends.poll()).isEqualTo(Integer.toString(LARGE));
        }
    }

    @Test
    @DisplayName("许多处一起慢慢送：长的只占六条线程，短的另有三条，只看不送的照常；占了一半以上，慢的只宽限十分之一")
    void manySlowOnesStarveNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int n = 0; n < 30; n++) {
                Socket line = connected("/reads", "Content-Length: 100000");
                line.getOutputStream().write('x');
                slow.add(line);
            }
            long begun = System.nanoTime();
            try (Socket reader = new Socket("localhost", server.getConnector().getLocalPort()); Socket form = connected("/reads", "Content-Length: 5")) {
                form.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
                reader.setSoTimeout(20_000);
                reader.getOutputStream().write("GET /reads HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(reader)).startsWith("HTTP/1.1 4");
                assertThat(answer(form)).endsWith("read 5");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            try (Socket program = connected("/api/v1/check", "Content-Length: 100000")) {
                assertThat(answer(program)).startsWith("HTTP/1.1 503").contains("application/problem+json").contains("Retry-After").contains("\"detail\"");
            }
            long refused = 0;
            for (Socket line : slow) {
                line.setSoTimeout(1000);
                try {
                    refused += answer(line).startsWith("HTTP/1.1 503") ? 1 : 0;
                } catch (SocketTimeoutException held) {
                    assertThat(line.isClosed()).isFalse();
                }
            }
            assertThat(refused).as("没有等的").isBetween(20L, 30L - 6);
        } finally {
            for (Socket line : slow) {
                line.close();
            }
        }
    }

    private Socket connected(String path, String head) throws IOException {
        Socket line = new Socket("localhost", server.getConnector().getLocalPort());
        line.setSoTimeout(20_000);
        head(line, path, head);
        return line;
    }

    private static void head(Socket line, String path, String head) throws IOException {
        line.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/octet-stream\r\n" + head + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the other side closed within ten seconds. */
    private static boolean trickledUntilClosed(Socket line, String drop) throws Exception {
        line.setSoTimeout(50);
        OutputStream out = line.getOutputStream();
        InputStream in = line.getInputStream();
        byte[] answer = new byte[8192];
        for (long begun = System.nanoTime(); System.nanoTime() - begun < 10_000_000_000L;) {
            try {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                if (in.read(answer) < 0) {
                    return true;
                }
            } catch (SocketTimeoutException stillOpen) {
                continue;
            } catch (IOException closed) {
                return true;
            }
        }
        return false;
    }

    /** Head and body of one answer, by its announced length. */
    private static String answer(Socket line) throws IOException {
        StringBuilder all = new StringBuilder();
        InputStream in = line.getInputStream();
        while (all.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("closed after %s", all).isNotNegative();
            all.append((char) next);
        }
        int length = Integer.parseInt(all.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        return all + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
