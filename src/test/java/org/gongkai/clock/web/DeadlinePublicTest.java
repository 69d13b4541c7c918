package org.gongkai.clock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;

import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.calendar.CalendarRevision;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.LocalDay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Page;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GongkaiTest
@DisplayName("接口 /api/v1/deadline 与页面 /deadline")
class DeadlinePublicTest {

    @LocalServerPort
    int port;

    @Autowired
    DecideLocalDay localDays;

    private final JsonMapper json = new JsonMapper();

    @Test
    @DisplayName("与命令同样的字段")
    void answersWithTheFieldsOfTheCommand() throws Exception {
        HttpResponse<String> answer = get("/api/v1/deadline?received=2025-09-01&paused=2025-09-08..2025-09-25");
        JsonNode report = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(report.propertyNames()).containsExactly("received", "due", "provisional", "provision", "article", "regime", "calendar",
                "intervals", "days");
        assertThat(report.get("due").asString()).isEqualTo("2025-10-22");
        assertThat(report.get("days").get(0).propertyNames()).containsExactly("date", "counted", "why");
    }

    @Test
    @DisplayName("读不懂的参数 400，法律不知道的日期 422，都说明理由")
    void refusesWithReasons() throws Exception {
        HttpResponse<String> misread = get("/api/v1/deadline?received=tomorrow&extended=x");
        assertThat(misread.statusCode()).isEqualTo(400);
        assertThat(json.readTree(misread.body()).get("errors").propertyNames()).containsExactlyInAnyOrder("received", "extended");
        HttpResponse<String> refused = get("/api/v1/deadline?received=2008-04-30");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json.readTree(refused.body()).get("detail").asString()).contains("2008-05-01 起施行");
    }

    @Test
    @DisplayName("本地停班改变该机关的期限，行为记入台账")
    void localDaysCount() throws Exception {
        CalendarRevision decided = localDays.decide(new LocalDay(LocalDate.of(2026, 7, 8), false, "water", "防汛停班"), null);
        assertThat(decided).isInstanceOf(CalendarRevision.Done.class);
        assertThat(due("/api/v1/deadline?received=2026-07-01")).isEqualTo("2026-07-29");
        assertThat(due("/api/v1/deadline?received=2026-07-01&organ=water")).isEqualTo("2026-07-30");
    }

    @Test
    @DisplayName("接口在 /api/openapi.json 中有说明")
    void isDescribed() throws Exception {
        JsonNode described = json.readTree(get("/api/openapi.json").body()).at("/paths/~1api~1v1~1deadline/get");
        assertThat(described.get("summary").asString()).contains("推算法定期限");
        assertThat(described.at("/responses/200/content").isEmpty()).isFalse();
    }

    @Test
    @DisplayName("页面不用脚本：地址里的问题，大字的回答，逐日的理由")
    void thePageAnswersWithoutScripts() throws Exception {
        HttpResponse<String> page = get("/deadline?received=2026-01-30&pausedFrom=2026-02-05&pausedTo=2026-02-12&extended=20");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("2026 年 4 月 10 日", "第 40 个工作日", "第6个工作日，调休上班（春节）", "扣除 5 个工作日")
                .doesNotContain("style=").contains("value=\"2026-01-30\"");
        assertThat(get("/deadline").body()).contains("<form action=\"/deadline\" method=\"get\"");
    }

    @Test
    @DisplayName("填错的表格 400，在那一栏说怎样改；脚本原样显示，不执行")
    void theFormSaysWhatIsWrong() throws Exception {
        HttpResponse<String> page = get("/deadline?received=%3Cscript%3Ealert(1)%3C/script%3E&pausedFrom=2026-02-05");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("aria-invalid=\"true\"", "缺少收到意见日").doesNotContain("<script>alert");
        assertThat(get("/deadline?received=2008-04-30").body()).contains("2008-05-01 起施行");
    }

    @Test
    @DisplayName("无障碍：宽屏、手机、回答、出错都没有 axe 违例；不用脚本也能问能答")
    void isAccessible() {
        String answered = "/deadline?received=2026-01-30&pausedFrom=2026-02-05&pausedTo=2026-02-12&extended=20";
        for (String address : new String[] {"/deadline", answered, "/deadline?received=x", "/deadline?received=2008-04-30"}) {
            for (int width : new int[] {1440, 390}) {
                try (Page page = Browser.visit(url(address), width, 900)) {
                    Browser.assertAccessible(page);
                    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("%s at %d", address, width)
                            .isEqualTo(true);
                }
            }
        }
        try (Page page = Browser.visitWithoutScript(url("/deadline"))) {
            page.fill("#received", "2026-02-05");
            page.click("text=推算最后一日");
            assertThat(page.textContent(".deadline-due")).contains("2026 年 3 月 11 日", "第 20 个工作日");
            page.click("text=逐日列表");
            assertThat(page.isVisible("text=第7个工作日，调休上班（春节）")).isTrue();
        }
    }

    private String due(String address) throws Exception {
        return json.readTree(get(address).body()).get("due").asString();
    }

    private HttpResponse<String> get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url(address))).build(), BodyHandlers.ofString());
        }
    }

    private String url(String address) {
        return "http://localhost:" + port + address;
    }
}
