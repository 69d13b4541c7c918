package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("某一天公开的样子：文件是当天的字，清单是当天的条目；因隐私撤回的只说日期、依据和摘要；没到的一天说没到")
class OnThatDayTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ORGAN = "health";

    @LocalServerPort
    int port;
    @Autowired
    TimeMachine time;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    private String revised = "";
    private String regretted = "";
    private String later = "";
    private String inaccurate = "";

    /** Published on the first, revised or withdrawn on the fifth, and one of them drafted anew on the eighth. */
    @BeforeAll
    void story(@Autowired DemoDistrict demo) {
        time.to("2026-04-01");
        demo.tell("cast");
        String first = publish("关于开放白鹭公园的通告", "<p>每天八时开门。</p>");
        revised = document(first);
        String second = publish("关于张小鹭救助情况的公示", "<p>张小鹭获得救助。</p>");
        regretted = document(second);
        String third = publish("关于夜鹭数量的通报", "<p>共三百只。</p>");
        inaccurate = document(third);
        time.to("2026-04-05");
        String next = drafts.revise(revised, ReviewPosts.staff(ORGAN, Role.OFFICER)).orThrow();
        edit.write(next, desk.edition(next, ReviewPosts.staff(ORGAN, Role.OFFICER)).orElseThrow().edition().revision(), entry("关于开放苍鹭公园的通告"), "<p>每天七时开门。</p>",
                ReviewPosts.staff(ORGAN, Role.OFFICER)).orThrow();
        posts.publish(next, ORGAN);
        later = document(publish("关于鸬鹚越冬的通报", "<p>已经飞来。</p>"));
        steps.take(second, "withdraw", Map.of("ground", "privacy", "reason", "写了姓名"), ReviewPosts.staff(ORGAN, Role.APPROVER)).orThrow();
        steps.take(third, "withdraw", Map.of("ground", "inaccurate", "reason", "数错了"), ReviewPosts.staff(ORGAN, Role.APPROVER)).orThrow();
        time.to("2026-04-08");
        drafts.revise(revised, ReviewPosts.staff(ORGAN, Role.OFFICER)).orThrow();
    }

    @Test
    @DisplayName("修订以前和以后：各是当天的标题和正文，说明这是当日的样子")
    void theWordsOfThatDay() throws Exception {
        assertThat(get("/on/2026-04-02/documents/" + revised).body()).contains("白鹭公园").contains("八时开门").contains("这是当日公开的样子").doesNotContain("苍鹭").doesNotContain("七时");
        assertThat(get("/on/2026-04-05/documents/" + revised).body()).contains("苍鹭公园").contains("七时开门").doesNotContain("白鹭");
        assertThat(get("/on/2026-04-08/documents/" + revised).body()).as("还在起草的不算").contains("苍鹭公园");
        assertThat(get("/on/2026-03-31/documents/" + revised).body()).contains("本站台账自 2026年4月1日 起").doesNotContain("鹭公园");
        assertThat(get("/on/2026-04-02/documents/" + later).body()).contains("还没有在本网站公开").doesNotContain("鸬鹚");
        assertThat(get("/on/2026-04-05/documents/" + later).body()).contains("鸬鹚");
    }

    @Test
    @DisplayName("因隐私撤回：当天公开过也只说日期、依据、摘要；撤回以后的一天说已经撤回；不准确的留标题不留字")
    void withdrawn() throws Exception {
        String then = get("/on/2026-04-02/documents/" + regretted).body();
        assertThat(then).contains("涉及个人隐私").contains("条例第十五条").contains("2026年4月5日").contains(Sha256.hex("关于张小鹭救助情况的公示\n<p>张小鹭获得救助。</p>")).doesNotContain("张小鹭");
        assertThat(get("/on/2026-04-06/documents/" + regretted).body()).contains("已经撤回").doesNotContain("张小鹭");
        assertThat(get("/on/2026-04-02/documents/" + inaccurate).body()).contains("关于夜鹭数量的通报").contains("信息不准确").doesNotContain("三百只");
    }

    @Test
    @DisplayName("清单和机关：当天的条目，当天的标题；那以前什么也没有；没到的一天、不是日期的，说怎么写")
    void lists() throws Exception {
        for (String address : List.of("/on/2026-04-02", "/on/2026-04-02/organs/" + ORGAN)) {
            assertThat(get(address).body()).as(address).contains("白鹭公园").contains("不再公开的文件").contains("涉及个人隐私").contains("夜鹭").contains("这是当日公开的样子").doesNotContain("苍鹭").doesNotContain("张小鹭");
        }
        assertThat(get("/on/2026-04-06/organs/" + ORGAN).body()).contains("苍鹭公园").doesNotContain("白鹭").doesNotContain("/documents/" + regretted).doesNotContain("夜鹭");
        assertThat(get("/on/2026-04-02/organs/education").body()).doesNotContain("鹭");
        assertThat(get("/on/2019-01-01").body()).as("以前的一天").contains("本站台账自 2026年4月1日 起", "台账里没有记录").doesNotContain("还没有公开的文件").doesNotContain("鹭");
        assertThat(get("/on/2019-01-01/documents/" + revised).body()).contains("本站台账自 2026年4月1日 起").doesNotContain("鹭公园");
        assertThat(get("/on/2999-01-01").body()).contains("这一天还没有到");
        assertThat(get("/on/2999-01-01").statusCode()).isEqualTo(422);
        assertThat(get("/on/x/documents/" + revised).body()).contains("日期写成");
        assertThat(get("/on/2026-04-02/documents/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/on").statusCode()).isEqualTo(200);
        HttpResponse<String> led = get("/on?day=2026-04-02&document=" + revised);
        assertThat(led.headers().firstValue("Location").orElse("")).endsWith("/on/2026-04-02/documents/" + revised);
    }

    @Test
    @DisplayName("一页一页翻到底：每份正好一次，后来公开的不挤进来")
    void leafing() throws Exception {
        time.to("2026-04-20");
        for (int i = 0; i < 35; i++) {
            publish("关于第" + i + "处水杉林的通告", "<p>水杉。</p>");
        }
        time.to("2026-04-25");
        publish("关于后来那处水杉林的通告", "<p>水杉。</p>");
        List<String> seen = new ArrayList<>();
        String page = "/on/2026-04-21/organs/" + ORGAN;
        while (page != null) {
            String body = get(page).body();
            Matcher lines = Pattern.compile("/on/2026-04-21/documents/([\\w-]+)").matcher(body);
            while (lines.find()) {
                seen.add(lines.group(1));
            }
            assertThat(body).doesNotContain("后来那处");
            Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(body);
            page = next.find() ? next.group(1) : null;
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(37).contains(revised, later);
    }

    private String publish(String title, String body) {
        String edition = drafts.begin(ORGAN, entry(title), body, ReviewPosts.staff(ORGAN, Role.OFFICER)).orThrow();
        posts.publish(edition, ORGAN);
        return edition;
    }

    private String document(String edition) {
        return desk.edition(edition, ReviewPosts.staff(ORGAN, Role.OFFICER)).orElseThrow().document().id();
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, null, null, null, "公告", "20-1", "policy", Disclosure.PROACTIVE, LocalDate.of(2026, 3, 1), null, null, null, null, null);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
