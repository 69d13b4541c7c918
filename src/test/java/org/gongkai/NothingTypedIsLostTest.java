package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.named;
import static org.gongkai.Visitors.press;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.casework.CaseworkCast;
import org.gongkai.face.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@Import({DemoDistrict.class, CaseworkCast.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("填写的内容不会丢：登录到期、换了令牌、切换显示、后退、一页里先交了另一张表单，回来都还在")
class NothingTypedIsLostTest {

    private static final String TITLE = "青澜区2025年老旧小区加装电梯补助资金发放明细";
    private static final String WAY = "请把柳岸街道各小区分别列明，含已经撤销的申报。";

    @LocalServerPort
    int port;

    @Autowired
    CaseworkCast cast;
    @Autowired
    JdbcClient client;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        visitors = new Visitors(port);
        district.tell("cast");
    }

    @Test
    @DisplayName("每一张表单都说明了保存什么；要还给表单的，表单所在的页面打得开")
    void everyFormHasARule() {
        Set<String> without = new TreeSet<>();
        Set<String> homeless = new TreeSet<>();
        List<PathPattern> pages = handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream()).map(PathPatternParser.defaultInstance::parse).toList();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                Form form = handler.getMethodAnnotation(Form.class);
                for (String pattern : mapping.getPatternValues()) {
                    if (form == null) {
                        without.add(pattern);
                    } else if (form.value() == Form.Typed.KEPT) {
                        String page = (form.page().isEmpty() ? pattern : form.page()).replaceAll("\\?.*", "").replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", "x".repeat(12));
                        if (pages.stream().noneMatch(one -> one.matches(PathContainer.parsePath(page)))) {
                            homeless.add(pattern + " -> " + page);
                        }
                    }
                }
            }
        });
        assertThat(without).as("POST without @Form").isEmpty();
        assertThat(homeless).as("forms on no page").isEmpty();
    }

    @Test
    @DisplayName("市民：切换长者模式、关掉再来，填写的还在，注明时间；不要的一点就清空；提交以后什么也不留")
    void citizenTypesOn() {
        try (Page page = visitors.citizen("/requests/new", 1440)) {
            page.locator("#item1-title").fill(TITLE);
            page.locator("#item1-description").fill(WAY);
            page.locator("[name='content.way'][value='email']").check();
            page.getByRole(AriaRole.LINK, named("长者模式")).or(page.getByRole(AriaRole.BUTTON, named("长者模式"))).first().click();
            assertThat(page.locator("html[data-elder='on']")).hasCount(1);
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            assertThat(page.locator("[name='content.way'][value='email']")).isChecked();

            page.navigate("about:blank");
            page.navigate("http://localhost:" + port + "/requests/new?elder=off");
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            assertThat(page.locator("#item1-description")).hasValue(WAY);
            assertThat(page.locator(".kept")).containsText("没有提交");
            Browser.assertAccessible(page);
            Browser.picture(page, "restored-1440");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "restored-390");

            press(page, "不要这些内容，重新填写");
            assertThat(page.locator("#item1-title")).hasValue("");
            assertThat(page.locator(".kept")).hasCount(0);

            page.locator("#item1-title").fill(TITLE);
            Visitors.fillInPerson(page);
            page.navigate("http://localhost:" + port + "/requests/new");
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            assertThat(page.locator("[name='applicant.name']")).hasValue("林小舟");
            press(page, "核对填写内容");
            Visitors.send(page);
            page.navigate("http://localhost:" + port + "/requests/new");
            assertThat(page.locator("#item1-title")).hasValue("");
            assertThat(page.locator("[name='applicant.name']")).hasValue("");
        }
    }

    @Test
    @DisplayName("没有 JavaScript：令牌没有了，不提交、不丢失，打开表单接着办；库里看不见填写的字")
    void withoutScript() {
        try (Page page = Browser.visitWithoutScript("http://localhost:" + port + "/requests/new")) {
            page.locator("#item1-title").fill(TITLE);
            page.locator("[name='applicant.name']").fill("林小舟");
            forget(page, "form-token");
            press(page, "核对填写内容");
            assertThat(page.locator("h1")).hasText("没有提交，填写的内容还在");
            Browser.picture(page, "not-sent-1024");
            page.getByRole(AriaRole.LINK, named("打开表单，继续提交")).click();
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            assertThat(page.locator("[name='applicant.name']")).hasValue("林小舟");
            assertThat(client.sql("select count(*) from drafts.draft where position(?::bytea in sealed) > 0").param("林小舟".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .query(Integer.class).single()).isZero();
        }
    }

    @Test
    @DisplayName("公用机上什么也不保存")
    void nothingIsKeptOnAKiosk() throws Exception {
        int before = drafts();
        try (Page page = Browser.visit("http://localhost:" + port + "/requests/new?kiosk=on", 1080, 1920)) {
            page.locator("#item1-title").fill(TITLE);
            page.waitForTimeout(2500);
            forget(page, "form-token");
            press(page, "核对填写内容");
            assertThat(page.locator("h1")).hasText("这张表单已经失效");
            page.navigate("http://localhost:" + port + "/requests/new");
            assertThat(page.locator("#item1-title")).hasValue("");
        }
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    @DisplayName("别的网站替人提交的，不办，也不留下一个字")
    void anotherSiteKeepsNothing() throws Exception {
        int before = drafts();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/requests/new"))
                    .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", "https://elsewhere.example")
                    .POST(BodyPublishers.ofString("item1.title=x")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("form-drafts"));
        }
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    @DisplayName("密码和查询码从不保存：令牌没有了的，也不留下")
    void secretsAreNeverKept() throws Exception {
        int before = drafts();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String form : List.of("/sign-in", "/matters", "/matters/code", "/consultations", "/desk/password")) {
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + form))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("login=a&password=geheim&old=a&wanted=b&number=1&code=abcdefgh&email=lin@example.org")).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(form).isIn(302, 403);
            }
        }
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    @DisplayName("工作人员：登录到期后提交的，登录就回到那一页，内容还在，没有办理；别人在同一台电脑登录看不见")
    void officerSignsInAgain() {
        String caseId = cast.inProgress("education", TITLE);
        try (Page page = visitors.atCase("xienan.education", number(caseId))) {
            Locator act = act(page, caseId, "ask-reasons");
            act.locator("#ask-reasons-volume").fill(WAY);
            forget(page, "JSESSIONID");
            act.locator(".actions button").first().click();
            assertThat(page.locator(".notice.good")).containsText("填写的内容已经加密保存");
            signIn(page, "chengran.education");
            page.navigate("http://localhost:" + port + "/desk/cases/" + caseId);
            assertThat(page.locator(".kept")).hasCount(0);
            page.locator(".deskhead-person button").click();
            page.navigate("http://localhost:" + port + "/desk/cases/" + caseId);
            signIn(page, "xienan.education");
            page.waitForURL("http://localhost:" + port + "/desk/cases/" + caseId);
            assertThat(act(page, caseId, "ask-reasons").locator("#ask-reasons-volume")).hasValue(WAY);
            assertThat(act(page, caseId, "ask-reasons").locator("#ask-reasons-volume")).isVisible();
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-restored-1440");
        }
    }

    @Test
    @DisplayName("一页里几张表单：保存年报的一部分，另一部分填写的还在；换一台电脑登录也在；存下了就不再是草稿")
    void oneOfSeveralForms() {
        try (Page page = visitors.signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/reports/qinglan/2025");
            if (page.locator("form[action$='/prepare']").count() > 0) {
                press(page, "开始编制");
            }
            Locator first = page.locator("textarea[id^='body-']").first();
            Locator last = page.locator("textarea[id^='body-']").last();
            first.fill("2025年，区政府办公室坚持以公开为常态、不公开为例外。");
            last.fill("全年没有收取信息处理费。");
            page.locator("form:has(textarea[id^='body-']) button").first().click();
            page.waitForLoadState();
            assertThat(last).hasValue("全年没有收取信息处理费。");
            assertThat(page.locator(".kept")).hasCount(1);
            assertThat(first).hasValue("2025年，区政府办公室坚持以公开为常态、不公开为例外。");
        }
        try (Page page = visitors.signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/reports/qinglan/2025");
            assertThat(page.locator("textarea[id^='body-']").last()).hasValue("全年没有收取信息处理费。");
            page.locator(".kept + form button").click();
            page.waitForLoadState();
            assertThat(page.locator("textarea[id^='body-']").last()).hasValue("全年没有收取信息处理费。");
            assertThat(page.locator(".kept")).hasCount(0);
        }
        assertThat(client.sql("select count(*) from drafts.draft where form like '/desk/reports/%' and taken is null").query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("到期前五分钟提醒，可以继续；不继续的，到期后说明填写的还在")
    void warnsBeforeTheSessionEnds() {
        try (Page page = visitors.signedIn("xienan.education")) {
            page.clock().install();
            page.navigate("http://localhost:" + port + "/desk/phrases");
            assertThat(page.locator("#session-ending")).isHidden();
            page.clock().runFor(26 * 60_000);
            assertThat(page.locator("#session-ending")).isVisible();
            assertThat(page.locator("#session-ending")).containsText("还有 4 分钟");
            Browser.picture(page, "session-ending-1440");
            press(page, "继续使用");
            assertThat(page.locator("#session-ending")).isHidden();
            page.clock().runFor(31 * 60_000);
            assertThat(page.locator("#session-ending")).containsText("登录已经到期");
        }
    }

    private int drafts() {
        return client.sql("select count(*) from drafts.draft").query(Integer.class).single();
    }

    private String number(String caseId) {
        return client.sql("select number from casework.cases where id = ?").param(caseId).query(String.class).single();
    }

    private static Locator act(Page page, String caseId, String action) {
        unfold(page, action);
        return page.locator("form[action='/desk/cases/" + caseId + "/" + action + "']");
    }

    private static void unfold(Page page, String action) {
        Locator details = page.locator("details.act:has(form[action$='/" + action + "'])");
        if (details.getAttribute("open") == null) {
            details.locator("summary").first().click();
        }
    }

    private static void signIn(Page page, String login) {
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill("qinglan-demo-2026");
        page.locator("main button").first().click();
        page.waitForLoadState();
    }

    private static void forget(Page page, String cookie) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(cookie));
    }
}
