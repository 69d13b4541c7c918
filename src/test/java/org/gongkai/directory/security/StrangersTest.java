package org.gongkai.directory.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = {"gongkai.site.url=https://www.qinglan.example", "gongkai.rate-limit.checks.requests=3", "gongkai.rate-limit.checks.per=1h"})
@DisplayName("陌生人写在请求里的，不当真：主机名、来处、参数；程序得到说得出原因的 JSON")
class StrangersTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @LocalServerPort
    private int port;

    @AfterAll
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap.xml", "/robots.txt", "/feed.atom", "/requests/log.atom", "/api/openapi.json"})
    @DisplayName("写明了网站地址的，站点地图、订阅和接口说明里都是它，不是请求里的主机名")
    void ownAddress(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200").contains("https://www.qinglan.example").doesNotContain("evil.example");
    }

    @Test
    @DisplayName("转到哪里不写主机名；会话和表单的 Cookie 只走 https")
    void redirectsAndCookies() throws Exception {
        String answer = raw("GET /desk HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 302").contains("Location: /sign-in").doesNotContain("evil.example");
        assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie: JSESSIONID"))).allMatch(line -> line.contains("Secure"));
        HttpResponse<String> page = client.send(request("/sign-in").build(), BodyHandlers.ofString());
        assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Sec-Fetch-Site, cross-site, 403", "Origin, http://evil.example, 403", "Sec-Fetch-Site, same-origin, 401", "Origin, https://www.qinglan.example, 401",
        "Origin, http://localhost, 401"})
    @DisplayName("别的网站发来的表单，令牌对了也不办")
    void fromAnotherSite(String header, String value, int status) throws Exception {
        HttpResponse<String> page = client.send(request("/sign-in").build(), BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookies = page.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
        HttpResponse<String> answer = client.send(request("/sign-in").header("Cookie", cookies).header(header, value).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=nobody&password=x&_csrf=" + URLEncoder.encode(token.group(1), UTF_8))).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"/api/v1/documents?after=';drop|400|after 应是上一段给出的 next", "/api/v1/organs?on=zz|400|参数 on 应是 2026-01-31 这样的日期，现为“zz”",
        "/api/v1/requests?year=99999999|400|year 应是四位年份", "/api/v1/documents?limit=many|400|参数 limit 应是数字", "/api/v1/documents/none|404|没有这份文件",
        "/api/v1/organs/none|404|没有机构 none", "/api/v1/nothing|404|没有移走", "/api/v1/check|405|POST"})
    @DisplayName("接口的每一种拒绝都是 problem+json，写明原因，浏览器来问也是")
    void problems(String path, int status, String reason) throws Exception {
        for (String accept : List.of("*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json")) {
            HttpResponse<String> answer = client.send(request(path.replace("'", "%27")).header("Accept", accept).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            JsonNode problem = problem(answer);
            if (!reason.equals("没有移走")) {
                assertThat(problem.get("detail").asString()).contains(reason);
            }
            assertThat(problem.get("instance").asString()).isEqualTo(path.replaceAll("\\?.*", ""));
        }
    }

    @Test
    @DisplayName("内容类型不对的不计次数，太快的说等多少秒，都是 problem+json")
    void tooOften() throws Exception {
        for (int n = 0; n < 6; n++) {
            HttpResponse<String> other = check("image/png");
            assertThat(other.statusCode()).isEqualTo(415);
            assertThat(problem(other).get("detail").asString()).contains("image/png").contains("text/plain");
        }
        for (int n = 0; n < 3; n++) {
            assertThat(check("text/plain").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> tooOften = check("text/plain");
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.headers().firstValue("Retry-After")).isPresent();
        assertThat(problem(tooOften).get("detail").asString()).contains("秒");
    }

    @Test
    @DisplayName("参数太多的，说是太多；地址太长的，也得到一页中文；/error 本身是没有的一页")
    void tooMany() throws Exception {
        String fields = IntStream.range(0, 20_000).mapToObj(n -> "a" + n + "=1").collect(Collectors.joining("&"));
        HttpResponse<String> answer = client.send(request("/deadline").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(fields)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("项目太多").contains("4000").doesNotContain("UTF-8");
        String query = IntStream.range(0, 3_000).mapToObj(n -> "a" + n + "=1").collect(Collectors.joining("&"));
        assertThat(raw("GET /search?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400").contains("请从首页重新开始").doesNotContain("Bad Request</h1>");
        assertThat(client.send(request("/error").header("Accept", "text/html").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        assertThat(client.send(request("/error").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    private JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }

    private HttpResponse<String> check(String type) throws Exception {
        return client.send(request("/api/v1/check").header("Content-Type", type).POST(BodyPublishers.ofString("一、总体情况")).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private String raw(String request) throws Exception {
        try (Socket line = new Socket("localhost", port)) {
            line.setSoTimeout(20_000);
            line.getOutputStream().write(request.getBytes(UTF_8));
            return new String(line.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
