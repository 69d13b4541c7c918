package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@DisplayName("热线工单在浏览器里：接电话、派单、退回、裁定、答复、回访，各看各的，谁在办看得见")
class HotlineAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;

    private Visitors visitors;

    @BeforeEach
    void district() {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("来电只用键盘一屏登记；两次退回待裁定，裁定后不得再退回；承办单位答复，诉求人凭查询码看到答复并评价")
    void fromTheCallToTheRating() {
        String number;
        String code;
        String matter;
        try (Page agent = visitors.signedIn("chenxi.office")) {
            agent.navigate("http://localhost:" + port + "/desk/cases/new?type=hotline");
            agent.locator("[name='item1.title']").focus();
            typed(agent, "竹溪大道路灯不亮", "从周一晚上起，十几盏都不亮。", "竹溪大道");
            chosen(agent, "ArrowDown", "ArrowDown");
            chosen(agent, "Space");
            // how the answer is to come need not be chosen
            chosen(agent);
            chosen(agent, "Space");
            typed(agent, "周", "099-20000009", "", "");
            assertThat(agent.locator("form button.button").last()).isFocused();
            agent.keyboard().press("Enter");
            assertThat(agent.locator(".slip")).containsText("竹溪大道路灯不亮");
            number = found(agent.locator("main").innerText(), "青政热单〔\\d{4}〕\\d+号");
            code = agent.locator(".receipt-codes output").nth(1).innerText().strip();
            agent.navigate("http://localhost:" + port + "/desk/cases?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
            agent.getByRole(AriaRole.LINK, Visitors.named(number)).first().click();
            agent.waitForURL(Pattern.compile(".*/desk/cases/[0-9a-z-]{8,}.*"));
            matter = agent.url().replaceFirst("[#?].*", "");
            Visitors.act(agent, "派单", () -> agent.locator("#send-out-unit").selectOption("housing"));
            assertThat(agent.locator(".handlings")).containsText("待签收");
            assertThat(agent.locator(".clock.named")).hasCount(4);
            assertThat(agent.locator(".case-now")).containsText("答复紧急诉求");
            assertThat(agent.locator(".case-now")).containsText("首次联系诉求人");
            assertThat(agent.locator("details.act > summary", new Page.LocatorOptions().setHasText("签收"))).hasCount(0);
            Browser.assertAccessible(agent);
            Browser.picture(agent, "hotline-sent-1440");
        }
        givenBack(matter, "xiaozhen.housing");
        try (Page agent = at(matter, "chenxi.office")) {
            assertThat(agent.locator(".case-head")).containsText("待派单");
            Visitors.act(agent, "派单", () -> agent.locator("#send-out-unit").selectOption("urban"));
        }
        givenBack(matter, "zhangji.urban");
        try (Page head = at(matter, "songci.office")) {
            assertThat(head.locator(".case-head")).containsText("待裁定");
            Visitors.act(head, "裁定承办单位", () -> {
                head.locator("#settle-unit").selectOption("urban");
                head.locator("#settle-grounds").fill("路灯养护由城管局负责");
            });
            assertThat(head.locator(".handlings")).containsText("已裁定");
        }
        try (Page officer = at(matter, "zhangji.urban")) {
            Visitors.act(officer, "签收", () -> { });
            assertThat(officer.locator(".case-now")).containsText("管辖已经裁定");
            Browser.picture(officer, "hotline-settled-1440");
        }
        try (Page approver = at(matter, "xuyun.urban")) {
            Locator reply = approver.locator("details.act:has(> summary:has-text('答复诉求人'))");
            assertThat(reply).hasAttribute("open", "");
            reply.locator("[name='answer']").fill("已全部修复，欢迎继续监督。");
            reply.locator("select[name='solved']").selectOption("yes");
            reply.locator("button[name='preview']").click();
            assertThat(approver.locator(".foreseen")).containsText("城市管理");
            approver.locator(".foreseen .actions button").click();
            assertThat(approver.locator(".case-head")).containsText("待回访");
        }
        try (Page other = visitors.signedIn("caoran.water")) {
            other.navigate(matter);
            assertThat(other.locator("body")).not().containsText("竹溪大道");
        }
        try (Page citizen = visitors.following(number, code)) {
            assertThat(citizen.locator("main")).containsText("已全部修复");
            Browser.assertAccessible(citizen);
            Browser.picture(citizen, "hotline-answered-390");
            Locator rating = citizen.locator("details.act:has(> summary:has-text('评价'))").first();
            if (rating.getAttribute("open") == null) {
                rating.locator("summary").first().click();
            }
            rating.locator("[name='satisfied'][value='satisfied']").check();
            rating.locator(".actions button").click();
            assertThat(citizen.locator("main")).containsText("已办结");
        }
    }

    private void givenBack(String matter, String login) {
        try (Page officer = at(matter, login)) {
            Locator form = officer.locator("details.act:has(> summary:has-text('退回派单'))");
            form.locator("summary").first().click();
            form.locator("select[name='cause']").selectOption("competence");
            form.locator("[name='grounds']").fill("三定规定没有路灯养护");
            form.locator(".actions button").click();
            assertThat(officer.locator(".handlings")).containsText("已退回派单");
        }
    }

    private Page at(String matter, String login) {
        Page page = visitors.signedIn(login);
        page.navigate(matter);
        return page;
    }

    /** Fills in one field after another and goes on to the next. */
    private static void typed(Page page, String... words) {
        for (String said : words) {
            page.keyboard().insertText(said);
            page.keyboard().press("Tab");
        }
    }

    /** Chooses in the group that has the focus and goes on to the next. */
    private static void chosen(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        page.keyboard().press("Tab");
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        Assertions.assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
