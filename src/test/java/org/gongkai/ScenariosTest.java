package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.gongkai.services.scenario.Scenarios;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("场景导办：不知道事项叫什么的人，回答几个问题，得到要办的几件事、先后和材料")
class ScenariosTest {

    @LocalServerPort
    int port;
    @Autowired
    Scenarios scenarios;

    private Page anybody() {
        return Browser.visit("http://localhost:" + port + "/", 390, 844);
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    @Test
    @DisplayName("开店的人在手机上：从政务服务进去，答完三个问题，看到三件事和材料；抄下办事码，换一台手机打开还是这张清单；改一个回答，少办一件")
    void aShopOwnerOnATelephone() {
        try (Page page = anybody(); Page other = anybody()) {
            open(page, "/services");
            page.locator("main a[href='/services/scenarios']").click();
            page.locator("main a:has-text('开餐馆')").click();
            Browser.look(page, "scenario");
            page.locator("label:has-text('做了在店里吃')").click();
            page.locator("button:has-text('接着')").click();
            assertThat(page.locator("[role=status]")).containsText("还有 2 个问题");
            assertThat(page.locator("input[value=dine]")).isChecked();
            page.locator("fieldset:has-text('有营业执照了吗') label:has-text('还没有')").click();
            page.locator("label:has-text('市政排水管网')").first().click();
            page.locator("button:has-text('接着')").click();
            assertThat(page.locator(".scenario-steps h2")).containsText(new String[] {"办营业执照", "办食品经营的许可或者备案", "办排水许可"});
            assertThat(page.locator("main")).containsText("食品经营许可申请书");
            assertThat(page.locator(".scenario-steps a:has-text('食品经营许可')")).hasAttribute("href", "/services/items/119900050000010001");
            Browser.look(page, "scenario-result");

            String code = page.locator(".scenario-number").textContent();
            open(other, "/services/scenarios");
            other.locator("#code").fill(code.toLowerCase(java.util.Locale.ROOT));
            other.locator("button:has-text('打开')").click();
            assertThat(other.locator(".scenario-number")).hasText(code);
            other.locator("a:has-text('改回答')").click();
            other.locator("label:has-text('只卖预包装食品')").click();
            other.locator("button:has-text('接着')").click();
            assertThat(other.locator(".scenario-steps")).containsText("备案就行");
            assertThat(other.locator(".scenario-steps li").last()).containsText("不用办");
        }
    }

    @Test
    @DisplayName("抄错的办事码说出来，输入的还在；不是答案的说明怎样写，别的回答还在；没有脚本也一样")
    void slips() {
        try (Page page = Browser.visitWithoutScript("http://localhost:" + port + "/services/scenarios")) {
            open(page, "/services/scenarios");
            page.locator("#code").fill("ANGW-435F");
            page.locator("button:has-text('打开')").click();
            assertThat(page.locator("[role=alert]")).containsText("抄错");
            assertThat(page.locator("#code")).hasValue("ANGW-435F");
            open(page, "/services/scenarios/retire");
            page.locator("label:has-text('职工的')").click();
            page.locator("button:has-text('接着')").click();
            page.locator("#q-paid").fill("十五年");
            page.locator("label:has-text('本市')").click();
            page.locator("button:has-text('接着')").click();
            assertThat(page.locator("[role=alert]")).containsText("请写整数");
            assertThat(page.locator("input[value=worker]")).isChecked();
            page.locator("#q-paid").fill("180");
            page.locator("button:has-text('接着')").click();
            assertThat(page.locator(".scenario-steps")).containsText("按月领");
        }
    }

    @Test
    @DisplayName("照平常的话去搜，场景在最上面：我想开饭店、孩子上小学怎么报名、公司注销要办什么")
    void foundByEverydayWords() {
        try (Page page = anybody()) {
            for (var asked : Map.of("我想开饭店", "restaurant", "幼升小怎么报名", "school", "公司注销要办什么", "closing").entrySet()) {
                open(page, "/search?q=" + URLEncoder.encode(asked.getKey(), StandardCharsets.UTF_8));
                assertThat(page.locator("main a[href='/services/scenarios/" + asked.getValue() + "']").first()).isVisible();
            }
        }
    }

    @Test
    @DisplayName("每个场景都写得出怎样判断：每一步的每一行，依据哪一条；指到的事项本地没有的，写明没有收录")
    void howItIsDecided() {
        try (Page page = anybody()) {
            for (var scenario : scenarios.today()) {
                open(page, "/services/scenarios/" + scenario.id() + "/how");
                assertThat(page.locator("main section")).hasCount(scenario.steps().size());
            }
            open(page, "/services/scenarios/restaurant/how");
            assertThat(page.locator("main")).containsText("市场主体设立登记 本地还没有收录");
            Browser.look(page, "scenario-how");
        }
    }
}
