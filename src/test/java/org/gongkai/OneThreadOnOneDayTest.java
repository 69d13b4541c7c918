package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@DisplayName("一条线、一天走完：网上申请到年报表格")
class OneThreadOnOneDayTest {

    private static final String PASSWORD = "qinglan-demo-2026";

    @LocalServerPort
    int port;
    @Autowired
    List<DemoChapter> chapters;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    AnnualReports reports;
    @Autowired
    Now now;

    @BeforeEach
    void district() {
        transaction.executeWithoutResult(status -> chapters.stream()
                .filter(chapter -> chapter.name().equals("cast")).forEach(DemoChapter::tell));
    }

    @Test
    @DisplayName("申请、确认、受理、予以公开、答复书、送达、办结；新收、予以公开、总计各加一；申请人凭编号和查询码看得到")
    void fromFormToTable() {
        int year = now.today().getYear();
        String number;
        String code;
        try (Page citizen = Browser.visit(at("/requests/new?organ=education"), 1280, 900)) {
            Browser.assertAccessible(citizen);
            citizen.locator("[name='item1.title']").fill("2025年义务教育学区划分方案");
            citizen.locator("[name='content.way'][value='online']").check();
            citizen.locator("[name='content.medium'][value='electronic']").check();
            citizen.getByRole(AriaRole.BUTTON, button("核对填写内容")).click();
            assertThat(citizen.locator(".error-summary")).containsText("请填写“姓名或者名称”");
            Browser.assertAccessible(citizen);

            citizen.locator("[name='party'][value='nat']").check();
            citizen.locator("[name='applicant.name']").fill("林小舟");
            citizen.locator("[name='applicant.identityKind'][value='id-card']").check();
            citizen.locator("[name='applicant.identityNumber']").fill("000000199001010000");
            citizen.locator("[name='applicant.phone']").fill("000-00000000");
            citizen.locator("[name='applicant.address']").fill("青澜区柳岸街1号");
            citizen.getByRole(AriaRole.BUTTON, button("核对填写内容")).click();
            assertThat(citizen.getByRole(AriaRole.HEADING, heading("请核对后提交"))).isVisible();
            citizen.getByRole(AriaRole.BUTTON, button("提交申请")).click();
            assertThat(citizen.getByRole(AriaRole.HEADING, heading("已经提交"))).isVisible();
            Browser.assertAccessible(citizen);
            number = citizen.locator(".receipt-codes output").first().innerText();
            code = citizen.locator(".receipt-codes output").nth(1).innerText();
        }
        try (Page officer = signedIn("xienan.education")) {
            officer.getByRole(AriaRole.LINK, link(number)).click();
            act(officer, "确认收到", () -> officer.locator("#receive-confirmation").selectOption("phone"));
            act(officer, "受理并分办", () -> { });
            Browser.assertAccessible(officer);
            Browser.picture(officer, "desk-case");
        }
        try (Page approver = signedIn("chengran.education")) {
            approver.getByRole(AriaRole.LINK, link(number)).click();
            act(approver, "作出答复", () -> approver.locator("#decide-item1Reply").selectOption("R36-2"));
            assertThat(approver.locator(".error-summary")).containsText("这种答复须写明");
            approver.locator("#decide-item1Words").fill("方案附后，可凭编号和查询码下载。");
            approver.locator("details.act:has(> summary:has-text('作出答复')) .actions button").click();
            assertThat(approver.locator(".case-head")).containsText("待送达");
        }
        try (Page officer = signedIn("xienan.education")) {
            officer.getByRole(AriaRole.LINK, link(number)).click();
            act(officer, "登记送达", () -> {
                officer.locator("#serve-way").selectOption("portal");
                officer.locator("#serve-proof").fill("P-1");
            });
            act(officer, "办结归档", () -> { });
            assertThat(officer.locator(".case-head")).containsText("已办结");
        }
        try (Page citizen = Browser.visit(at("/matters?number=" + number), 390, 844)) {
            citizen.locator("#code").fill("wrong123");
            citizen.getByRole(AriaRole.BUTTON, button("查询进度")).click();
            assertThat(citizen.locator(".error-summary")).containsText("编号和查询码对不上");
            citizen.locator("#code").fill(code.toUpperCase());
            citizen.getByRole(AriaRole.BUTTON, button("查询进度")).click();
            assertThat(citizen.locator(".timeline")).containsText("作出答复");
            assertThat(citizen.locator(".papers")).containsText("政府信息公开申请答复书");
            Browser.assertAccessible(citizen);
            Browser.picture(citizen, "matter-390");
        }
        var report = reports.live("education", year, ReportScope.OWN).orThrow();
        for (String row : List.of("r1", "r31", "r37")) {
            assertThat(report.figures().at(new Cell("t3", row, "nat"))).as(row).isEqualByComparingTo(BigDecimal.ONE);
        }
        assertThat(report.errors()).isEmpty();
    }

    private Page signedIn(String login) {
        Page page = Browser.visit(at("/desk"), 1440, 900);
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill(PASSWORD);
        page.locator("main button").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("待办"))).isVisible();
        return page;
    }

    private static void act(Page page, String title, Runnable fill) {
        var details = page.locator("details.act:has(> summary:has-text('" + title + "'))");
        details.locator("summary").first().click();
        fill.run();
        details.locator(".actions button").click();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setLevel(1);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
