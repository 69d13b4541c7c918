package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.gongkai.AskedOfThePublic.looksWell;
import static org.gongkai.Visitors.named;
import static org.gongkai.Visitors.press;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("公众参与：征集意见、问卷、访谈，在公开的页面上和工作台上")
class TakingPartTest {

    @LocalServerPort
    int port;

    private Visitors visitors;
    private AskedOfThePublic asked;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        visitors = new Visitors(port);
        asked = new AskedOfThePublic(visitors);
        demo.tell();
    }

    @Test
    @DisplayName("意见征集：不用注册就能提意见，凭编号和查询码看得到；到期没有公布结果的在待办里有灯，公开的页面上写着期限；宽屏、手机都合规")
    void takingPart() {
        Visitors.Receipt receipt;
        try (Page page = visitors.citizen("/mailboxes", 1440)) {
            page.getByRole(AriaRole.LINK, named("意见征集")).first().click();
            for (String path : List.of("/participation", "/participation/mine")) {
                visitors.open(page, path);
                looksWell(page, path.substring(1).replace('/', '-'));
            }
            visitors.open(page, "/participation");
            assertThat(page.locator("[aria-labelledby='open'] li")).hasCount(3);
            assertThat(page.locator("[aria-labelledby='awaiting'] li").first()).containsText("前公布结果");
            assertThat(page.locator("[aria-labelledby='coming'] li")).hasCount(2);
            assertThat(page.locator("[aria-labelledby='answered'] li")).hasCount(6);
            page.getByRole(AriaRole.LINK, named("老旧小区加装电梯补贴办法")).click();
            looksWell(page, "solicitation-answered");
            page.getByRole(AriaRole.LINK, named("关于印发老旧小区加装电梯补贴办法的通知")).click();
            page.getByRole(AriaRole.LINK, named("（征求意见稿）")).click();
            asked.onTheSite(page, "学位布局调整方案");
            looksWell(page, "solicitation-open");
            page.getByRole(AriaRole.LINK, named("对第二条提意见")).click();
            looksWell(page, "contribute");
            press(page, "提交意见");
            assertThat(page.locator(".error-summary")).containsText("意见要写");
            page.locator("#words").fill("校车请在竹溪大道北口设一站。");
            page.locator("#name").fill("林小舟");
            press(page, "提交意见");
            receipt = Visitors.receipt(page);
            looksWell(page, "received");
        }
        try (Page page = visitors.citizen("/participation", 390)) {
            page.getByRole(AriaRole.LINK, named("夜间公交问卷")).click();
            looksWell(page, "survey-answered");
            asked.onTheSite(page, "局长谈秋季入学");
            assertThat(page.locator("#transcript li")).hasCount(4);
            looksWell(page, "interview");
            asked.onTheSite(page, "社区文化活动问卷");
            looksWell(page, "survey-open");
            page.getByRole(AriaRole.LINK, named("填问卷")).click();
            looksWell(page, "survey");
            page.locator("[name='q1'][value='0']").check();
            page.locator("[name='q4'][value='4']").check();
            press(page, "交问卷");
            assertThat(page.locator(".error-summary")).containsText("第 2 题要回答");
            page.locator("[name='q2'][value='1']").check();
            press(page, "交问卷");
            assertThat(page.locator("main")).containsText("只算一份");
            asked.onTheSite(page, "社区文化活动问卷");
            page.getByRole(AriaRole.LINK, named("填问卷")).click();
            page.locator("[name='q1'][value='1']").check();
            page.locator("[name='q4'][value='4']").check();
            press(page, "交问卷");
            assertThat(page.locator(".error-summary")).containsText("已经填过一次");
        }
        try (Page page = visitors.signedIn("dengyu.culture")) {
            asked.atTheDesk(page, "社区文化活动问卷");
            page.getByRole(AriaRole.LINK, named("看收到的问卷")).click();
            looksWell(page, "desk-voices");
        }
        try (Page page = visitors.citizen("/participation/mine", 390)) {
            Visitors.open(page, receipt.number(), receipt.code());
            assertThat(page.locator(".summary")).containsText("加密保存");
            press(page, "抹去我的姓名和电话");
            assertThat(page.locator(".summary")).containsText("已经抹去");
            looksWell(page, "mine");
        }
        try (Page page = visitors.signedIn("xienan.education")) {
            visitors.open(page, "/desk/participation");
            looksWell(page, "desk-participation");
            page.getByRole(AriaRole.LINK, named("学位布局调整方案")).click();
            looksWell(page, "desk-solicitation");
            page.getByRole(AriaRole.LINK, named("整理收到的意见")).click();
            looksWell(page, "desk-opinions");
            page.locator("input[name='number']").first().check();
            page.locator("#title").fill("校车写清楚");
            press(page, "归组，一起答复");
            assertThat(page.locator("[role='status']")).containsText("归入 1 条");
            page.getByRole(AriaRole.LINK, named("意见的答复和结果")).click();
            looksWell(page, "desk-outcome");
            visitors.open(page, "/desk/participation/new");
            looksWell(page, "desk-draft");
        }
        try (Page page = visitors.signedIn("guohe.transport")) {
            assertThat(page.locator("#duties tbody tr").filter(new Locator.FilterOptions().setHasText("自行车停放管理规定"))).containsText("归并意见，写明采纳情况，送签");
        }
    }

    @Test
    @DisplayName("听证、座谈、开放日：公告写明时间地点名额，报名凭编号和查询码退得出来；电话报名在工作台上登记；办完没有公布的写着欠到哪一天")
    void gatherings() {
        Visitors.Receipt receipt;
        try (Page page = visitors.citizen("/participation", 1440)) {
            page.getByRole(AriaRole.LINK, named("阶梯价格调整听证会")).click();
            assertThat(page.locator("[aria-labelledby='coming']")).containsText("当众抽签，有人见证");
            looksWell(page, "hearing");
            asked.onTheSite(page, "餐饮企业座谈会");
            assertThat(page.locator("[aria-labelledby='minutes']")).containsText("商定");
            assertThat(page.locator("[aria-labelledby='outcome']")).containsText("部分采纳");
            looksWell(page, "forum-answered");
            asked.onTheSite(page, "“市民与政务公开”研讨会");
            assertThat(page.locator(".notice.grave")).containsText("已经超期");
            looksWell(page, "seminar-late");
            visitors.open(page, "/participation/decisions");
            looksWell(page, "decisions");
            page.getByRole(AriaRole.LINK, named("关于印发老旧小区加装电梯补贴办法的通知")).click();
            assertThat(page.locator("[aria-labelledby='phase-BEFORE']")).containsText("公布采纳情况");
            assertThat(page.locator("[aria-labelledby='phase-DURING'] li").first()).containsText("决策的文件");
            assertThat(page.locator("[aria-labelledby='phase-RESULT']")).containsText("还没有公布实施结果");
            looksWell(page, "decision");
            visitors.open(page, "/participation/topics");
            assertThat(page.locator("[aria-labelledby='topics'] li")).hasCount(5);
            looksWell(page, "topics");
            visitors.open(page, "/participation/topics?year=2014");
            assertThat(page.locator("main")).containsText("差 130 次");
            looksWell(page, "topics-2014");
            visitors.open(page, "/participation/appraisals");
            assertThat(page.locator("main h2")).hasCount(3);
            looksWell(page, "appraisals");
            page.locator("main a[href^='/participation/']:not([href*='appraisals'])").first().click();
            assertThat(page.locator("main")).containsText("各机关的得分和答复");
            assertThat(page.locator("[id^='counted-']")).hasCount(0);
        }
        try (Page page = visitors.citizen("/participation", 390)) {
            page.getByRole(AriaRole.LINK, named("走进松岛污水处理厂")).click();
            looksWell(page, "openday");
            page.getByRole(AriaRole.LINK, named("报名")).first().click();
            press(page, "报名");
            assertThat(page.locator(".error-summary")).containsText("姓名要写");
            looksWell(page, "register");
            page.locator("#name").fill("余小满");
            page.locator("#phone").fill("000-0000 9876");
            page.locator("#email").fill("xiaoman@example.org");
            press(page, "报名");
            assertThat(page.locator(".receipt")).containsText("候补");
            assertThat(page.locator(".receipt")).containsText("发到您写的电子邮箱");
            receipt = Visitors.receipt(page);
            looksWell(page, "registered");
        }
        try (Page page = visitors.signedIn("lintang.environment")) {
            asked.atTheDesk(page, "走进松岛污水处理厂");
            page.getByRole(AriaRole.LINK, named("报名")).first().click();
            assertThat(page.locator("main")).containsText("余小满");
            page.locator("#name").fill("柳小满");
            page.locator("#phone").fill("000-0000 9877");
            press(page, "登记");
            assertThat(page.locator("[role='status']")).containsText("查询码");
            page.locator("input[name='number']").first().check();
            press(page, "选中的人来不了，退出");
            assertThat(page.locator("#registrations tbody tr").first()).containsText("已退出");
            looksWell(page, "desk-registrations");
            visitors.open(page, "/desk/participation/new?kind=hearing&organ=environment");
            looksWell(page, "desk-draft-hearing");
        }
        try (Page page = visitors.citizen("/participation/registration", 390)) {
            Visitors.open(page, receipt.number(), receipt.code());
            looksWell(page, "registration");
            press(page, "退出");
            assertThat(page.locator(".summary")).containsText("已退出");
        }
        try (Page page = visitors.signedIn("wuyun.development")) {
            asked.atTheDesk(page, "“市民与政务公开”研讨会");
            page.getByRole(AriaRole.LINK, named("意见的答复和结果")).click();
            page.locator("#minutes").fill("三十一人到会，分三组谈。");
            page.locator("#came").fill("31");
            press(page, "保存纪要");
            assertThat(page.locator("#minutes")).hasValue("三十一人到会，分三组谈。");
            looksWell(page, "desk-minutes");
            visitors.open(page, "/desk/participation/topics");
            page.locator("#title").fill("公交首末班车时间对不上");
            press(page, "登记");
            page.locator("#channel").selectOption("NEWMEDIA");
            page.locator("#title").fill("首末班车时间以站牌为准，已更正");
            press(page, "加上");
            assertThat(page.locator("ol.entries")).containsText("微博微信");
            looksWell(page, "desk-topic");
            visitors.open(page, "/desk/participation/topics");
            looksWell(page, "desk-topics");
        }
        try (Page page = visitors.signedIn("chenyu.culture")) {
            visitors.open(page, "/desk/participation/appraisals");
            page.locator("textarea[name='text']").fill("演出的预告发得晚，明年提前一个月。");
            press(page, "答复，马上公开");
            assertThat(page.locator("main")).containsText("明年提前一个月");
            looksWell(page, "desk-appraisals");
        }
    }

    @Test
    @DisplayName("抽签以后公布名单，没有抽的写着没有抽签；改期的、取消的，公告、目录、报名的人查的那一页都写明为什么")
    void drawnMovedCalledOff(@Autowired JdbcClient client) {
        String hearing = client.sql("update participation.gathering set registers_until = current_date - 1 where giving = 'LOT' returning solicitation").query(String.class).single();
        client.sql("update participation.gathering set giving = 'LOT' where solicitation = (select id from participation.solicitation where kind = 'seminar')").update();
        String listed;
        try (Page page = visitors.signedIn("wuyun.development")) {
            visitors.open(page, "/desk/participation/" + hearing + "/registrations");
            page.locator("#witness").fill("区公证处公证员 余某");
            page.locator("#word").fill("春风又绿江南岸");
            press(page, "抽签，只抽一次");
            Locator drawn = page.locator("#registrations tbody tr").filter(new Locator.FilterOptions().setHasText("抽签第 1 位"));
            listed = drawn.locator("td").nth(3).innerText();
            drawn.locator("input[name='number']").check();
            press(page, "公布选中的人的名单");
            assertThat(page.locator("#registrations tbody tr").filter(new Locator.FilterOptions().setHasText("抽签第 1 位"))).containsText("在公布的名单上");
            looksWell(page, "desk-drawn");
        }
        try (Page page = visitors.citizen("/participation/" + hearing, 390)) {
            assertThat(page.locator("[aria-labelledby='coming']")).containsText("参加人名单");
            assertThat(page.locator("[aria-labelledby='coming']")).containsText(listed);
            // what nobody did is no act: an address that was not asked before
            visitors.open(page, "/participation/" + client.sql("select id from participation.solicitation where kind = 'seminar'").query(String.class).single() + "?before=99999");
            assertThat(page.locator("[aria-labelledby='coming']")).containsText("没有抽签。");
        }
        try (Page page = visitors.signedIn("hehe.development")) {
            visitors.open(page, "/desk/participation/" + hearing);
            page.getByText("改期、改地点").click();
            page.locator("#place").fill("区文化馆小剧场");
            press(page, "改，马上公开");
            assertThat(page.locator("[role='alert']")).containsText("为什么改要写");
            page.getByText("改期、改地点").click();
            assertThat(page.locator("#place")).hasValue("区文化馆小剧场");
            page.locator("#moved").fill("会议室检修");
            press(page, "改，马上公开");
            assertThat(page.locator("main")).containsText("会议室检修");
            looksWell(page, "desk-moved");
        }
        try (Page page = visitors.citizen("/participation/" + hearing, 390)) {
            assertThat(page.locator("main")).containsText("时间、地点有变");
            assertThat(page.locator("[aria-labelledby='coming']")).containsText("区文化馆小剧场");
            looksWell(page, "hearing-moved");
        }
        try (Page page = visitors.signedIn("hehe.development")) {
            visitors.open(page, "/desk/participation/" + hearing);
            page.getByText("取消，不再举行").click();
            page.locator("#cancelled").fill("水价方案撤回重做");
            press(page, "取消，马上公开");
            assertThat(page.locator("main")).containsText("已取消，不再举行");
            looksWell(page, "desk-called-off");
        }
        try (Page page = visitors.citizen("/participation", 390)) {
            assertThat(page.locator("[aria-labelledby='coming'] li").filter(new Locator.FilterOptions().setHasText("阶梯价格"))).containsText("已取消");
            page.getByRole(AriaRole.LINK, named("阶梯价格调整听证会")).click();
            assertThat(page.locator("main")).containsText("水价方案撤回重做");
            looksWell(page, "hearing-called-off");
        }
        try (Page page = visitors.signedIn("wuyun.development")) {
            assertThat(page.locator("#duties tbody tr").filter(new Locator.FilterOptions().setHasText("阶梯价格"))).containsText("个人不再举行");
            visitors.open(page, "/desk/participation/" + hearing + "/registrations");
            page.locator("input[name='number']").first().check();
            press(page, "已经通知选中的人");
            assertThat(page.locator("#registrations tbody tr").first()).containsText("不再举行");
        }
    }
}
