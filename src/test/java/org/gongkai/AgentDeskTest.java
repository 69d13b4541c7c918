package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

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
