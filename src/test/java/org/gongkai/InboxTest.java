package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.act;
import static org.gongkai.Visitors.press;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.gongkai.Visitors.Receipt;
import org.gongkai.calendar.Now;
import org.gongkai.casework.filing.Submission;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("待办：按灯、按环节计数，边输入边筛选；双方确认各在各的页面上办")
class InboxTest {

    @LocalServerPort
    int port;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        visitors = new Visitors(port);
        demo.tell();
    }

    @Test
    @DisplayName("各环节的件数之和就是待办总数，点一个环节只看那一队，点一盏灯只看那一色")
    void countsAreLinks() {
        try (Page page = visitors.signedIn("dongzhen.office")) {
            Browser.assertAccessible(page);
            Browser.picture(page, "inbox-1440");
            List<Integer> counts = page.locator(".queues strong").allInnerTexts().stream().map(Integer::valueOf).toList();
            assertThat(counts.getFirst()).isEqualTo(counts.stream().skip(1).mapToInt(Integer::intValue).sum()).isEqualTo(rows(page).count());
            Locator queue = page.locator(".queues a").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*办理中")));
            int processing = Integer.parseInt(queue.locator("strong").innerText());
            queue.click();
            assertThat(rows(page)).hasCount(processing);
            page.navigate("http://localhost:" + port + "/desk");
            Locator lamp = page.locator(".lamps a:has-text('已超期')");
            int over = Integer.parseInt(lamp.locator("strong").innerText());
            lamp.click();
            assertThat(rows(page)).hasCount(over);
            page.setViewportSize(390, 844);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
        }
    }

    @Test
    @DisplayName("要做什么：写的是这件事应办的那一步；自己拟稿、别人签发的，写明拟稿；自己不能办的，写明待谁办；等人的，写明在等什么；别人的只有签发、统筹的人另外看得到")
    void namesWhatIsOwed() {
        try (Page office = visitors.signedIn("dongzhen.office"); Page approver = visitors.signedIn("yuanyu.civil"); Page housing = visitors.signedIn("shenyan.housing")) {
            assertThat(rows(office).filter(new Locator.FilterOptions().setHasText("学区划分调整方案"))).containsText("拟稿：作出答复");
            assertThat(rows(office).filter(new Locator.FilterOptions().setHasText("食堂大宗食材"))).containsText("机关确认收到");
            assertThat(rows(approver).filter(new Locator.FilterOptions().setHasText("最低生活保障"))).hasCount(0);
            approver.locator(".tabs a:has-text('其他人的')").click();
            housing.navigate("http://localhost:" + port + "/desk?whose=OTHERS");
            assertThat(rows(approver).filter(new Locator.FilterOptions().setHasText("最低生活保障"))).containsText("登记送达（待");
            assertThat(rows(housing).filter(new Locator.FilterOptions().setHasText("公共租赁住房"))).containsText("等候征求的意见");
        }
    }

    @Test
    @DisplayName("没有人承办的可以认领，认领就是自己的；整个移交以后，是接手的人的，自己的待办里没有了；每一件的改派在经过里")
    void takenAndHandedOver(@Autowired DistrictMatters matters) {
        String request = matters.received("区属学校食堂2026年第三季度食材抽检结果").caseIds().getFirst();
        matters.does(request, "accept", Map.of());
        try (Page office = visitors.signedIn("dongzhen.office"); Page officer = visitors.signedIn("xienan.education")) {
            Locator row = rows(office).filter(new Locator.FilterOptions().setHasText("食材抽检结果"));
            row.locator("button:has-text('认领')").click();
            assertThat(office.locator(".case-acts")).containsText("改派承办人");
            office.navigate("http://localhost:" + port + "/desk?whose=MINE");
            assertThat(row).hasCount(1);
            officer.reload();
            assertThat(rows(officer).filter(new Locator.FilterOptions().setHasText("食材抽检结果"))).hasCount(0);
            office.navigate("http://localhost:" + port + "/desk/handover");
            Browser.assertAccessible(office);
            office.locator("#to").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("谢楠"));
            office.locator("button:has-text('全部移交')").click();
            assertThat(office.locator("main")).containsText("移交了");
            office.navigate("http://localhost:" + port + "/desk?whose=MINE");
            assertThat(row).hasCount(0);
            officer.navigate("http://localhost:" + port + "/desk?whose=MINE");
            assertThat(rows(officer).filter(new Locator.FilterOptions().setHasText("食材抽检结果"))).hasCount(1);
        }
    }

    @Test
    @DisplayName("清单旁边显示不了的，点编号就打开那一页本身：出了错的，换成了别的页的，退出登录的先登录、登录以后到那一页；没有点、自己打开的显示不了，留在清单")
    void opensThePageItself() {
        try (Page page = visitors.signedIn("xienan.education")) {
            Locator link = page.locator("#duties a[data-beside]").first();
            assertThat(page.locator("#beside-title")).isVisible();
            String address = "http://localhost:" + port + link.getAttribute("href");
            for (Route.FulfillOptions instead : List.of(new Route.FulfillOptions().setStatus(500), new Route.FulfillOptions().setContentType("text/html").setBody("<h1>别的页</h1>"))) {
                page.route(url -> url.contains("/drafting/"), route -> {
                    if (route.request().headers().containsKey("hx-request")) {
                        route.fulfill(instead);
                    } else {
                        route.resume();
                    }
                });
                page.waitForResponse(response -> response.url().contains("/drafting/"), () -> page.navigate("http://localhost:" + port + "/desk"));
                assertThat(page.url()).isEqualTo("http://localhost:" + port + "/desk");
                assertThat(page.locator("#beside-shown > *")).hasCount(0);
                link.click();
                page.waitForURL(address);
                assertThat(page.locator("main .drafting")).isVisible();
                page.unrouteAll();
            }
            page.navigate("http://localhost:" + port + "/desk");
            assertThat(page.locator("#beside-title")).isVisible();
            page.context().clearCookies();
            link.click();
            page.waitForURL(Pattern.compile(".*/sign-in.*"));
            Visitors.signIn(page, "xienan.education");
            page.waitForURL(Pattern.compile(Pattern.quote(address) + ".*"));
        }
    }

    @Test
    @DisplayName("输入几个字，列表随即缩小；没有脚本时按查找得到同样的结果")
    void narrowsWhileTyping() {
        try (Page page = visitors.signedIn("dongzhen.office")) {
            page.locator("#narrow").pressSequentially("农贸市场");
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page).first()).containsText("明沙农贸市场");
            page.locator("#narrow").press("Enter");
            page.waitForURL(Pattern.compile(".*q=.*"));
            assertThat(rows(page)).hasCount(1);
            assertThat(page.locator("#narrow")).hasValue("农贸市场");
            page.locator("#narrow").fill("没有这样的事");
            assertThat(page.locator("#duties .empty")).containsText("没有符合条件的待办");
        }
    }

    @Test
    @DisplayName("第三十一条第三项 申请人凭编号和查询码确认，机关再确认：待双方确认的队里有它，双方确认当日起算")
    void bothConfirm() {
        Receipt receipt;
        try (Page citizen = visitors.citizen("/requests/new?organ=education&q=校车时刻表", 1280)) {
            Visitors.fillInPerson(citizen);
            receipt = Visitors.send(citizen);
        }
        try (Page citizen = visitors.citizen("/matters?number=" + receipt.number(), 390)) {
            Visitors.lookUp(citizen, receipt);
            Browser.assertAccessible(citizen);
            Visitors.press(citizen, "确认申请已提交");
            assertThat(citizen.locator(".timeline")).containsText("确认申请已提交");
            assertThat(citizen.locator("main")).containsText("待机关确认收到");
            assertThat(citizen.locator(".clock")).hasCount(0);
            Browser.picture(citizen, "matter-confirmed-390");
        }
        try (Page officer = visitors.signedIn("xienan.education")) {
            officer.navigate("http://localhost:" + port + "/desk/cases/unconfirmed");
            Browser.assertAccessible(officer);
            Browser.picture(officer, "unconfirmed-1440");
            officer.getByText(receipt.number(), new Page.GetByTextOptions().setExact(true)).click();
            act(officer, "机关确认收到", () -> { });
            assertThat(officer.locator(".case-head")).containsText("待受理");
            assertThat(officer.locator(".clock")).containsText("最迟");
            assertThat(officer.locator(".papers")).containsText("登记回执");
        }
        try (Page citizen = visitors.citizen("/matters?number=" + receipt.number(), 390)) {
            Visitors.lookUp(citizen, receipt);
            citizen.locator(".papers a").first().click();
            assertThat(citizen.locator(".sheet")).containsText(receipt.number());
            Browser.assertAccessible(citizen);
            Browser.assertFits(citizen);
            Browser.picture(citizen, "matter-paper-390");
        }
    }

    @Test
    @DisplayName("批示有期限，是承办人的待办，办结报给批示的人；备注只在机关里，提出人的页面、文书、公开的页面和台账里一个字也没有；别的机关的人看不到")
    void notesBecomeDuties(@Autowired DistrictMatters matters, @Autowired JdbcClient client, @Autowired Now now) {
        Submission.Accepted request = matters.received("2026年校服采购的中标价格");
        String matter = "/desk/cases/" + request.caseIds().getFirst();
        try (Page approver = visitors.signedIn("chengran.education"); Page officer = visitors.signedIn("xienan.education"); Clicker citizen = new Clicker(port)) {
            approver.navigate("http://localhost:" + port + matter);
            approver.locator("#notes details summary").click();
            approver.locator("#note-words").fill("尽快核对合同，密语甲");
            approver.locator("#note-kind").selectOption("INSTRUCTION");
            approver.locator("#notes label:has-text('谢楠') input").check();
            Browser.assertAccessible(approver);
            approver.locator("#notes form[action$='/new'] .button").click();
            assertThat(approver.locator("main")).containsText("批示请写明最迟哪一天办");
            approver.locator("main a.button").click();
            approver.locator("#notes details").evaluate("details => details.open = true");
            assertThat(approver.locator("#note-words")).hasValue("尽快核对合同，密语甲");
            approver.locator("#note-kind").selectOption("INSTRUCTION");
            approver.locator("#notes label:has-text('谢楠') input").check();
            approver.locator("#note-until").fill(now.today().plusDays(9).toString());
            approver.locator("#notes form[action$='/new'] .button").click();
            assertThat(approver.locator(".note-instruction")).containsText("没有办结");

            officer.reload();
            assertThat(rows(officer).filter(new Locator.FilterOptions().setHasText("办理批示"))).containsText("校服采购");
            officer.locator("#duties a[href='" + matter + "#notes']").click();
            officer.locator("button:has-text('已阅')").click();
            assertThat(officer.locator(".note-instruction")).containsText("已阅");
            officer.locator(".note-instruction textarea").fill("合同已核对，密语乙");
            officer.locator("button:has-text('办结')").first().click();
            officer.locator("button:has-text('关注这一件')").click();
            Browser.look(officer, "case-notes");
            approver.navigate("http://localhost:" + port + "/desk");
            assertThat(rows(approver).filter(new Locator.FilterOptions().setHasText("阅办理情况"))).hasCount(1);
            matters.does(request.caseIds().getFirst(), "accept", Map.of());
            officer.navigate("http://localhost:" + port + "/desk");
            assertThat(rows(officer).filter(new Locator.FilterOptions().setHasText("有 1 项新的进展"))).hasCount(1);

            var form = (FormElement) citizen.open("/matters").page().selectFirst("main form");
            form.selectFirst("[name=number]").val(request.number());
            form.selectFirst("[name=code]").val(request.code());
            String seen = citizen.send(form, Clicker.entries(form, "")).page().outerHtml();
            assertThat(seen).contains("校服采购").doesNotContain("密语", "批示", "备注");
            for (String open : List.of("/", "/requests", "/search?q=%E5%AF%86%E8%AF%AD", "/api/v1/matters")) {
                assertThat(citizen.open(open).page().select("main").text().replaceAll("“?密语”?[^“”]{0,12}", "")).as(open).doesNotContain("核对合同");
            }
        }
        assertThat(client.sql("select count(*) from ledger.act where canonical like '%密语%' or canonical like '%核对合同%'").query(Integer.class).single()).isZero();
        assertThat(client.sql("select count(*) from casework.note where position(convert_to('密语', 'UTF8') in sealed) > 0").query(Integer.class).single()).isZero();
        try (Clicker elsewhere = new Clicker(port)) {
            elsewhere.signIn("yuanyu.civil", "qinglan-demo-2026");
            assertThat(elsewhere.open(matter).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("审批人登记请假，代办人的待办里另列一栏；没有选代办人的不收；回来了，那一栏就没有了")
    void standsInAtTheDesk(@Autowired Now now) {
        try (Page approver = visitors.signedIn("chengran.education"); Page officer = visitors.signedIn("xienan.education")) {
            approver.navigate("http://localhost:" + port + "/desk/leave");
            approver.locator("#from").fill(now.today().toString());
            approver.locator("#until").fill(now.today().plusDays(2).toString());
            press(approver, "登记请假");
            assertThat(approver.locator(".error-summary")).containsText("请选择代办人");
            assertThat(approver.locator("#until")).hasValue(now.today().plusDays(2).toString());
            approver.locator("#substitute").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("谢楠"));
            press(approver, "登记请假");
            assertThat(approver.locator("main tbody").first()).containsText("谢楠");
            Browser.look(approver, "leave");
            approver.navigate("http://localhost:" + port + "/desk");
            assertThat(approver.locator("main .notice")).containsText("由谢楠代办");
            int own = rows(approver).count();
            assertThat(approver.locator(".pressing a")).hasCount(4);
            int over = Integer.parseInt(approver.locator(".pressing strong").first().innerText());
            approver.locator(".pressing a").first().click();
            assertThat(rows(approver)).hasCount(over);
            officer.navigate("http://localhost:" + port + "/desk?whose=INSTEAD");
            assertThat(officer.locator(".tabs")).containsText("代 程苒");
            assertThat(rows(officer)).not().hasCount(0);
            assertThat(rows(officer).filter(new Locator.FilterOptions().setHasText("代 程苒"))).hasCount(rows(officer).count());
            assertThat(rows(officer).count()).isLessThanOrEqualTo(own);
            Browser.assertAccessible(officer);
            Browser.picture(officer, "inbox-instead-1440");
            approver.navigate("http://localhost:" + port + "/desk/leave");
            approver.locator("button:has-text('今天回来了')").click();
            officer.reload();
            assertThat(officer.locator(".tabs a:has-text('代 程苒')")).hasCount(0);
        }
    }

    private static Locator rows(Page page) {
        return page.locator("#duties tbody tr");
    }
}
