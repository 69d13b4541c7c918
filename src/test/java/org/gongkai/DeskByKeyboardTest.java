package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest(told = true)
@Import(DemoDistrict.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("工作台只用键盘；成批办理从勾选到办完")
class DeskByKeyboardTest {

    @LocalServerPort
    int port;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        visitors = new Visitors(port);
        district.tell();
    }

    @Test
    @DisplayName("从待办到发出答复书，不碰鼠标")
    void fromInboxToDecidedLetter() {
        try (Page page = visitors.signedIn("hannan.transport")) {
            page.keyboard().press("?");
            assertThat(page.locator("#keys[open]")).isVisible();
            Browser.assertAccessible(page);
            page.keyboard().press("?");
            page.keyboard().press("/");
            page.keyboard().type("客流调查");
            assertThat(page.locator("#duties tbody tr")).hasCount(1);
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator(".case-head")).containsText("客流调查报告");
            Locator acts = page.locator("details.act > summary");
            int decide = 1 + acts.allInnerTexts().stream().map(text -> text.contains("作出答复")).toList().indexOf(true);
            page.keyboard().press(String.valueOf(decide));
            assertThat(page.locator("#decide-item1Reply")).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#decide-item1Where")).isVisible();
            assertThat(page.locator("#decide-item1Reply")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("#decide-item1Where")).isFocused();
            page.keyboard().type("https://transport.qinglan.example/reports/2026");
            page.keyboard().press("Tab");
            assertThat(page.locator("#decide-item1Words-phrase")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.locator("#decide-item1Words")).isFocused();
            page.keyboard().type("见《竹溪大道公交专用道客流调查报告》。");
            Browser.assertAccessible(page);
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".foreseen .sheet")).containsText("第三十六条第一项");
            assertThat(page.locator("#preflight-decide-foreseen li:not(.holds)")).hasCount(0);
            Browser.assertAccessible(page);
            Browser.picture(page, "decide-by-keyboard");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".case-head")).containsText("待送达");
            assertThat(page.locator(".papers")).containsText("答复书");
        }
    }

    @Test
    @DisplayName("清单里 j、x 勾选，b 去成批办理；试办说明办不成的；开始以后看得到办完")
    void batchFromTheList() {
        try (Page page = visitors.signedIn("dongzhen.office")) {
            page.keyboard().press("c");
            assertThat(page.locator("table.list")).isVisible();
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("[name='case']:checked")).hasCount(2);
            Browser.assertAccessible(page);
            Browser.picture(page, "cases-chosen");
            page.locator(".bulk button[value='all']").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("成批办理");
            page.locator("#do").selectOption("inforequest.help");
            Visitors.press(page, "列出要填写的");
            page.locator("#batch-help").selectOption("other");
            Visitors.press(page, "试办");
            assertThat(page.locator(".refused")).containsText("不是这种办件");
            Browser.assertAccessible(page);
            Browser.picture(page, "batch-rehearsed");
            page.locator("#progress button").click();
            assertThat(page.locator("#progress")).containsText("已办完", new ContainsTextOptions().setTimeout(30_000));
            assertThat(page.locator("#progress")).containsText("没有办成 0 件");
            page.setViewportSize(390, 844);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
        }
    }

    @Test
    @DisplayName("没有脚本：先选答复类型，再列出只属于它的内容")
    void answeringInTwoStepsWithoutScript() {
        try (Clicker clicker = new Clicker(port)) {
            clicker.signIn("chengran.education", "qinglan-demo-2026");
            var list = clicker.open("/desk/cases");
            String address = list.page().select("table.list tr:contains(学区划分) th a").attr("href");
            var form = (FormElement) clicker.open(address).page().selectFirst("#act-decide");
            assertThat(form.select("[name=item1Words], [name=item1Grounds], [name=item1Responsible]")).isEmpty();
            var entries = new ArrayList<>(Clicker.entries(form, ""));
            entries.removeIf(entry -> entry.name().equals("item1Reply") || entry.name().equals("preview"));
            entries.add(new Clicker.Entry("item1Reply", "R36-5", false));
            entries.add(new Clicker.Entry("further", "yes", false));
            var second = clicker.send(form, entries).page();
            assertThat(second.select("#act-decide [name=item1Responsible], #act-decide [name=item1Words]")).hasSize(2);
            assertThat(second.select("#act-decide [name=item1Grounds], #act-decide [name=item1Where], #act-decide [name=item1Earlier]")).isEmpty();
            assertThat(second.select("#preflight-decide li.fails")).isNotEmpty();
        }
    }
}
