package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.act;

import java.math.BigDecimal;
import java.util.List;

import org.gongkai.Visitors.Receipt;
import org.gongkai.calendar.Now;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Question;
import org.gongkai.face.Wording;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@DisplayName("在浏览器里走完")
class WholeLifeTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    AnnualReports reports;
    @Autowired
    DocumentSearch search;
    @Autowired
    Now now;

    private Visitors visitors;

    @BeforeEach
    void district() {
        visitors = new Visitors(port);
        demo.tell("cast");
    }

    @Test
    @DisplayName("公开一份文件；市民搜不到要的，申请、补正、得到答复；年报新收、予以公开、总计各加一")
    void publishSearchAskCompleteAnswerReport() throws InterruptedException {
        publishes("青澜区公共停车场收费标准", "路内停车首小时四元，全天最高二十元。");
        for (int tries = 0; tries < 100 && search.find(Question.of("停车场收费")).total() == 0; tries++) {
            Thread.sleep(100);
        }
        Receipt receipt;
        try (Page citizen = visitors.citizen("/search?q=停车场收费", 1280)) {
            assertThat(citizen.locator("main")).containsText("青澜区公共停车场收费标准");
            citizen.navigate("http://localhost:" + port + "/search?q=渡口轮渡票价核定依据");
            citizen.locator("main a[href^='/requests/new']").first().click();
            assertThat(citizen.locator("[name='item1.title']")).hasValue("渡口轮渡票价核定依据");
            Visitors.fillInPerson(citizen);
            receipt = Visitors.send(citizen);
        }
        try (Page officer = visitors.atCase("chenxi.office", receipt.number())) {
            act(officer, "确认收到", () -> {
                officer.locator("#receive-confirmation").selectOption("phone");
                officer.locator("#receive-proof").fill("通话记录2026-1");
            });
            act(officer, "通知补正", () -> {
                officer.locator("#ask-completion-missing").fill("请写明哪一年的票价");
                officer.locator("#ask-completion-completeBy").fill(now.today().plusDays(30).toString());
            });
            assertThat(officer.locator(".case-head")).containsText("待补正");
            assertThat(officer.locator(".clock")).containsText("收到补正之日起重新计算答复期限，当日不计。在此以前不倒计时");
            assertThat(officer.locator(".clock")).not().containsText("还有");
            officer.navigate("http://localhost:" + port + "/desk/cases?number=" + receipt.number());
            assertThat(officer.locator("table.list")).containsText("待补正，不倒计时");
            assertThat(officer.locator("table.list")).containsText(now.today().plusDays(30).toString());
            assertThat(officer.locator("table.list .light")).hasCount(0);
        }
        try (Page citizen = visitors.citizen("/matters?number=" + receipt.number(), 390)) {
            Visitors.lookUp(citizen, receipt);
            assertThat(citizen.locator(".clock")).containsText("最迟 " + Wording.date(now.today().plusDays(30)) + " 提交");
            assertThat(citizen.locator(".clock")).not().containsText("答复，还有");
            Browser.picture(citizen, "awaiting-completion-390");
            citizen.locator("[name='supplement']").fill("2025年");
            Visitors.press(citizen, "提交补正");
            assertThat(citizen.locator(".timeline")).containsText("提交补正");
        }
        answered(receipt, "chenxi.office", "songci.office");
        AnnualReport report = reports.live("qinglan", now.today().getYear(), ReportScope.OWN).orThrow();
        for (String row : List.of("r1", "r31", "r37")) {
            assertThat(report.figures().at(new Cell("t3", row, "nat"))).as(row).isEqualByComparingTo(BigDecimal.ONE);
        }
        assertThat(report.errors()).isEmpty();
    }

    @Test
    @DisplayName("漏填的每一处在表单上指出；查询码不对打不开；每一页都过得了无障碍检查")
    void refusalsAndAccessibility() {
        Receipt receipt;
        try (Page citizen = visitors.citizen("/requests/new?organ=education", 1280)) {
            Browser.assertAccessible(citizen);
            Visitors.press(citizen, "核对填写内容");
            assertThat(citizen.locator(".error-summary")).containsText("请填写“姓名或者名称”");
            Browser.assertAccessible(citizen);
            citizen.locator("[name='item1.title']").fill("<script>alert(1)</script>学区划分方案");
            Visitors.fillInPerson(citizen);
            assertThat(citizen.locator("main")).containsText("<script>alert(1)</script>学区划分方案");
            receipt = Visitors.send(citizen);
            Browser.assertAccessible(citizen);
        }
        try (Page officer = visitors.atCase("xienan.education", receipt.number())) {
            Browser.assertAccessible(officer);
            Browser.picture(officer, "desk-case");
        }
        try (Page citizen = visitors.citizen("/matters?number=" + receipt.number(), 390)) {
            citizen.locator("#code").fill("wrong123");
            Visitors.press(citizen, "查询进度");
            assertThat(citizen.locator(".error-summary")).containsText("编号和查询码对不上");
            Visitors.lookUp(citizen, receipt);
            Browser.assertAccessible(citizen);
            Browser.picture(citizen, "matter-390");
        }
    }

    private void publishes(String title, String body) {
        String edition;
        try (Page officer = visitors.signedIn("chenxi.office")) {
            officer.navigate("http://localhost:" + port + "/desk/documents/new");
            officer.locator("#title").fill(title);
            officer.locator("#issuer").fill("青澜区人民政府");
            officer.locator("#body-editor").fill(body);
            officer.locator("#formedOn").fill(now.today().toString());
            Visitors.press(officer, "保存草稿");
            edition = officer.url();
            Visitors.press(officer, "提交审核");
        }
        step("huangcen.office", edition, "审核通过");
        step("gaotang.office", edition, "保密审查通过");
        step("songci.office", edition, "批准发布");
    }

    private void step(String login, String edition, String action) {
        try (Page person = visitors.signedIn(login)) {
            person.navigate(edition);
            if (action.equals("保密审查通过")) {
                person.locator("#clear-conclusion").selectOption("none");
                person.locator("#clear-reason").fill("逐段看过，没有涉密的内容，也没有个人信息。");
            }
            if (action.equals("批准发布")) {
                person.getByRole(AriaRole.LINK, Visitors.named(action)).click();
                person.waitForURL("**/steps/publish");
            }
            Visitors.press(person, action);
        }
    }

    private void answered(Receipt receipt, String officerLogin, String approverLogin) {
        try (Page approver = visitors.atCase(approverLogin, receipt.number())) {
            Visitors.preview(approver, "作出答复", () -> {
                approver.waitForResponse(answer -> answer.url().contains("further"), () -> approver.locator("#decide-item1Reply").selectOption("R36-2"));
                approver.locator("#decide-item1Words").fill("");
                approver.locator("#decide-item1Where").fill("");
            });
            assertThat(approver.locator(".error-summary")).containsText("这种答复须写明");
            assertThat(approver.locator("#preflight-decide li.fails")).not().hasCount(0);
            Visitors.preview(approver, "作出答复", () -> {
                approver.locator("#decide-item1Words").fill("核定依据附后，可凭编号和查询码下载。");
                approver.locator("#decide-item1Where").fill("即日起在本网站“办件查询”下载");
            });
            assertThat(approver.locator("#preflight-decide-foreseen li:not(.holds)")).hasCount(0);
            assertThat(approver.locator(".case-head")).containsText("办理中");
            assertThat(approver.locator(".foreseen .sheet")).containsText("〔编号待发〕号");
            assertThat(approver.locator(".foreseen .sheet")).containsText("核定依据附后，可凭编号和查询码下载。");
            Browser.assertAccessible(approver);
            Browser.picture(approver, "letter-foreseen");
            Visitors.press(approver, "作出答复");
            assertThat(approver.locator(".case-head")).containsText("待送达");
            approver.locator(".papers a:has-text('答复书')").first().click();
            assertThat(approver.locator(".sheet")).containsText("青政公复〔" + now.today().getYear() + "〕1号");
            assertThat(approver.locator(".sheet")).containsText("核定依据附后，可凭编号和查询码下载。");
            Browser.assertAccessible(approver);
            Browser.picture(approver, "letter-issued");
        }
        try (Page officer = visitors.atCase(officerLogin, receipt.number())) {
            act(officer, "登记送达", () -> {
                officer.locator("#serve-way").selectOption("portal");
                officer.locator("#serve-proof").fill("P-1");
            });
            act(officer, "办结归档", () -> { });
            assertThat(officer.locator(".case-head")).containsText("已办结");
        }
        try (Page citizen = visitors.citizen("/matters?number=" + receipt.number(), 390)) {
            Visitors.lookUp(citizen, receipt);
            assertThat(citizen.locator(".given .papers")).containsText("政府信息公开申请答复书");
        }
    }
}
