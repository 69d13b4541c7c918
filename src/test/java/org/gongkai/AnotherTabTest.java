package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.gongkai.Visitors.named;
import static org.gongkai.Visitors.press;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("同一个浏览器的另一个标签页里登录、退出再登录：先前填了一半的表单不丢，照着提示接着办得成")
class AnotherTabTest {

    private static final String TITLE = "青澜区2025年度农村公路养护资金分配方案";

    @LocalServerPort
    int port;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        district.tell("cast");
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("申请公开：另一页里有人登录了，令牌换了；填写的还在，核对得了")
    void citizen(boolean scripts) {
        try (Page form = visit("/requests/new", scripts)) {
            form.locator("#item1-title").fill(TITLE);
            form.locator("[name='applicant.name']").fill("林小舟");
            try (Page other = form.context().newPage()) {
                other.navigate(at("/sign-in"));
                signIn(other);
                assertThat(other.locator("h1")).containsText("件待办");
            }
            press(form, "核对填写内容");
            goOn(form);
            assertThat(form.locator("#item1-title")).hasValue(TITLE);
            assertThat(form.locator("[name='applicant.name']")).hasValue("林小舟");
            Visitors.fillInPerson(form);
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("工作台：另一页里退出又登录；起草了一半的文件还在，保存得了")
    void officer(boolean scripts) {
        try (Page form = visit("/sign-in", scripts)) {
            signIn(form);
            form.navigate(at("/desk/documents/new"));
            form.locator("#title").fill(TITLE);
            form.locator(scripts ? "#body-editor" : "#body").fill("全年安排养护资金，分配到各镇街。");
            try (Page other = form.context().newPage()) {
                other.navigate(at("/desk"));
                other.locator(".deskhead-person button").click();
                assertThat(other).hasURL(at("/"));
                other.navigate(at("/desk"));
                signIn(other);
                assertThat(other.locator("h1")).containsText("件待办");
            }
            press(form, "保存草稿");
            goOn(form);
            assertThat(form.locator("#title")).hasValue(TITLE);
            assertThat(form.locator("#body")).hasValue("全年安排养护资金，分配到各镇街。");
            press(form, "保存草稿");
            assertThat(form.locator("h1")).hasText(TITLE);
            assertThat(form.locator(".kept")).hasCount(0);
        }
    }

    private static void goOn(Page form) {
        assertThat(form.locator("h1")).hasText("没有提交，填写的内容还在");
        form.getByRole(AriaRole.LINK, named("打开表单，继续提交")).click();
        form.waitForLoadState();
    }

    private static void signIn(Page page) {
        page.locator("[name='login']").fill("xienan.education");
        page.locator("[name='password']").fill("qinglan-demo-2026");
        page.locator("main button").first().click();
        page.waitForLoadState();
    }

    private Page visit(String path, boolean scripts) {
        return Browser.visit(at(path), new NewContextOptions().setViewportSize(1024, 900).setJavaScriptEnabled(scripts));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
