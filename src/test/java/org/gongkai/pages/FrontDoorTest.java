package org.gongkai.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
@DisplayName("门口：在手边的页面由听见的线程当场答复；别样的问法一个字节不少地照常办")
class FrontDoorTest {

    private static final String LINES = "Host: www.example.gov.cn\r\nAccept-Encoding: gzip, deflate\r\n";
    private final Map<String, AtHand> pages = new ConcurrentHashMap<>();
    private final Tomcat tomcat = new Tomcat();
    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector(FrontDoor.class.getName());
        connector.setPort(0);
        connector.setProperty("maxKeepAliveRequests", "-1");
        ((FrontDoor) connector.getProtocolHandler()).answers(pages::get, new PageHeaders(Duration.ofMinutes(1)));
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "usual", new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setHeader("Way", "usual");
                byte[] said = (request.getMethod() + " " + request.getRequestURI() + " " + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                response.setContentLength(said.length);
                response.getOutputStream().write(said);
            }
        });
        context.addServletMappingDecoded("/*", "usual");
        tomcat.start();
        pages.put("/columns", page("<p>栏目</p>"));
    }

    @AfterEach
    void close() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    @DisplayName("一条连线上问几次答几次：页面、别的地址、又是页面，头和字节都在")
    void oneLineManyQuestions() throws Exception {
        try (Line line = new Line()) {
            int atTheDoor = 0;
            for (int round = 0; round < 300; round++) {
                Answer kept = line.ask("GET /columns HTTP/1.1\r\n" + LINES + "\r\n");
                // who answered the question before may still be listening
                if (kept.head().containsKey("way")) {
                    assertThat(kept.text()).isEqualTo("GET /columns ");
                } else {
                    atTheDoor++;
                    assertThat(kept.head()).containsEntry("status", "HTTP/1.1 200 ").containsEntry("content-type", "text/html;charset=UTF-8").containsEntry("content-encoding", "gzip")
                            .containsEntry("vary", "Accept-Encoding, HX-Request").containsKeys("etag", "date", "cache-tag");
                    assertThat(kept.unpacked()).isEqualTo("<p>栏目</p>");
                }
                if (round % 3 == 0) {
                    Answer other = line.ask("GET /documents/" + round + " HTTP/1.1\r\n" + LINES + "\r\n");
                    assertThat(other.head()).containsEntry("way", "usual");
                    assertThat(other.text()).isEqualTo("GET /documents/" + round + " ");
                    Thread.sleep(2);
                }
            }
            assertThat(atTheDoor).as("answered at the door").isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: SESSION=1", "HX-Request: true", "Range: bytes=0-1", "If-None-Match: \"a\"", "X-Unknown: 1", "Connection: Upgrade", "Accept-Encoding: gzip;q=0",
            "Authorization: Basic YTpi"})
    @DisplayName("带着身份、只要一部分、问变了没有的，照常办")
    void saidOtherwise(String header) throws IOException {
        try (Line line = new Line()) {
            Answer answer = line.ask("GET /columns HTTP/1.1\r\n" + LINES + header + "\r\n\r\n");
            assertThat(answer.head()).containsEntry("way", "usual");
            assertThat(answer.text()).isEqualTo("GET /columns ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/columns?page=2", "/columns%20", "//columns", "/./columns", "/columns;a=1"})
    @DisplayName("写法不同的地址，照常办")
    void otherAddresses(String address) {
        assertThat(PlainQuestion.path("GET " + address + " HTTP/1.1\r\n" + LINES + "\r\n")).isNull();
    }

    @Test
    @DisplayName("寄来一份材料、分几次到、两问一起到：一个字节不少")
    void inPieces() throws Exception {
        try (Line line = new Line()) {
            String letter = "公开".repeat(3000);
            byte[] bytes = letter.getBytes(StandardCharsets.UTF_8);
            line.say("POST /requests HTTP/1.1\r\n" + LINES + "Content-Length: " + bytes.length + "\r\n\r\n");
            Thread.sleep(30);
            line.say(bytes);
            assertThat(line.hear().text()).isEqualTo("POST /requests " + letter);
            String question = "GET /columns HTTP/1.1\r\n" + LINES + "\r\n";
            for (int cut : List.of(1, 9, question.length() - 2)) {
                line.say(question.substring(0, cut));
                Thread.sleep(30);
                line.say(question.substring(cut));
                assertThat(line.hear().head()).containsEntry("way", "usual");
            }
            line.say(question + question);
            assertThat(line.hear().text()).isEqualTo("GET /columns ");
            assertThat(line.hear().text()).isEqualTo("GET /columns ");
            Thread.sleep(30);
            assertThat(line.ask(question).unpacked()).isEqualTo("<p>栏目</p>");
        }
    }

    @Test
    @DisplayName("线慢页面大：说完为止，别人不等它；半路挂断的不妨碍别人")
    void slowLines() throws Exception {
        byte[] noise = new byte[12 << 20];
        new Random(5).nextBytes(noise);
        pages.put("/large", page(new String(noise, StandardCharsets.ISO_8859_1)));
        try (Line slow = new Line(); Line quick = new Line(); Line gone = new Line()) {
            slow.say("GET /large HTTP/1.1\r\n" + LINES + "\r\n");
            gone.say("GET /large HTTP/1.1\r\n" + LINES + "\r\n");
            Thread.sleep(100);
            gone.close();
            assertThat(quick.ask("GET /columns HTTP/1.1\r\n" + LINES + "\r\n").unpacked()).isEqualTo("<p>栏目</p>");
            assertThat(slow.hear().unpacked()).isEqualTo(new String(noise, StandardCharsets.ISO_8859_1));
            assertThat(slow.ask("GET /columns HTTP/1.1\r\n" + LINES + "\r\n").unpacked()).isEqualTo("<p>栏目</p>");
        }
    }

    private static AtHand page(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new AtHand(new KeptPage(0, 0, 1, 200, List.of("publication"), List.of("Content-Type", "text/html;charset=UTF-8"), "tag", bytes.length, KeptPage.pack(bytes)));
    }

    private record Answer(Map<String, String> head, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String unpacked() throws IOException {
            return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private final class Line implements AutoCloseable {

        private final Socket socket;
        private final DataInputStream in;

        Line() throws IOException {
            socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort());
            socket.setSoTimeout(20_000);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        }

        void say(String words) throws IOException {
            say(words.getBytes(StandardCharsets.UTF_8));
        }

        void say(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        Answer ask(String question) throws IOException {
            say(question);
            return hear();
        }

        Answer hear() throws IOException {
            Map<String, String> head = new LinkedHashMap<>();
            head.put("status", line(in));
            for (String said = line(in); !said.isEmpty(); said = line(in)) {
                String[] parts = said.split(": ", 2);
                head.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1]);
            }
            byte[] bytes = new byte[Integer.parseInt(head.get("content-length"))];
            in.readFully(bytes);
            return new Answer(head, Arrays.copyOf(bytes, bytes.length));
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int letter = in.read(); letter != '\n'; letter = in.read()) {
                if (letter < 0) {
                    throw new IOException("the line ended after " + line);
                }
                line.append((char) letter);
            }
            return line.substring(0, line.length() - 1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
