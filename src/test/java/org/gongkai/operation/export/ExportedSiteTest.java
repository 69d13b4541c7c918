package org.gongkai.operation.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.gongkai.face.Tongue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("导出的文件夹：先有文件再有清单、最后首页；没有了的反过来；站点一时答不上来，什么也不丢；中断了接着做")
class ExportedSiteTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private record Answer(int status, String tags, String body) {
    }

    @TempDir
    Path folder;
    private final Map<String, Answer> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private volatile String changes = "{\"position\":7,\"more\":false,\"tags\":[],\"addresses\":[]}";
    private HttpServer server;
    private volatile boolean thereWhenTheListWasAsked;

    @BeforeEach
    void site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        pages.put("/sitemap.xml", new Answer(200, "", "<urlset><url><loc>http://www.example.gov.cn/</loc></url><url><loc>http://www.example.gov.cn/documents/a</loc></url></urlset>"));
        pages.put("/", new Answer(200, "acts,day/2026-03-03", "首页 <a href=\"/columns\">公开</a> <link href=\"/assets/1/gongkai.css\">"));
        pages.put("/columns", new Answer(200, "publication", "清单 <a href=\"/documents/a\">甲</a> <a href=\"/requests/new\">申请</a>"));
        pages.put("/documents/a", new Answer(200, "publication/a", "甲"));
        pages.put("/requests/new", new Answer(200, "", "表单"));
        pages.put("/assets/1/gongkai.css", new Answer(200, "", "body{}"));
    }

    @AfterEach
    void gone() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String tongue = String.valueOf(exchange.getRequestURI().getQuery());
        if (tongue.startsWith("lang=")) {
            inATongue(exchange, path, tongue.substring(5));
            return;
        }
        synchronized (asked) {
            asked.add(path);
        }
        if (path.equals("/columns")) {
            thereWhenTheListWasAsked = Files.exists(folder.resolve("pages/documents/a.gz"));
        }
        Answer found = path.equals("/api/v1/pages/changes") ? new Answer(200, "", changes) : pages.getOrDefault(path, new Answer(404, "", ""));
        byte[] body = found.body().getBytes(StandardCharsets.UTF_8);
        if (found.tags().equals("soon")) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        } else if (!found.tags().isEmpty()) {
            exchange.getResponseHeaders().add("Cache-Tag", found.tags());
        }
        exchange.sendResponseHeaders(found.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** As the site does: to who has read it so before, the same bytes as to everybody else who has. */
    private void inATongue(HttpExchange exchange, String path, String tongue) throws IOException {
        Answer found = pages.getOrDefault(path, new Answer(404, "", ""));
        byte[] body = ("<!doctype html>" + tongue + " " + found.body()).getBytes(StandardCharsets.UTF_8);
        if (!found.tags().isEmpty() && ("gongkai-view=" + tongue + ".usual.light.own").equals(exchange.getRequestHeaders().getFirst("Cookie"))) {
            exchange.getResponseHeaders().add("Cache-Tag", found.tags());
        }
        exchange.sendResponseHeaders(found.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    @DisplayName("繁体和英文的也要：各在旁边的文件夹里，跟着原页变；撤回的各处都没有了；样式、表单没有别的文字")
    void inOtherTongues() throws Exception {
        pages.replaceAll((path, page) -> path.startsWith("/assets/") || path.endsWith(".xml") ? page : new Answer(page.status(), page.tags(), "<!doctype html>" + page.body()));
        try (ExportedSite site = open()) {
            site.walk(count -> { });
        }
        List<Tongue> both = List.of(Tongue.TRADITIONAL, Tongue.ENGLISH);
        try (ExportedSite site = new ExportedSite("http://127.0.0.1:" + server.getAddress().getPort(), folder.resolve("pages"), folder.resolve("pages.state"), both)) {
            site.walk(count -> { });
            for (String beside : List.of("pages.zh-Hant", "pages.en")) {
                try (var files = Files.walk(folder.resolve(beside))) {
                    assertThat(files.filter(Files::isRegularFile).map(file -> folder.resolve(beside).relativize(file).toString())).containsExactlyInAnyOrder("index.html.gz", "columns.gz", "documents/a.gz");
                }
            }
            pages.remove("/documents/a");
            pages.put("/documents/b", new Answer(200, "publication/b", "<!doctype html>乙"));
            pages.put("/columns", new Answer(200, "publication", "<!doctype html>清单 <a href=\"/documents/b\">乙</a>"));
            changes = "{\"position\":9,\"more\":false,\"tags\":[\"publication\",\"publication/a\",\"publication/b\"],\"addresses\":[\"/documents/a\",\"/documents/b\"]}";
            site.follow(TODAY);
            assertThat(said("../pages.en/columns.gz")).startsWith("<!doctype html>en ").contains("/documents/b");
            assertThat(said("../pages.zh-Hant/documents/b.gz")).contains("乙");
            for (String beside : List.of("pages", "pages.zh-Hant", "pages.en")) {
                assertThat(folder.resolve(beside).resolve("documents/a.gz")).doesNotExist();
            }
        }
    }

    private ExportedSite open() throws IOException {
        return new ExportedSite("http://127.0.0.1:" + server.getAddress().getPort(), folder.resolve("pages"), folder.resolve("pages.state"));
    }

    @Test
    @DisplayName("人人一样的页面和样式都在，表单不在；带着问号的留给站点")
    void whatAnybodyMayKeep() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            assertThat(files()).containsExactlyInAnyOrder("index.html.gz", "columns.gz", "documents/a.gz", "assets/1/gongkai.css.gz");
            assertThat(said("documents/a.gz")).isEqualTo("甲");
        }
    }

    @Test
    @DisplayName("新的一件：文件先于清单，清单先于首页；只取变了的")
    void documentsFirst() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            asked.clear();
            pages.put("/documents/b", new Answer(200, "publication/b", "乙"));
            pages.put("/columns", new Answer(200, "publication", "清单 <a href=\"/documents/b\">乙</a>"));
            changes = "{\"position\":9,\"more\":false,\"tags\":[\"acts\",\"publication\",\"publication/b\"],\"addresses\":[\"/documents/b\"]}";
            site.follow(TODAY);
            assertThat(asked).doesNotContain("/documents/a");
            assertThat(List.of(asked.indexOf("/documents/b"), asked.indexOf("/columns"))).isSorted();
            assertThat(said("columns.gz")).contains("乙");
            assertThat(modified("documents/b.gz")).isLessThanOrEqualTo(modified("columns.gz"));
            assertThat(modified("columns.gz")).isLessThanOrEqualTo(modified("index.html.gz"));
        }
    }

    @Test
    @DisplayName("没有了的一件：清单取到以后才删")
    void goneLast() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            pages.remove("/documents/a");
            pages.put("/columns", new Answer(200, "publication", "清单"));
            changes = "{\"position\":9,\"more\":false,\"tags\":[\"publication\",\"publication/a\"],\"addresses\":[\"/documents/a\"]}";
            site.follow(TODAY);
            assertThat(thereWhenTheListWasAsked).isTrue();
            assertThat(files()).doesNotContain("documents/a.gz");
            assertThat(said("columns.gz")).isEqualTo("清单");
        }
    }

    @Test
    @DisplayName("撤回的一件不等清单：清单一时取不到，它也当即删去；清单原样留着，取到了再换")
    void withdrawnDoesNotWait() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            pages.remove("/documents/a");
            pages.put("/columns", new Answer(503, "", "忙"));
            changes = "{\"position\":9,\"more\":false,\"tags\":[\"publication\",\"publication/a\"],\"addresses\":[\"/documents/a\"]}";
            assertThatThrownBy(() -> site.follow(TODAY)).isInstanceOf(IOException.class).hasMessageContaining("503");
            assertThat(files()).doesNotContain("documents/a.gz").contains("columns.gz");
            assertThat(said("columns.gz")).as("站点一时答不出，原来的留着").contains("/documents/a");
            pages.put("/columns", new Answer(200, "publication", "清单"));
            site.follow(TODAY);
            assertThat(said("columns.gz")).isEqualTo("清单");
        }
    }

    @Test
    @DisplayName("新的一件一时取不到：不当作没有，下次再取")
    void newInTrouble() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            pages.put("/documents/b", new Answer(503, "", "忙"));
            pages.put("/columns", new Answer(200, "publication", "清单 <a href=\"/documents/b\">乙</a>"));
            changes = "{\"position\":9,\"more\":false,\"tags\":[\"publication\"],\"addresses\":[]}";
            site.follow(TODAY);
            assertThat(files()).doesNotContain("documents/b.gz");
            pages.put("/documents/b", new Answer(200, "publication/b", "乙"));
            changes = "{\"position\":10,\"more\":false,\"tags\":[\"publication\"],\"addresses\":[]}";
            site.follow(TODAY);
            assertThat(said("documents/b.gz")).isEqualTo("乙");
        }
    }

    @Test
    @DisplayName("站点自己还没跟上的一页：这一次不收，由站点回答；下一次再取")
    void whatHasToCatchUp() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            pages.put("/columns", new Answer(200, "soon", "检索库还没有跟上"));
            changes = "{\"position\":9,\"more\":false,\"tags\":[\"publication\"],\"addresses\":[]}";
            site.follow(TODAY);
            assertThat(files()).doesNotContain("columns.gz");
            changes = "{\"position\":9,\"more\":false,\"tags\":[],\"addresses\":[]}";
            pages.put("/columns", new Answer(200, "publication", "跟上了"));
            site.follow(TODAY);
            assertThat(said("columns.gz")).isEqualTo("跟上了");
            assertThat(site.follow(TODAY)).isZero();
        }
    }

    @Test
    @DisplayName("到了页面自己的日子：没有变更也重取；中断以后从记下的位置接着跟")
    void theDayAndARestart() throws Exception {
        try (ExportedSite site = open()) {
            site.walk(count -> { });
        }
        asked.clear();
        try (ExportedSite site = open()) {
            site.walk(count -> { });
            assertThat(asked).as("什么都在，不再走一遍").isEmpty();
            assertThat(site.follow(TODAY)).isZero();
            pages.put("/", new Answer(200, "acts,day/2026-03-04", "新的一天"));
            assertThat(site.follow(TODAY.plusDays(1))).isEqualTo(1);
            assertThat(said("index.html.gz")).isEqualTo("新的一天");
            assertThat(site.follow(TODAY.plusDays(1))).isZero();
        }
    }

    private List<String> files() throws IOException {
        Path root = folder.resolve("pages");
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).toList();
        }
    }

    private String said(String file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("pages").resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long modified(String file) throws IOException {
        return Files.getLastModifiedTime(folder.resolve("pages").resolve(file)).toMillis();
    }
}
