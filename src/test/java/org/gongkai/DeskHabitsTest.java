package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({DemoDistrict.class, CaseworkCast.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("常用语、分办规则、视图、合并办理、成批办理：只用键盘就办得成；宽屏和手机上都读得完、点得到，无障碍检查没有问题")
class DeskHabitsTest {

    private static final String CANTEENS = "全区公办中小学校食堂2025年度大宗食材定点采购合同及履约验收单";

    @LocalServerPort
    int port;

    @Autowired
    CaseworkCast cast;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        visitors = new Visitors(port);
        district.tell("cast");
    }

    @Test
    @DisplayName("共用的常用语由写的人交来，审批人审核通过，两人都不碰鼠标")
    void phraseWrittenAndApproved() {
        try (Page officer = visitors.signedIn("xienan.education"); Page approver = visitors.signedIn("chengran.education")) {
            open(officer, "/desk/phrases");
            type(officer, "#title", "食堂采购已主动公开");
            type(officer, "#words", "您申请的全区公办中小学校食堂大宗食材采购结果已经主动公开，可以在青澜区人民政府门户网站“重点领域信息公开—教育”栏目查阅。");
            officer.locator("[name='shared']").focus();
            officer.keyboard().press("Space");
            enter(officer, "main form:has(#words) .button");
            assertThat(officer.locator("main")).containsText("待审核");
            look(officer, "phrases");

            open(approver, "/desk/phrases");
            look(approver, "phrases-approver");
            enter(approver, "form[action$='/approve'] button");
            assertThat(approver.locator("main")).not().containsText("待审核");
        }
    }

    @Test
    @DisplayName("按提交方式分办的规则列出方式的名称；什么也没填的说明缺什么，填过的还在")
    void ruleByChannel() {
        try (Page page = visitors.signedIn("xienan.education")) {
            open(page, "/desk/assignment");
            type(page, "#title", "网上提交和电子邮件提出的申请");
            page.locator("#looksAt").selectOption("CHANNEL");
            enter(page, "main form:has(#looksAt) .button");
            assertThat(page.locator("[role='alert']")).containsText("提交方式");
            assertThat(page.locator("#title")).hasValue("网上提交和电子邮件提出的申请");
            look(page, "assignment-wrong");
            for (String box : new String[] {"[name='channel'][value='web']", "[name='channel'][value='email']", "[name='person']"}) {
                page.locator(box).first().focus();
                page.keyboard().press("Space");
            }
            enter(page, "main form:has(#looksAt) .button");
            assertThat(page.locator("table.list tbody tr")).containsText("网上提交、电子邮件");
            look(page, "assignment");
        }
    }

    @Test
    @DisplayName("相近的申请并入一件，各件列在合并办理页；清单的条件存为视图；勾选的成批试办")
    void togetherViewsAndBatches() {
        String lead = cast.inProgress("education", CANTEENS);
        cast.inProgress("education", CANTEENS + "（含补充协议）");
        cast.inProgress("education", CANTEENS + "和付款凭证");
        try (Page page = visitors.signedIn("chengran.education"); Page officer = visitors.signedIn("xienan.education")) {
            open(officer, "/desk/cases/" + lead);
            look(officer, "case-alike");
            for (int n = 0; n < 2; n++) {
                officer.locator(".alike input").nth(n).focus();
                officer.keyboard().press("Space");
            }
            enter(officer, "form:has(.alike) button");
            enter(officer, "a[href^='/desk/events/']");
            assertThat(officer.locator("h1")).containsText("等 3 件");
            look(officer, "event");

            page.keyboard().press("c");
            assertThat(page.locator("table.list")).isVisible();
            page.locator(".saved summary").focus();
            page.keyboard().press("Enter");
            type(page, "#view", "在办的食堂采购申请");
            page.keyboard().press("Enter");
            assertThat(page.locator(".saved .queues")).containsText(Pattern.compile("在办的食堂采购申请\\s*[1-9]"));
            page.locator("table.list tr:has-text('" + CANTEENS + "') input").first().focus();
            page.keyboard().press("Space");
            assertThat(page.locator("table.list input:checked")).hasCount(1);
            look(page, "cases");
            enter(page, ".bulk button[value='chosen']");
            assertThat(page.locator("h1")).containsText("成批办理");
            page.locator("#do").selectOption("inforequest.extend");
            enter(page, ".batch-choose .filter button");
            assertThat(page.locator("form[action$='/rehearse']")).isVisible();
            look(page, "batch-fields");
            page.locator("form[action$='/rehearse'] [name='days']").fill("10");
            page.locator("form[action$='/rehearse'] [name='reason']").fill("需要与多所学校逐一核对合同和验收单");
            enter(page, "form[action$='/rehearse'] .button");
            assertThat(page.locator("#progress")).containsText("可以办", new ContainsTextOptions().setTimeout(20_000));
            look(page, "batch");
            open(page, "/desk/batches");
            look(page, "batches");
        }
    }

    @Test
    @DisplayName("已答复的办件写明对它的复议，复议写明针对哪一件，互相打得开；轮不到自己办的，写明等谁")
    void remedyAndReplyNameEachOther() {
        String request = cast.inProgress("education", "2026年秋季义务教育学校学区划分调整方案及论证材料");
        cast.does(CaseworkCast.APPROVER, "decide", request, cast.answers("R36-2"));
        try (Page page = visitors.signedIn("chengran.education")) {
            open(page, "/desk/cases/" + request);
            assertThat(page.locator(".case-now")).containsText("现在没有您可以办的。 等着办的：");
            String number = page.locator(".papers li:has-text('答复书') .keep").innerText();
            cast.submitted(new Submit("reconsideration", "served", "nat", List.of("education"), CaseworkCast.OFFICER, Map.of("name", "林小舟"),
                    Map.of("decision", number), List.of(Map.of("title", "请求撤销答复，责令重新答复")), null, null, null, null, null));
            page.reload();
            enter(page, ".case-head a");
            assertThat(page.locator("h1")).containsText("请求撤销答复");
            look(page, "case-remedy");
            enter(page, ".case-head a");
            assertThat(page.locator("h1")).containsText("学区划分调整方案");
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private static void type(Page page, String field, String words) {
        page.locator(field).focus();
        page.keyboard().insertText(words);
    }

    private static void enter(Page page, String what) {
        page.locator(what).first().focus();
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }

    private static void look(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, name + "-" + width);
        }
    }
}
