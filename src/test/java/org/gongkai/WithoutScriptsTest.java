package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.press;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.gongkai.casework.filing.Submission;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("没有 JavaScript：一页里有几张表单，交了一张，别的几张填写的还在；文件太大、换了语言和显示，也还在")
class WithoutScriptsTest {

    private static final String WORDS = "2025年，区政府办公室坚持以公开为常态、不公开为例外。";
    private static final String OTHER = "全年没有收取信息处理费。";

    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;
    @Autowired
    JdbcClient client;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        district.tell("cast");
    }

    @Test
    @DisplayName("年报：保存一部分，另一部分、锁定说明还在；没有动过的不当作草稿")
    void reportSections() {
        try (Page page = at("dongzhen.office", "/desk/reports/qinglan/2025")) {
            if (page.locator("form[action$='/prepare']").count() > 0) {
                press(page, "开始编制");
            }
            Locator sections = page.locator("textarea[id^='body-']");
            sections.first().fill(WORDS);
            sections.last().fill(OTHER);
            page.locator("form:has(textarea[id^='body-']) button").first().click();
            assertThat(sections.first()).hasValue(WORDS);
            assertThat(sections.last()).hasValue(OTHER);
            assertThat(page.locator(".kept")).hasCount(1);
            Browser.picture(page, "report-without-script");
            page.locator(".kept + form button").click();
            assertThat(sections.last()).hasValue(OTHER);
            assertThat(page.locator(".kept")).hasCount(0);
        }
        assertThat(drafts("/desk/reports/")).isZero();
    }

    @Test
    @DisplayName("文件编辑页：上传、移除附件，填写的字段还在；读取正文只换正文；按回车不会误交别的表单")
    void documentEditor(@TempDir Path folder) throws Exception {
        try (Page page = at("xienan.education", "/desk/documents/new")) {
            page.locator("#title").fill("关于2026年秋季学期课后服务的通知");
            press(page, "保存草稿");
            String editor = page.url();
            page.locator("#summary").fill("课后服务时间和收费");
            page.locator("#body").fill(WORDS);
            page.locator("#attach").setInputFiles(new FilePayload("附件.txt", "text/plain", OTHER.getBytes(StandardCharsets.UTF_8)));
            choose(page, "上传");
            page.waitForURL(editor);
            assertThat(page.locator(".desk-files")).containsText("附件.txt");
            assertThat(page.locator("#summary")).hasValue("课后服务时间和收费");
            assertThat(page.locator("#body")).hasValue(WORDS);
            assertThat(page.locator(".kept")).hasCount(1);

            page.locator("#number").fill("青教发〔2026〕3号");
            page.getByRole(AriaRole.BUTTON, Visitors.named("移除附件 附件.txt")).click();
            assertThat(page.locator(".desk-files")).hasCount(0);
            assertThat(page.locator("#number")).hasValue("青教发〔2026〕3号");
            assertThat(page.locator("#summary")).hasValue("课后服务时间和收费");

            page.locator("#issuer").fill("青澜区教育局基础教育科");
            page.locator("#issuer").press("Enter");
            page.waitForURL(editor);
            assertThat(page.locator("#issuer")).hasValue("青澜区教育局基础教育科");

            page.locator("#body-file").setInputFiles(new FilePayload("正文.txt", "text/plain", OTHER.getBytes(StandardCharsets.UTF_8)));
            choose(page, "读取正文");
            assertThat(page.locator("#number")).hasValue("青教发〔2026〕3号");
            assertThat(page.locator(".paper-text")).containsText(OTHER);
            assertThat(page.locator("#body").inputValue()).contains(OTHER).doesNotContain(WORDS);

            page.locator("#title").fill("关于2026年秋季学期课后服务工作的通知");
            Path large = folder.resolve("大.txt");
            Files.write(large, new byte[25 << 20]);
            page.locator("#attach").setInputFiles(large);
            choose(page, "上传");
            assertThat(page.locator("h1")).hasText("文件太大");
            Browser.picture(page, "too-large-1024");
            follow(page.getByRole(AriaRole.LINK, Visitors.named("打开表单，继续提交")));
            assertThat(page.locator("#title")).hasValue("关于2026年秋季学期课后服务工作的通知");
            assertThat(page.locator("#number")).hasValue("青教发〔2026〕3号");
            Browser.picture(page, "editor-restored-1024");
            press(page, "保存草稿");
            assertThat(page.locator(".kept")).hasCount(0);
            assertThat(page.locator("#number")).hasValue("青教发〔2026〕3号");
        }
        assertThat(drafts("/desk/documents/")).isZero();
    }

    @Test
    @DisplayName("文件太大的来件登记：写的字还在，说明哪个文件要重新选")
    void tooLargeAtTheCounter(@TempDir Path folder) throws Exception {
        try (Page page = at("chenxi.office", "/desk/cases/new?type=inforequest")) {
            page.locator("[name='item1.title']").fill("青澜区2025年老旧小区加装电梯补助明细");
            page.locator("[name='applicant.name']").fill("林小舟");
            Path large = folder.resolve("信封.png");
            Files.write(large, new byte[25 << 20]);
            page.locator("[name='scan']").setInputFiles(large);
            press(page, "登记来件");
            assertThat(page.locator("h1")).hasText("文件太大");
            follow(page.getByRole(AriaRole.LINK, Visitors.named("打开表单，继续提交")));
            assertThat(page.locator("[name='item1.title']")).hasValue("青澜区2025年老旧小区加装电梯补助明细");
            assertThat(page.locator("[name='applicant.name']")).hasValue("林小舟");
            assertThat(page.locator(".kept")).containsText("信封.png");
        }
    }

    @Test
    @DisplayName("文字太长、容器收不下的：自己的页面说明，各栏写的都还在，太长的一栏留下开头，多于这一栏能收下的")
    void tooLongAForm() {
        try (Clicker citizen = new Clicker(port)) {
            FormElement form = (FormElement) citizen.open("/requests/new").page().select("form").stream().filter(one -> one.selectFirst("[name='item1.title']") != null).findFirst().orElseThrow();
            form.removeAttr("enctype");
            List<Clicker.Entry> entries = new ArrayList<>(Clicker.entries(form, "").stream().filter(entry -> !entry.name().startsWith("item1.") && !entry.file()).toList());
            entries.add(new Clicker.Entry("item1.description", "很长的描述".repeat(300_000), false));
            entries.add(new Clicker.Entry("item1.title", "青澜区校车安全检查记录", false));
            Clicker.Seen refused = citizen.send(form, entries);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.page().text()).contains("文字太长", "已经加密保存", "只保存了开头");
            Element link = refused.page().select("a").stream().filter(one -> one.text().equals("打开表单，继续提交")).findFirst().orElseThrow();
            Document again = citizen.open(link.attr("href")).page();
            assertThat(again.selectFirst("[name='item1.title']").val()).isEqualTo("青澜区校车安全检查记录");
            assertThat(again.selectFirst("[name='item1.description']").val().length()).isGreaterThan(20_000).isLessThan(60_000);
        }
    }

    @ParameterizedTest(name = "公用机 {0}，JavaScript {1}")
    @CsvSource({"off, false", "on, false", "on, true"})
    @DisplayName("办件页和征求意见页上切换长者模式和语言，正在填写的还在")
    void switches(String kiosk, boolean scripts) {
        long before = drafts("/");
        Submission.Accepted request = matters.received("竹溪小学课后服务" + kiosk + scripts);
        String caseId = request.caseIds().getFirst();
        matters.does(caseId, "ask-completion", Map.of("missing", "年份", "completeBy", "2036-01-04"));
        try (Page page = visit("/matters?kiosk=" + kiosk, scripts)) {
            Visitors.open(page, request.number(), request.code());
            typedThrough(page, page.locator("textarea[id$='supplement']"));
            page.waitForURL("http://localhost:" + port + "/matters/" + caseId);
        }
        Submission.Accepted asking = matters.received("竹溪小学食堂采购" + kiosk + scripts);
        String asked = asking.caseIds().getFirst();
        matters.does(asked, "accept", Map.of());
        matters.does(asked, "consult", Map.of("thirdParty", "承包单位", "matter", "合同价款"));
        String[] letter = matters.consulted(asked);
        try (Page page = visit("/consultations?kiosk=" + kiosk, scripts)) {
            Visitors.open(page, letter[0], letter[1]);
            page.locator("[name='opinion'][value='disagrees']").check();
            typedThrough(page, page.locator("textarea[id$='reasons']"));
            assertThat(page.locator("[name='opinion'][value='disagrees']")).isChecked();
        }
        if (kiosk.equals("on")) {
            assertThat(drafts("/")).as("on a kiosk nothing is kept").isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @CsvSource({"false", "true"})
    @DisplayName("网络太慢、没有收完的（408）：照页面说的按浏览器的“后退”，填写的还在")
    void backAfterABodyThatNeverArrived(boolean scripts) {
        try (Page page = visit("/requests/new?organ=qinglan", scripts)) {
            // A body that does not arrive leaves nothing at the server; what is asked here is what the browser still has.
            page.route("**/requests/**", route -> {
                if (route.request().method().equals("POST")) {
                    route.fulfill(new Route.FulfillOptions().setStatus(408).setContentType("text/html; charset=utf-8").setBody("<h1>提交得太慢</h1>"));
                } else {
                    route.resume();
                }
            });
            Locator words = page.locator("main form textarea").first();
            words.fill(WORDS);
            page.locator("main form:has(textarea) .actions button").last().click();
            assertThat(page.locator("h1")).hasText("提交得太慢");
            page.goBack();
            assertThat(words).hasValue(WORDS);
        }
    }

    private void typedThrough(Page page, Locator words) {
        words.fill(WORDS);
        press(page, "长者模式");
        assertThat(page.locator("html[data-elder='on']")).hasCount(1);
        assertThat(words).hasValue(WORDS);
        words.fill(WORDS + OTHER);
        press(page, "English");
        assertThat(page.locator("html[lang='en']")).hasCount(1);
        assertThat(words).hasValue(WORDS + OTHER);
    }

    /** A button whose words a file input beside it says too. */
    private static void choose(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, Visitors.named(button).setExact(true)).click();
        page.waitForLoadState();
    }

    private static void follow(Locator link) {
        link.click();
        link.page().waitForLoadState();
    }

    private long drafts(String form) {
        return client.sql("select count(*) from drafts.draft where form like ? and taken is null").param(form + "%").query(Long.class).single();
    }

    private Page at(String login, String path) {
        Page page = visit("/sign-in", false);
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill("qinglan-demo-2026");
        page.locator("main button").first().click();
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    private Page visit(String path, boolean scripts) {
        return Browser.visit("http://localhost:" + port + path, new NewContextOptions().setViewportSize(1024, 900).setJavaScriptEnabled(scripts));
    }
}
