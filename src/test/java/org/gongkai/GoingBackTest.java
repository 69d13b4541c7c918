package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.named;
import static org.gongkai.Visitors.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("后退总是回到一张能用的页面，填写的还在；粘贴的长文字不会被悄悄截断")
class GoingBackTest {

    private static final String TITLE = "青澜区2025年农村危房改造补助资金发放明细";

    @LocalServerPort
    int port;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        visitors = new Visitors(port);
        district.tell("cast");
    }

    @Test
    @DisplayName("换成长者模式、换了语言以后后退，填写的还在")
    void afterASwitch() {
        try (Page page = visitors.citizen("/requests/new", 1024)) {
            page.locator("#item1-title").fill(TITLE);
            press(page, "长者模式");
            assertThat(page.locator("html[data-elder='on']")).hasCount(1);
            press(page, "English");
            assertThat(page.locator("html[lang='en']")).hasCount(1);
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            page.goBack();
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            page.goBack();
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            page.goForward();
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
        }
    }

    @Test
    @DisplayName("有错、改好、核对以后后退，再从回执后退：没有一次是浏览器的错误页，也不会再交一份；回执上就能确认申请已提交")
    void throughTheWholeForm() {
        try (Page page = visitors.citizen("/requests/new", 1024)) {
            page.locator("#item1-title").fill(TITLE);
            page.locator("#organ").selectOption("qinglan");
            press(page, "核对填写内容");
            assertThat(page.locator(".error-summary")).isVisible();
            Visitors.fillInPerson(page);
            page.goBack();
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            assertThat(page.locator("[name='applicant.name']")).hasValue("林小舟");
            page.goForward();
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            press(page, "核对填写内容");
            assertThat(page.getByRole(AriaRole.HEADING, named("请核对后提交"))).isVisible();
            Visitors.send(page);
            page.goBack();
            assertThat(page.locator("#item1-title")).hasValue("");
            page.goForward();
            assertThat(page.locator(".receipt-codes")).isVisible();
            press(page, "确认申请已提交");
            assertThat(page.locator(".receipt-codes")).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("确认申请已提交"))).hasCount(0);
        }
    }

    @Test
    @DisplayName("太长的来信：边写边数，交上去说明最多多少、现有多少，一个字也不少；删减以后收下")
    void tooLong() {
        try (Page page = visitors.citizen("/mailboxes/mayormail/new", 1024)) {
            assertThat(page.locator("#item1-description-count")).hasText("最多 5000 字");
            page.locator("#item1-description").evaluate("field => { field.focus(); document.execCommand('insertText', false, '信'.repeat(5200)); }");
            assertThat(page.locator("#item1-description-count")).hasText("已写 5200 字，最多 5000 字");
            page.locator("#item1-title").evaluate("field => { field.focus(); document.execCommand('insertText', false, '题'.repeat(120)); }");
            assertThat(page.locator("#item1-title-count")).hasText("已写 120 字，最多 100 字");
            Browser.assertAccessible(page);
            press(page, "核对填写内容");
            assertThat(page.locator("#item1-description-error")).containsText("最多 5000 字，现有 5200 字");
            assertThat(page.locator("#item1-title-error")).containsText("最多 100 字，现有 120 字");
            assertThat(page.locator("#item1-description").inputValue()).hasSize(5200);
            page.locator("#item1-description").evaluate("field => { field.value = '信\\n'.repeat(2500); }");
            press(page, "核对填写内容");
            assertThat(page.locator("#item1-title-error")).isVisible();
            assertThat(page.locator("#item1-description-error")).hasCount(0);
        }
    }

    @Test
    @DisplayName("没有一个多行的输入框会截断粘贴的文字")
    void nothingIsCut() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/java"))) {
            assertThat(templates.filter(file -> file.toString().endsWith(".jte")))
                    .allSatisfy(file -> assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("<textarea[^>]*maxlength"));
        }
    }
}
