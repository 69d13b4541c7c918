package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.gongkai.calendar.Now;
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
            Keys.type(officer, "#title", "食堂采购已主动公开");
            Keys.type(officer, "#words", "您申请的全区公办中小学校食堂大宗食材采购结果已经主动公开，可以在青澜区人民政府门户网站“重点领域信息公开—教育”栏目查阅。");
            Keys.tick(officer.locator("[name='shared']"));
            Keys.enter(officer, "main form:has(#words) .button");
            assertThat(officer.locator("main")).containsText("待审核");
            Browser.look(officer, "phrases");

            open(approver, "/desk/phrases");
            Browser.look(approver, "phrases-approver");
            Keys.enter(approver, "form[action$='/approve'] button");
            assertThat(approver.locator("main")).not().containsText("待审核");
        }
    }

    @Test
    @DisplayName("岗位最多的人，主导航在 1440 宽的屏幕上也只占一行；收在“更多”里的，回车打开，用键盘点得到")
    void menuInOneLine() {
        try (Page page = visitors.signedIn("dongzhen.office"); Page officer = visitors.signedIn("xienan.education")) {
            open(officer, "/desk/cases");
            org.assertj.core.api.Assertions.assertThat(officer.locator(".deskhead").boundingBox().height).isLessThan(60);
            page.setViewportSize(1440, 900);
            open(page, "/desk/cases");
            org.assertj.core.api.Assertions.assertThat(page.locator(".deskhead").boundingBox().height).isLessThan(60);
            page.locator(".deskhead-more > summary").focus();
            page.keyboard().press("Enter");
            Browser.look(page, "menu-more");
            Keys.enter(page, ".deskhead-more a[href='/desk/posting']");
            assertThat(page.locator(".deskhead-more > summary")).containsText("寄发");
        }
    }

    @Test
    @DisplayName("按提交方式分办的规则列出方式的名称；什么也没填的说明缺什么，填过的还在")
    void ruleByChannel() {
        try (Page page = visitors.signedIn("xienan.education")) {
            open(page, "/desk/assignment");
            Keys.type(page, "#title", "网上提交和电子邮件提出的申请");
            page.locator("#looksAt").selectOption("CHANNEL");
            Keys.enter(page, "main form:has(#looksAt) .button");
            assertThat(page.locator("[role='alert']")).containsText("提交方式");
            assertThat(page.locator("#title")).hasValue("网上提交和电子邮件提出的申请");
            Browser.look(page, "assignment-wrong");
            for (String box : new String[] {"[name='channel'][value='web']", "[name='channel'][value='email']", "[name='person']"}) {
                Keys.tick(page.locator(box).first());
            }
            Keys.enter(page, "main form:has(#looksAt) .button");
            assertThat(page.locator("table.list tbody tr")).containsText(Pattern.compile("网上提交[^、]*、电子邮件"));
            Browser.look(page, "assignment");
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
            Browser.look(officer, "case-alike");
            for (int n = 0; n < 2; n++) {
                Keys.tick(officer.locator(".alike input").nth(n));
            }
            Keys.enter(officer, "form:has(.alike) button");
            Keys.enter(officer, "a[href^='/desk/events/']");
            assertThat(officer.locator("h1")).containsText("等 3 件");
            Browser.look(officer, "event");

            page.keyboard().press("c");
            assertThat(page.locator("table.list")).isVisible();
            page.locator(".saved summary").focus();
            page.keyboard().press("Enter");
            Keys.type(page, "#view", "在办的食堂采购申请");
            page.keyboard().press("Enter");
            assertThat(page.locator(".saved .queues")).containsText(Pattern.compile("在办的食堂采购申请\\s*[1-9]"));
            Keys.tick(page.locator("table.list tr:has-text('" + CANTEENS + "') input").first());
            assertThat(page.locator("table.list input:checked")).hasCount(1);
            Browser.look(page, "cases");
            Keys.enter(page, ".bulk button[value='chosen']");
            assertThat(page.locator("h1")).containsText("成批办理");
            page.locator("#do").selectOption("inforequest.extend");
            Keys.enter(page, ".batch-choose .filter button");
            assertThat(page.locator("form[action$='/rehearse']")).isVisible();
            Browser.look(page, "batch-fields");
            page.locator("form[action$='/rehearse'] [name='days']").fill("10");
            page.locator("form[action$='/rehearse'] [name='reason']").fill("需要与多所学校逐一核对合同和验收单");
            Keys.enter(page, "form[action$='/rehearse'] .button");
            assertThat(page.locator("#progress")).containsText("可以办", new ContainsTextOptions().setTimeout(20_000));
            Browser.look(page, "batch");
            open(page, "/desk/batches");
            Browser.look(page, "batches");
        }
    }

    @Test
    @DisplayName("承办人拟稿、审批人签发：从各自的待办到送出，两个人一共点 3 下，待办以外开 2 页，一个字不打：最紧的一件开在清单旁边，在那里写、读文书、签；选了答复就有常用语和查阅地点，送出、签发以后打开下一件")
    void draftedAndSigned() {
        String spring = cast.inProgress("housing", "青澜区物业服务小区2026年春季住宅专项维修资金收支公示");
        String autumn = cast.inProgress("housing", "青澜区物业服务小区2026年秋季住宅专项维修资金收支公示");
        ClicksAndPages counter = new ClicksAndPages();
        try (Page officer = visitors.signedIn("xiaozhen.housing"); Page approver = visitors.signedIn("shenyan.housing")) {
            assertThat(officer.locator("#beside .case-head a")).hasAttribute("href", Pattern.compile("/desk/cases/(" + spring + "|" + autumn + ")"));
            String first = officer.locator("#beside .case-head a").getAttribute("href").endsWith(spring) ? spring : autumn;
            String again = first.equals(spring) ? autumn : spring;
            counter.on(officer);
            counter.choose(officer, "#decide-item1Reply", "R36-2");
            assertThat(officer.locator("#decide-item1Where")).hasValue(Pattern.compile("住房.*虚拟大道.*"));
            Browser.look(officer, "draft-begun");
            counter.click(officer, "button[value='sign']");
            assertThat(officer.locator("main")).containsText("已送签发");
            officer.waitForURL(Pattern.compile(".*/drafting/decide\\?done=sent.*"));
            approver.reload();
            // from here on: what they look at first is their inbox
            counter.on(approver);
            assertThat(approver.locator("#duties tr[aria-current] a[href*='" + first + "/drafting']")).isVisible();
            assertThat(approver.locator("#beside .sheet")).containsText("可以公开");
            assertThat(approver.locator("#beside .sheet ~ .decision")).isVisible();
            Browser.look(approver, "draft-sign");
            counter.click(approver, "button[value='sign']");
            assertThat(approver.locator("main")).containsText("待送达");
            org.assertj.core.api.Assertions.assertThat(counter.told()).isEqualTo("3 clicks, 2 pages");

            String direct = cast.inProgress("housing", "青澜区住房和城乡建设局2026年度部门预算");
            open(approver, "/desk");
            counter.begin();
            counter.click(approver, "#duties a[href$='" + direct + "']");
            counter.choose(approver, "#decide-item1Reply", "R36-2");
            counter.click(approver, "#act-decide button[name='preview']");
            counter.click(approver, ".foreseen-next .button");
            org.assertj.core.api.Assertions.assertThat(counter.told()).as("without a draft: by whoever signs alone").isEqualTo("4 clicks, 3 pages");

            open(officer, "/desk");
            counter.begin();
            assertThat(officer.locator("#beside .case-head a")).hasAttribute("href", "/desk/cases/" + again);
            counter.click(officer, ".past summary");
            Browser.look(officer, "draft-write");
            counter.click(officer, "button[name='take']");
            counter.click(officer, "button[value='review']");
            org.assertj.core.api.Assertions.assertThat(counter.told()).as("the same question again, to the sending on").isEqualTo("3 clicks, 2 pages");
            open(approver, "/desk/cases/" + again + "/drafting/decide");
            assertThat(approver.locator(".drafting-text")).containsText("通过，送签发");
            try (Page reviewer = visitors.signedIn("huangcen.office")) {
                assertThat(reviewer.locator("#beside .case-head a")).hasAttribute("href", "/desk/cases/" + again);
                reviewer.locator("#decision summary").click();
                reviewer.locator("#remark-item1Words").fill("写明公示到哪一天");
                Browser.look(reviewer, "draft-review");
                reviewer.locator("button[value='return']").click();
                assertThat(reviewer.locator("#duties a[href*='" + again + "/drafting']")).hasCount(0);
            }
            open(officer, "/desk/cases/" + again + "/drafting/decide");
            assertThat(officer.locator(".remarks")).containsText("写明公示到哪一天");
            officer.locator("#decide-item1Words").fill("维修资金的收支已经按季度公示，公示到2026年12月31日。");
            officer.locator("button[value='sign']").click();
            open(approver, "/desk/cases/" + again + "/drafting/decide");
            assertThat(approver.locator(".changes ins")).containsText("公示到2026年12月31日");
            approver.locator("button[value='sign']").click();
            approver.locator("a[href*='/sheet']").click();
            assertThat(approver.locator(".approval")).containsText("黄岑 退回");
            Browser.look(approver, "draft-sheet");
        }
    }

    @Test
    @DisplayName("寄发：扫一个号码、按回车就到下一份；校验位不对的当场说明，光标还在框里，再扫一次就是；粘贴的一列里用过的留下并写明；一次打印成一个 PDF")
    void postedByScanner(@Autowired Now now) {
        for (int n = 0; n < 2; n++) {
            Submit asked = cast.request("housing", "青澜区2026年老旧小区改造计划及施工单位名录（第" + n + "批）");
            String request = cast.submitted(CaseworkCast.with(asked, asked.applicant(), Map.of("way", "post", "medium", "paper")));
            cast.does(CaseworkCast.OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
            cast.does(CaseworkCast.OFFICER, "ask-completion", request, Map.of("missing", "请写明是哪一年的", "completeBy", now.today().plusMonths(2).toString()));
        }
        try (Page officer = visitors.signedIn("xiaozhen.housing")) {
            open(officer, "/desk/posting");
            Keys.type(officer, "#number", "RR473124828CN");
            officer.keyboard().press("Enter");
            assertThat(officer.locator("[role='alert']")).containsText("“RR473124828CN”的校验位不对");
            assertThat(officer.locator("#number")).isFocused();
            officer.keyboard().type("RR473124829CN\n");
            assertThat(officer.locator(".notice.good")).containsText("RR473124829CN 已登记");
            assertThat(officer.locator("#number")).isFocused();
            officer.locator("#scan details summary").click();
            // three letters of two requests wait: one number cannot serve them all
            officer.locator("#numbers").fill("RA123456785CN\nRA123456785CN\nRA123456785CN");
            officer.locator("form[action$='/numbers'] button").click();
            assertThat(officer.locator("[role='alert']")).containsText("已经用在另一件的文书上");
            assertThat(officer.locator("#numbers")).hasValue(Pattern.compile(".*RA123456785CN", Pattern.DOTALL));
            Browser.look(officer, "posting");
            assertThat(officer.request().get("http://localhost:" + port + "/desk/posting/letters.pdf")).isOK();
            org.assertj.core.api.Assertions.assertThat(officer.request().get("http://localhost:" + port + "/desk/posting/envelopes.pdf").headers().get("content-type")).contains("pdf");
            open(officer, "/desk/posting");
            officer.locator("#returned").fill("RR473124829CN");
            officer.locator("#return-reason").selectOption("moved");
            officer.locator("form[action$='/returned'] button").click();
            assertThat(officer.locator(".notice.good")).containsText("1 个号码已登记");
            open(officer, "/desk");
            Locator owed = officer.locator("#duties tr", new Page.LocatorOptions().setHasText("已经迁移"));
            assertThat(owed).containsText("没有送达，换地址再寄或者改用别的方式");
            Browser.look(officer, "returned-inbox");
            owed.locator("a").first().click();
            assertThat(officer.locator("#posted + ul")).containsText("请打电话问清地址再寄，或者改用别的方式送达：电子邮件、当面领取、平台送达、留置送达");
            Browser.look(officer, "returned-matter");
            open(officer, "/desk/figures");
            assertThat(officer.locator("#posted + dl")).containsText("退回过的");
            Browser.look(officer, "returned-figures");
        }
    }

    @Test
    @DisplayName("文书措辞：清单、一份、能填的词在旁边；写错的词当场说是不是哪一个，写的还在；样张看了再提交，另一个人在待办里看到、比较、批准")
    void lettersAreWorded(@Autowired Now now) {
        try (Page officer = visitors.signedIn("xiaozhen.housing")) {
            open(officer, "/desk/wordings");
            Browser.look(officer, "wordings");
            officer.locator("main a:has-text('政府信息公开申请补正告知书')").first().click();
            String text = officer.locator("#body").inputValue();
            officer.locator("#body").fill(text.replace("{completeBy}", "{completeBuy}"));
            officer.locator("button[value='try']").click();
            assertThat(officer.locator("[role='alert']")).containsText("“{completeBuy}”没有可填的。是不是“completeBy”");
            assertThat(officer.locator("#body")).hasValue(Pattern.compile(".*\\{completeBuy}.*", Pattern.DOTALL));
            Browser.look(officer, "wording-refused");
            officer.locator("#body").fill(text + "\n看不懂的，可以打电话问。");
            officer.locator("button[value='try']").click();
            assertThat(officer.locator("article.sheet")).containsText("看不懂的，可以打电话问。");
            Browser.look(officer, "wording-specimen");
            officer.locator("#from").fill(now.today().plusDays(2).toString());
            Keys.type(officer, "#why", "来电的人看不懂");
            officer.locator("button[value='propose']").click();
            assertThat(officer.locator(".notice")).containsText("另一个人审批");
        }
        try (Page approver = visitors.signedIn("shenyan.housing")) {
            open(approver, "/desk");
            approver.locator("#duties tr:has-text('审批改写的文书') a").first().click();
            assertThat(approver.locator("ins")).containsText("看不懂的，可以打电话问。");
            Browser.look(approver, "wording-version");
            approver.locator("form[action$='/approve'] button").click();
            assertThat(approver.locator("dl.summary")).containsText("已批准");
            assertThat(approver.locator("form[action$='/take-back'] button")).isVisible();
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
            Keys.enter(page, ".case-head a");
            assertThat(page.locator("h1")).containsText("请求撤销答复");
            Browser.look(page, "case-remedy");
            Keys.enter(page, ".case-head a");
            assertThat(page.locator("h1")).containsText("学区划分调整方案");
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
