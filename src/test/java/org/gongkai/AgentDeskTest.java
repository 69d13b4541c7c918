package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

@GongkaiTest
@DisplayName("话务台：边听边登记，一屏办完，不用鼠标；号码以前来过的、别人正在反映的，写的时候就列出来")
class AgentDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    JdbcClient client;

    private Visitors visitors;

    @BeforeEach
    void district() {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("一个来电只用键盘登记受理；同一个号码再来，以前的一件列出来并记入打开记录；没有登记的下次还在；另一个人反映同一件事，一个按钮登记并入")
    void byKeyboard() {
        try (Page agent = visitors.signedIn("chenxi.office")) {
            agent.navigate("http://localhost:" + port + "/desk/agent");
            agent.waitForURL("**/desk/agent/hotline");
            Browser.look(agent, "agent-empty");
            agent.setViewportSize(1440, 900);
            assertThat(agent.locator("#applicant-phone")).isFocused();
            call(agent, "099-20000009", "竹溪大道路灯不亮", "从周一晚上起，十几盏都不亮。");
            agent.keyboard().press("Control+Enter");
            assertThat(agent.locator(".notice[role='status']")).containsText("待派单");
            assertThat(agent.locator(".notice[role='status'] strong").nth(1)).hasText(Pattern.compile("\\w{8}"));
            assertThat(agent.locator("#applicant-phone")).hasValue("");
            found(agent, "099-20000009", "竹溪大道路灯不亮");
            call(agent, "099-20000009", "竹溪大道的路灯还不亮", "");
            assertThat(agent.locator("#caller")).containsText("竹溪大道路灯不亮");
            assertThat(agent.locator("#caller")).not().containsText("099-20000009");
            assertThat(agent.locator("#known")).containsText("正在办的");
            Browser.look(agent, "agent-known");
            agent.setViewportSize(1440, 900);
            long learned = client.sql("select count(*) from casework.opening where title = '按来电号码查到'").query(Long.class).single();
            Assertions.assertThat(learned).as("查到的记入打开记录").isPositive();
            agent.navigate("http://localhost:" + port + "/desk/agent/hotline");
            assertThat(agent.locator("#item1-title")).hasValue("竹溪大道的路灯还不亮");
            agent.locator(".notice.kept button").click();
            assertThat(agent.locator("#item1-title")).hasValue("");
            call(agent, "099-20000010", "竹溪大道路灯坏了", "我也看到了，很黑。");
            agent.locator("button[name='merge']").first().focus();
            agent.keyboard().press("Enter");
            assertThat(agent.locator(".notice[role='status']")).containsText("随主件办理");
            agent.locator(".notice[role='status'] a").click();
            assertThat(agent.locator("main")).containsText("随主件答复");
            Browser.look(agent, "agent-merged");
        }
    }

    @Test
    @DisplayName("没有脚本也一样：按钮查号码和相近的；没有选承办单位就派单的，什么也没有登记，说在那一项；当场答复的一次登记，直接待回访；选了邮寄没有写地址的，请问清；要回访的一条路打开登记；限制来电的名单从话务台看得到")
    void withoutScripts() {
        try (Page agent = Browser.visitWithoutScript("http://localhost:" + port + "/desk")) {
            Visitors.signIn(agent, "chenxi.office");
            agent.navigate("http://localhost:" + port + "/desk/agent/hotline");
            agent.locator("#applicant-phone").fill("099-20000031");
            agent.locator("#item1-title").fill("少儿医保怎么参保");
            agent.locator("#item1-description").fill("孩子刚出生。");
            agent.locator("[name='content.purpose'][value='ask']").check();
            agent.locator("button[name='step'][value='look']").click();
            assertThat(agent.locator("#caller")).containsText("这个号码以前没有来过");
            assertThat(agent.locator("#item1-title")).hasValue("少儿医保怎么参保");
            long before = entered();
            agent.locator("button[name='then'][value='send-out']").click();
            assertThat(agent.locator("#agent-send-out-unit-wrong")).containsText("承办单位");
            Assertions.assertThat(entered()).as("什么也没有登记").isEqualTo(before);
            agent.locator("[name='content.way'][value='post']").check();
            agent.locator("#agent-answer-now-answer").fill("带出生证明到街道政务中心办理。");
            agent.locator("button[name='then'][value='answer-now']").click();
            assertThat(agent.locator("main")).containsText("请填写“通信地址”");
            agent.locator("#applicant-address").fill("青澜区柳岸街1号");
            agent.locator("button[name='then'][value='answer-now']").click();
            assertThat(agent.locator(".notice[role='status']")).containsText("待回访");
            Assertions.assertThat(entered()).isEqualTo(before + 1);
            agent.navigate("http://localhost:" + port + "/desk/agent/hotline/call-back");
            agent.locator("main table a").filter(new Locator.FilterOptions().setHasText("打开，登记回访")).first().click();
            assertThat(agent.locator("main")).containsText("待回访");
            agent.navigate("http://localhost:" + port + "/desk/agent/hotline");
            agent.locator("nav.tabs a[href='/desk/limitations']").click();
            assertThat(agent.locator("h1")).hasText("限制来信来电");
            agent.navigate("http://localhost:" + port + "/desk/agent/hotline/wallboard");
            assertThat(agent.locator("#board")).containsText("今日受理");
            Assertions.assertThat(agent.request().get("http://localhost:" + port + "/desk/agent/hotline/wallboard").headers()).as("没有脚本的自己再来").containsEntry("refresh", "15");
        }
    }

    @Test
    @DisplayName("说法不同、地点相同的也列出来，写地点的时候就比；一般由谁办的列出来，一个按钮派给它，登记以后说派给了谁；紧急的，说哪一刻以前答复；列出来的按钮前几个有自己的数字键")
    void samePlaceAndWhoHandlesIt() {
        try (Page agent = visitors.signedIn("chenxi.office")) {
            agent.navigate("http://localhost:" + port + "/desk/agent/hotline");
            call(agent, "099-20000041", "垃圾站臭味大", "每天四点装车，很吵。");
            agent.locator("#item1-where").fill("竹溪街道柳岸里小区");
            agent.locator("[name='content.urgent'][value='yes']").check();
            assertThat(agent.locator("#known")).containsText("一般由谁办");
            agent.locator("#known button[name='to']").first().focus();
            Browser.look(agent, "agent-units");
            agent.keyboard().press("Enter");
            assertThat(agent.locator(".notice[role='status']")).containsText("承办单位办理中");
            assertThat(agent.locator(".notice[role='status']")).containsText("城市管理执法局");
            assertThat(agent.locator(".notice[role='status']")).containsText(Pattern.compile("答复紧急诉求：最迟.*时"));
            Assertions.assertThat(client.sql("select count(*) from casework.handling h join casework.cases c on c.id = h.case_id where c.type = 'hotline' and h.organ = 'urban'").query(Long.class).single()).as("派给了列出来的那一家").isEqualTo(1);
            call(agent, "099-20000042", "实在受不了", "一早就被吵醒，楼里都是味道。");
            agent.locator("#item1-where").fill("柳岸里小区8栋");
            assertThat(agent.locator("#known")).containsText("垃圾站臭味大");
            assertThat(agent.locator("#known")).containsText("地点相近");
            Assertions.assertThat(agent.locator("main [accesskey]").evaluateAll("all => all.map(one => one.accessKey)")).asInstanceOf(InstanceOfAssertFactories.LIST).as("每个数字键只有一个按钮").doesNotHaveDuplicates().contains("5");
            assertThat(agent.locator("#known button[name='merge']").first()).hasAttribute("accesskey", Pattern.compile("[5-9]"));
        }
    }

    private long entered() {
        return client.sql("select count(*) from casework.cases where type = 'hotline'").query(Long.class).single();
    }

    /** The index of matters follows their acts within a second or two. */
    private static void found(Page page, String number, String title) {
        page.waitForCondition(() -> {
            page.locator("#applicant-phone").fill("");
            page.locator("#applicant-phone").fill(number);
            page.locator("#applicant-phone").blur();
            page.waitForTimeout(500);
            return page.locator("#caller").innerText().contains(title);
        });
        page.reload();
    }

    private static void call(Page page, String number, String title, String description) {
        page.keyboard().insertText(number);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().insertText(title);
        page.keyboard().press("Tab");
        page.keyboard().insertText(description);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
    }
}
