package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

@GongkaiTest
@DisplayName("热线的一天：接电话、派单、并入、退回、裁定、主办协办、答复、回访、不满意重办、满意，日报和大屏")
class CallCentreStoryTest {

    private static final String AGENT = "chenxi.office";

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
    @DisplayName("一件从来电到满意：并入的一件随它答复、各自回访；没有联系上的还在单子上；日报里答复、登记已解决、诉求人的话、核实各数各的")
    void fromTheCallToTheFigures() {
        String lead;
        String follower;
        try (Page agent = visitors.signedIn(AGENT)) {
            lead = called(agent, "099-20000009", "竹溪大道路灯不亮", () -> {
                agent.locator("#agent-send-out-unit").selectOption("housing");
                agent.locator("button[name='then'][value='send-out']").click();
            });
            follower = called(agent, "099-20000010", "竹溪大道路灯坏了", () -> agent.locator("button[name='merge']").click());
            agent.navigate(follower);
            assertThat(agent.locator(".case-head")).containsText("随主件办理");
        }
        try (Page housing = at(lead, "xiaozhen.housing")) {
            gaveBack(housing);
        }
        try (Page agent = at(lead, AGENT)) {
            Visitors.act(agent, "派单", () -> {
                agent.locator("#send-out-unit").selectOption("urban");
                agent.locator("[name='partners'][value='housing']").check();
            });
            assertThat(agent.locator(".handlings")).containsText("协办");
        }
        try (Page urban = at(lead, "zhangji.urban")) {
            gaveBack(urban);
        }
        try (Page head = at(lead, "songci.office")) {
            assertThat(head.locator(".case-head")).containsText("待裁定");
            Visitors.act(head, "裁定承办单位", () -> {
                head.locator("#settle-unit").selectOption("urban");
                head.locator("#settle-grounds").fill("路灯养护由城管局负责");
            });
        }
        try (Page urban = at(lead, "zhangji.urban")) {
            Visitors.act(urban, "签收", () -> { });
            Visitors.act(urban, "申请延期", () -> {
                urban.locator("[name='wanted']").fill("2");
                urban.locator("details.act:has(> summary:has-text('申请延期')) [name='grounds']").fill("灯杆要定做");
            });
        }
        try (Page head = visitors.signedIn("songci.office")) {
            assertThat(head.locator("main")).containsText("的延期申请");
            head.navigate(lead);
            assertThat(head.locator(".notice.warning")).containsText("申请延期");
            Visitors.act(head, "同意延期", () -> head.locator("[name='days']").fill("2"));
            head.navigate("http://localhost:" + port + "/desk");
            assertThat(head.locator("main")).not().containsText("的延期申请");
        }
        try (Page housing = at(lead, "xiaozhen.housing")) {
            Visitors.act(housing, "协办签收", () -> { });
            Visitors.act(housing, "交协办意见", () -> housing.locator("[name='opinion']").fill("小区里的灯也已查过。"));
        }
        replied(lead, "已经更换灯杆。");
        try (Page agent = visitors.signedIn(AGENT)) {
            agent.navigate(desk("/call-back"));
            until(agent, () -> agent.locator("tbody tr").count() == 2);
            Browser.look(agent, "call-back");
            agent.setViewportSize(1440, 900);
            agent.locator("tr", new Page.LocatorOptions().setHasText("路灯坏了")).locator("button").click();
            agent.waitForURL(Pattern.compile(".*/desk/cases/.*"));
            agent.navigate(desk("/call-back"));
            assertThat(agent.locator("tr", new Page.LocatorOptions().setHasText("路灯坏了"))).containsText("1 次");
            agent.navigate(lead);
            Visitors.act(agent, "退回重办", () -> {
                agent.locator("#do-again-unit").selectOption("urban");
                agent.locator("#do-again-said").fill("晚上又不亮了");
            });
        }
        try (Page urban = at(lead, "zhangji.urban")) {
            Visitors.act(urban, "签收", () -> { });
        }
        replied(lead, "线路已经重新敷设。");
        try (Page agent = at(lead, AGENT)) {
            Locator call = agent.locator("details.act:has(#call-back-satisfied)");
            if (call.getAttribute("open") == null) {
                call.locator("summary").first().click();
            }
            call.locator("#call-back-satisfied").selectOption("satisfied");
            call.locator(".actions button").last().click();
            assertThat(agent.locator(".case-head")).containsText("已办结");
            Visitors.act(agent, "登记核实", () -> {
                agent.locator("#check-found").selectOption("done");
                agent.locator("#check-said").fill("晚上到现场看过");
            });
            agent.navigate(desk("/figures"));
            figure(agent, "受理", "2");
            figure(agent, "派单", "2");
            figure(agent, "退回", "2");
            figure(agent, "裁定", "1");
            figure(agent, "并入", "1");
            figure(agent, "延期", "1");
            figure(agent, "已答复", "2");
            figure(agent, "按期答复", "2");
            figure(agent, "重办和再次反映", "1");
            figure(agent, "答复时登记已解决", "3");
            figure(agent, "有效回访", "2");
            figure(agent, "满意", "1");
            figure(agent, "不满意", "1");
            figure(agent, "没有联系上", "1");
            figure(agent, "核实确已办理", "1");
            assertThat(agent.locator("tr", new Page.LocatorOptions().setHasText("满意率"))).containsText("50%");
            Browser.look(agent, "call-figures");
            agent.setViewportSize(1440, 900);
            agent.locator("a[href*='what=RETURNED']").click();
            assertThat(agent.locator("tbody tr")).hasCount(1);
            Browser.look(agent, "call-behind");
            agent.setViewportSize(1440, 900);
            agent.navigate(desk("/figures?of=month"));
            figure(agent, "已答复", "2");
            agent.navigate(desk("/wallboard"));
            assertThat(agent.locator("#board")).containsText("待回访");
            Browser.look(agent, "wallboard");
        }
    }

    private String desk(String page) {
        return "http://localhost:" + port + "/desk/agent/hotline" + page;
    }

    private static void figure(Page page, String title, String number) {
        assertThat(page.locator("tr:has(th:text-is('" + title + "')) td.number").first()).hasText(number);
    }

    private String called(Page agent, String number, String title, Runnable press) {
        agent.navigate(desk(""));
        agent.locator("#applicant-phone").fill(number);
        agent.locator("#item1-title").pressSequentially(title);
        agent.locator("#item1-description").fill("从周一晚上起，十几盏都不亮。");
        agent.locator("[name='content.purpose'][value='complain']").check();
        press.run();
        assertThat(agent.locator(".notice[role='status']")).containsText("已登记");
        return "http://localhost:" + port + agent.locator(".notice[role='status'] a").getAttribute("href");
    }

    private static void gaveBack(Page unit) {
        Locator form = unit.locator("details.act:has(> summary:has-text('退回派单'))");
        if (form.getAttribute("open") == null) {
            form.locator("summary").first().click();
        }
        form.locator("select[name='cause']").selectOption("competence");
        form.locator("[name='grounds']").fill("三定规定没有路灯养护");
        form.locator(".actions button").click();
        assertThat(unit.locator(".handlings")).containsText("已退回派单");
    }

    private void replied(String matter, String answer) {
        try (Page approver = at(matter, "xuyun.urban")) {
            Locator reply = approver.locator("details.act:has(> summary:has-text('答复诉求人'))");
            if (reply.getAttribute("open") == null) {
                reply.locator("summary").first().click();
            }
            reply.locator("[name='answer']").fill(answer);
            reply.locator("select[name='solved']").selectOption("yes");
            reply.locator("button[name='preview']").click();
            approver.locator(".foreseen .actions button").click();
            assertThat(approver.locator(".case-head")).containsText("待回访");
        }
    }

    /** What follows a lead is done within a second or two. */
    private static void until(Page page, BooleanSupplier there) {
        page.waitForCondition(() -> {
            page.reload();
            return there.getAsBoolean();
        });
    }

    private Page at(String matter, String login) {
        Page page = visitors.signedIn(login);
        page.navigate(matter);
        return page;
    }
}
