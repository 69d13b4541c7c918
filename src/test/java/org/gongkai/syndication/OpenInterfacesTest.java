package org.gongkai.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.publication.DocumentImport;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GongkaiTest
@DisplayName("开放接口:订阅、站点地图、数据接口")
class OpenInterfacesTest {

    private static final int DOCUMENTS = 25;

    @LocalServerPort
    int port;
    @Autowired
    DocumentImport imports;

    @BeforeEach
    void fill() {
        List<DocumentImport.Line> lines = new ArrayList<>();
        for (int i = 1; i <= DOCUMENTS; i++) {
            lines.add(new DocumentImport.Line(i, ("{\"id\":\"" + i + "\",\"title\":\"第" + i + "号通知 <a&b>\",\"organ\":\"青岭区民政局\",\"date\":\"2025-03-"
                    + (i % 5 + 10) + "\",\"category\":\"政策文件\",\"body\":\"正文" + i + "\"}").getBytes(StandardCharsets.UTF_8)));
        }
        imports.take(new DocumentImport.Settings("t", null, List.of()), lines);
    }

    @Test
    @DisplayName("游标走完全部文件,不重不漏,从新到旧")
    void listsEverything() throws Exception {
        Set<String> seen = new HashSet<>();
        String previous = "9999";
        String next = "";
        do {
            JsonNode stretch = json("/api/v1/documents?limit=7" + (next.isEmpty() ? "" : "&after=" + next));
            for (JsonNode line : stretch.path("documents")) {
                assertThat(seen.add(line.path("id").asString())).isTrue();
                assertThat(line.path("date").asString()).isLessThanOrEqualTo(previous);
                previous = line.path("date").asString();
            }
            next = stretch.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(DOCUMENTS);
        JsonNode one = json("/api/v1/documents/" + seen.iterator().next());
        assertThat(one.path("body").asString()).startsWith("<p>正文");
        assertThat(one.path("organName").asString()).isEqualTo("本机关");
        assertThat(get("/api/v1/documents/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/documents?after=x").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/documents?column=nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("订阅源是合法的 Atom,站点地图列出每一件,robots 指向它")
    void syndicates() throws Exception {
        var feed = Jsoup.parse(get("/feed.atom").body(), Parser.xmlParser());
        assertThat(feed.select("feed > entry")).hasSize(DOCUMENTS);
        assertThat(feed.select("entry > title").first().text()).endsWith("号通知 <a&b>");
        assertThat(feed.select("feed > updated").text()).isEqualTo("2025-03-14T00:00:00+08:00");
        assertThat(get("/feed?column=policy").headers().firstValue("location")).as("没写全的地址也找得到").hasValueSatisfying(to -> assertThat(to).endsWith("/feed.atom?column=policy"));
        assertThat(get("/feed.atom?column=policy").body()).contains("<entry>");
        assertThat(get("/feed.atom?column=budgets").body()).doesNotContain("<entry>");
        var map = Jsoup.parse(get("/sitemap.xml").body(), Parser.xmlParser());
        assertThat(map.select("loc").eachText()).filteredOn(address -> address.contains("/documents/")).hasSize(DOCUMENTS);
        assertThat(map.select("loc").eachText()).as("每一栏在读得到的地址").anyMatch(address -> address.endsWith("/guide")).anyMatch(address -> address.endsWith("/reports/annual"))
                .noneMatch(address -> address.endsWith("/columns/reports") || address.endsWith("/columns/guide"));
        for (String type : List.of("application/atom+xml", "application/xml", "text/xml", "*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")) {
            assertThat(get("/feed.atom", type).statusCode()).as(type).isEqualTo(200);
            assertThat(get("/requests/log.atom", type).statusCode()).as(type).isEqualTo(200);
        }
        assertThat(get("/robots.txt").body()).contains("Sitemap: http://localhost:" + port + "/sitemap.xml");
    }

    @Test
    @DisplayName("接口自带说明:文件、机构、期限")
    void describesItself() throws Exception {
        JsonNode description = json("/api/openapi.json");
        assertThat(description.path("paths").propertyNames()).contains("/api/v1/documents", "/api/v1/documents/{id}", "/api/v1/organs", "/api/v1/deadline")
                .allMatch(path -> path.startsWith("/api/v1/"));
        assertThat(json("/api/v1/organs").get(0).path("name").asString()).isEqualTo("本机关");
    }

    private JsonNode json(String address) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return get(address, "*/*");
    }

    private HttpResponse<String> get(String address, String accepted) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Accept", accepted).build(), BodyHandlers.ofString());
        }
    }
}
