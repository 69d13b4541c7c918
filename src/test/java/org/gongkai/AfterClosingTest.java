package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.gongkai.casework.alike.AskedAlike;
import org.gongkai.casework.alike.StoppedFilings;
import org.gongkai.directory.Scope;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("办结以后：目录里没有申请人，工作台上起草，案卷一键取走，查到就不必申请")
class AfterClosingTest {

    /** Everything about the people of demo/matters.yaml whose requests stand in the log. */
    private static final List<String> WHO_ASKED = List.of("江一帆", "梅洛", "方舟", "裴然", "骆安", "青澜和风建材", "蓝溪环境志愿者", "099-20000000", "虚拟大道");

    @LocalServerPort
    int port;
    @Autowired
    AskedAlike alike;
    @Autowired
    StoppedFilings stopped;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        visitors = new Visitors(port);
        demo.tell();
    }

    @Test
    @DisplayName("依申请公开目录的每一页、接口和订阅里没有申请人的任何信息；按机关和年份筛选")
    void nobodyInTheLog() throws Exception {
        List<String> seen = new ArrayList<>(List.of(got("/requests/log"), got("/api/v1/requests?limit=2"), got("/requests/log.atom"),
                got("/requests/log?organ=education"), got("/requests/log?lang=en")));
        assertThat(seen.getFirst()).contains("2026年小学课后服务的收费标准和教师补贴办法", "予以公开", "青澜区教育局", "已主动公开，告知获取方式");
        assertThat(seen.get(1)).contains("\"next\":");
        assertThat(seen.get(3)).contains("课后服务").doesNotContain("为民实事");
        String next = seen.get(1).replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        seen.add(got("/api/v1/requests?limit=1000&after=" + next));
        assertThat(seen.getLast()).doesNotContain("\"next\":\"");
        for (String page : seen) {
            String content = page.replaceAll("(?s)<header.*?</header>|<footer.*?</footer>", "");
            assertThat(content).doesNotContainPattern("\\d{18}");
            assertThat(WHO_ASKED.stream().filter(content::contains)).as(content.substring(0, 80)).isEmpty();
        }
        assertThat(status("/requests/log?after=x")).isEqualTo(404);
        try (Page page = visitors.citizen("/requests/log", 1440)) {
            Browser.assertAccessible(page);
            Browser.picture(page, "request-log-1440");
            page.setViewportSize(390, 844);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, "request-log-390");
        }
    }

    @Test
    @DisplayName("公开办看到多人申请相同信息；信息员由办结的一件起草，划去的是申请人")
    void fromTheInboxToADraft() {
        alike.look();
        try (Clicker office = new Clicker(port)) {
            office.signIn("dongzhen.office", "qinglan-demo-2026");
            Clicker.Seen inbox = office.open("/desk?q=课后服务");
            Element duty = inbox.page().selectFirst("a[href^=/desk/releases/alike/]");
            assertThat(duty).as(inbox.page().text()).isNotNull();
            Clicker.Seen group = office.open(duty.attr("href"));
            assertThat(group.page().text()).contains("3 个申请人");
            assertThat(group.page().select("a[href^=/desk/cases/]")).hasSizeGreaterThanOrEqualTo(3);
            assertThat(office.open("/desk/releases/stopped").status()).isEqualTo(200);
        }
        try (Clicker officer = new Clicker(port)) {
            officer.signIn("chenxi.office", "qinglan-demo-2026");
            Clicker.Seen list = officer.open("/desk/releases");
            Element line = list.page().select("a[href^=/desk/releases/]").stream().filter(link -> link.text().startsWith("骆安")).findFirst().orElseThrow();
            Clicker.Seen one = officer.open(line.attr("href"));
            assertThat(one.page().select("h1 del").eachText()).containsExactly("骆安");
            FormElement form = (FormElement) one.page().selectFirst("form[action$=/draft]");
            form.selectFirst("[name=title]").val("骆安要的资金安排表");
            Clicker.Seen refused = officer.send(form, Clicker.entries(form, ""));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().text()).contains("草稿里还有申请人的信息", "骆安");
            FormElement mended = (FormElement) refused.page().selectFirst("form[action$=/draft]");
            mended.selectFirst("[name=title]").val("2026年区政府为民实事项目资金安排表");
            Clicker.Seen draft = officer.send(mended, Clicker.entries(mended, ""));
            assertThat(draft.status()).isEqualTo(200);
            assertThat(draft.page().location()).contains("/desk/documents/editions/");
            assertThat(officer.open(line.attr("href")).page().text()).contains("按信息发布的程序审核");
        }
        try (Page page = visitors.signedIn("dongzhen.office")) {
            looksWell(page, "/desk/releases", "desk-releases");
            String group = page.locator("a[href^='/desk/releases/alike/']").first().getAttribute("href");
            String one = page.locator("main a:has-text('鹿鸣水库')").first().getAttribute("href");
            looksWell(page, group, "desk-alike");
            looksWell(page, one, "desk-release");
            looksWell(page, "/desk/releases/stopped", "desk-stopped");
        }
    }

    private void looksWell(Page page, String address, String name) {
        page.navigate("http://localhost:" + port + address);
        Browser.assertAccessible(page);
        Browser.picture(page, name + "-1440");
        page.setViewportSize(390, 844);
        Browser.assertFits(page);
        Browser.picture(page, name + "-390");
        page.setViewportSize(1440, 900);
    }

    @Test
    @DisplayName("案卷材料一点就下载，文件名是中文；审核人没有这个按钮，也取不到")
    void caseFileInOneClick() throws Exception {
        try (Page page = visitors.signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/releases");
            page.locator("main a:has-text('常务会议议定事项')").first().click();
            page.locator("main a.keep").first().click();
            page.locator("button:has-text('下载案卷材料')").waitFor();
            var download = page.waitForDownload(new Page.WaitForDownloadOptions().setTimeout(120_000), () -> page.locator("button:has-text('下载案卷材料')").click());
            assertThat(download.suggestedFilename()).matches(".*公申〔\\d{4}〕\\d+号 案卷材料\\.zip");
            assertThat(java.nio.file.Files.readAllBytes(download.path())).startsWith('P', 'K');
            Browser.picture(page, "desk-case-after-1440");
        }
        try (Clicker reviewer = new Clicker(port)) {
            reviewer.signIn("huangcen.office", "qinglan-demo-2026");
            Element ended = reviewer.open("/desk/cases/ended").page().select("a[href^=/desk/cases/]").stream()
                    .filter(link -> link.attr("href").matches("/desk/cases/[a-z0-9]{12}")).findFirst().orElseThrow();
            assertThat(reviewer.open(ended.attr("href")).page().text()).doesNotContain("下载案卷材料");
        }
    }

    @Test
    @DisplayName("申请人在办件页上建议主动公开；填写时打开查到的文件记一次，提交了就不算省下")
    void foundInsteadOfFiled() throws Exception {
        assertThat(got("/requests/suggestions?item1.title=" + java.net.URLEncoder.encode("小学课后服务的收费标准", StandardCharsets.UTF_8))).as("the log is asked too")
                .contains("别人申请过，已经答复", "/requests/log?organ=education", "2026年小学课后服务的收费标准");
        long before = opened();
        long filed = filed();
        try (Page citizen = visitors.citizen("/requests/new?organ=qinglan", 1280)) {
            citizen.locator("[name='item1.title']").pressSequentially("最低生活保障标准");
            citizen.locator("#suggestions a").first().waitFor();
            Page found = citizen.context().waitForPage(() -> citizen.locator("#suggestions a").first().click());
            found.waitForURL(java.util.regex.Pattern.compile(".*/documents/.*"));
            assertThat(opened()).isEqualTo(before + 1);
            citizen.locator("[name='item1.title']").fill("低保标准调整的测算底稿");
            Visitors.fillInPerson(citizen);
            Visitors.send(citizen);
        }
        assertThat(opened()).isEqualTo(before + 1);
        assertThat(filed()).isEqualTo(filed + 1);
    }

    private long opened() {
        return sums().stream().mapToLong(StoppedFilings.Month::opened).sum();
    }

    private long filed() {
        return sums().stream().mapToLong(StoppedFilings.Month::filed).sum();
    }

    private List<StoppedFilings.Month> sums() {
        var today = java.time.LocalDate.now(org.gongkai.calendar.Now.ZONE);
        return stopped.months(Scope.EVERYTHING, today.minusMonths(1), today);
    }

    private String got(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = fetch(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private int status(String path) throws IOException, InterruptedException {
        return fetch(path).statusCode();
    }

    private HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
