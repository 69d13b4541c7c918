package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.inspection.Samples.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GongkaiTest
@DisplayName("页面 /check 与接口 /api/v1/check")
class CheckPublicTest {

    @LocalServerPort
    int port;

    private final JsonMapper json = new JsonMapper();

    @Test
    @DisplayName("不用脚本：粘贴文字，发现写在所指的那一行旁边")
    void pastedWithoutScript() {
        try (Page page = Browser.visitWithoutScript(address("/check"))) {
            page.locator("#text").fill(wrong(Shape.LINES));
            page.locator(".check-form button").click();
            assertThat(page.locator(".check-counts").innerText()).contains("错误 3");
            assertThat(page.locator(".check-line.found .check-error").first().innerText()).contains("A21-0").contains("相差 1");
        }
    }

    @Test
    @DisplayName("上传网页；手机宽度不横向滚动；无障碍检查没有问题；可以打印")
    void uploaded() {
        for (int width : new int[] {320, 1280}) {
            try (Page page = Browser.visit(address("/check"), width, 900)) {
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "check-ask-" + width);
                page.locator("#file").setInputFiles(new FilePayload("年报.html", "text/html", wrong(Shape.HTML).getBytes(StandardCharsets.UTF_8)));
                page.locator("#text").focus();
                page.keyboard().press("Tab");
                page.keyboard().press("Enter");
                page.locator(".check-counts").waitFor();
                assertThat(page.locator("#check-result").innerText()).isEqualTo("年报.html");
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "check-found-" + width);
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
                assertThat(page.locator(".check-form").isVisible()).isFalse();
                assertThat(page.locator(".check-finding").first().isVisible()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("只用键盘和读屏：交去以后题目先说有几处错，焦点落在结果上，说是哪一份、有几处错，再是一览，再是各处；从一览走到那一行")
    void byKeyboardAndEar() {
        try (Page page = Browser.visit(address("/check"), 1440, 900)) {
            page.locator("#text").focus();
            page.keyboard().insertText(wrong(Shape.LINES));
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.locator(".check-counts").waitFor();
            assertThat(page.title()).startsWith("粘贴的文字：错误 3，警告 0");
            page.waitForURL(url -> url.endsWith("#result"));
            PlaywrightAssertions.assertThat(page.locator("#result")).isFocused();
            PlaywrightAssertions.assertThat(page.locator("#result")).hasAccessibleName("粘贴的文字");
            PlaywrightAssertions.assertThat(page.locator("#result")).hasAccessibleDescription(Pattern.compile("^错误 3 警告 0 提示 \\d+$"));
            String heard = page.locator("#result").ariaSnapshot();
            assertThat(heard).containsSubsequence("heading \"粘贴的文字\"", "错误 3", "navigation \"错误和警告一览\"", "link \"错误 总计（第47行）", "heading \"正文和发现\"",
                    "link \"A21-0");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent").toString()).startsWith("错误");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("#line-"));
            Browser.picture(page, "check-overview-1440");
        }
    }

    @Test
    @DisplayName("规则页：每条规则有依据、轻重、精度；发现上的编号通到那里；没有实测的直说")
    void rulesAreShown() throws Exception {
        for (int width : new int[] {320, 1440}) {
            try (Page page = Browser.visit(address("/check/rules#A21-01"), width, 900)) {
                assertThat(page.locator("#A21-01").innerText()).contains("次判断").contains("国办公开办函〔2021〕30号");
                assertThat(page.locator("[id='N-13-SHORT']").innerText()).contains("提示").contains("原定“警告”");
                assertThat(page.locator("[id='N-22']").count()).isEqualTo(1);
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "check-rules-" + width);
            }
        }
        JsonNode rules = json.readTree(send(HttpRequest.newBuilder(URI.create(address("/api/v1/check/rules"))).build()).body());
        assertThat(rules.get("日期和期限").get(0).get("id").asString()).isEqualTo("D-FUSED");
        assertThat(rules.get("日期和期限").get(0).get("precision").get("judged").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("零字节的文件：说文件是空的，320 像素宽也看得全，无障碍检查没有问题；接口也这样说")
    void nothingInside() throws Exception {
        try (Page page = Browser.visit(address("/check"), 320, 800)) {
            page.locator("#file").setInputFiles(new FilePayload("年报.docx", "application/octet-stream", new byte[0]));
            page.locator(".check-form button").click();
            assertThat(page.locator("[role=alert]").innerText()).isEqualTo("文件是空的，没有检查。");
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, "check-empty-320");
        }
        assertThat(json.readTree(post("").body()).get("findings").get(0).get("message").asString()).isEqualTo("文件是空的。");
    }

    @Test
    @DisplayName("限度只有一处：页面、接口的说明和拒绝时说的是同样的数")
    void limits() throws Exception {
        try (Page page = Browser.visit(address("/check"), 320, 800)) {
            assertThat(page.locator("#file-hint").innerText()).contains("不超过 10 MB", "不超过 30 万字");
        }
        JsonNode described = json.readTree(send(HttpRequest.newBuilder(URI.create(address("/api/openapi.json"))).build()).body()).at("/paths/~1api~1v1~1check/post");
        assertThat(described.get("description").asString()).contains("不超过 10 MB", "不超过 30 万字");
        assertThat(json.readTree(post("公开".repeat(2_000_000)).body()).get("detail").asString()).contains("超过 10 MB");
        assertThat(json.readTree(post("公开".repeat(160_000)).body()).at("/findings/0/message").asString()).contains("超过 30 万字");
    }

    @Test
    @DisplayName("什么也没有交，说明要交什么")
    void nothingHandedIn() {
        try (Page page = Browser.visit(address("/check"), 1024, 800)) {
            page.locator(".check-form button").click();
            assertThat(page.locator("[role=alert]").innerText()).isEqualTo("请选择一个文件，或者粘贴报告的文字。");
        }
    }

    @Test
    @DisplayName("接口与命令同样的字段，不需要令牌；不是报告的一句话说明")
    void answersOtherProgrammes() throws Exception {
        JsonNode answer = json.readTree(post(wrong(Shape.PIPES)).body());
        assertThat(answer.propertyNames()).containsExactly("file", "form", "year", "organ", "findings");
        assertThat(answer.get("findings").get(0).propertyNames()).containsExactly("rule", "severity", "place", "message", "left", "right",
                "difference", "proposal");
        assertThat(answer.get("form").asString()).isEqualTo("annual-2021");
        JsonNode other = json.readTree(post("明天放假。").body());
        assertThat(other.get("form").isNull()).isTrue();
        assertThat(other.get("findings").get(0).get("message").asString()).startsWith("这不是政府信息公开工作年度报告");
    }

    @Test
    @DisplayName("太大的不读，说明限度")
    void tooLarge() throws Exception {
        HttpResponse<String> refused = post("公开".repeat(2_000_000));
        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @Test
    @DisplayName("接口在 /api/openapi.json 中有说明")
    void isDescribed() throws Exception {
        JsonNode described = json.readTree(send(HttpRequest.newBuilder(URI.create(address("/api/openapi.json"))).build()).body())
                .at("/paths/~1api~1v1~1check/post");
        assertThat(described.get("summary").asString()).contains("检查一份年度报告");
        assertThat(described.at("/responses/200/content").isEmpty()).isFalse();
    }

    private static String wrong(Shape shape) {
        var cells = Samples.balanced();
        Samples.set(cells, "t3.r37.tot", 15);
        return Samples.report(cells, shape);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address("/api/v1/check"))).header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
