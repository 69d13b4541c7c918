package org.gongkai.directreport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.gongkai.Browser;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest(told = true)
@DisplayName("直报在工作台：两个人在电话里核对指纹，下级报来，上级看得到、比得出、问得回去；自己的信息走完处长、主任、秘书长")
class DirectReportAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    Identity identity;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Now now;
    @Autowired
    Items items;

    @Test
    @DisplayName("从登记到追问：登记的人自己不能确认，听错一位不能确认；下级经真的 HTTP 报来两条几乎一样的，只算一条；任务、名次、声息都在一张表上；问的一句下级取得到；门外的生人只得一句话")
    void fromTheTelephoneToTheQuestion() throws IOException {
        demo.tell();
        try (House lower = new House(Duration.ZERO, new HttpsWire())) {
            lower.establish("kjj", "区科技局");
            try (Page page = signedIn("chenxi.office")) {
                // the office may, an officer alone may not
                page.navigate("http://localhost:" + port + "/desk/direct/peers");
                assertThat(page.locator("h1")).containsText("需要另一个岗位");
            }
            String heard = Peer.inGroups(lower.fingerprint());
            String first = holding("OPERATOR");
            String second = holding("DISCLOSURE_OFFICE");
            try (Page page = signedIn(first)) {
                open(page, "/desk/direct/peers");
                assertThat(page.locator("main")).containsText(Peer.inGroups(identity.fingerprint()));
                page.locator("#direction").selectOption("LOWER");
                page.locator("#name").fill("平湖县政府办公室");
                page.locator("#fingerprint").fill(heard.substring(1));
                press(page, "登记，等另一人核对");
                assertThat(page.locator("[role=alert]")).containsText("64 位");
                page.locator("#fingerprint").fill(heard);
                press(page, "登记，等另一人核对");
                assertThat(page.locator("main")).containsText("请另一位同事打电话核对指纹");
                looksWell(page, "direct-peers");
            }
            try (Page page = signedIn(second)) {
                open(page, "/desk/direct/peers");
                page.locator("[id^=heard]").fill(Peer.inGroups(identity.fingerprint()));
                press(page, "核对并确认");
                assertThat(page.locator("[role=alert]")).containsText("不一致");
                page.locator("[id^=heard]").fill(heard);
                press(page, "核对并确认");
                assertThat(page.locator("main")).containsText("已确认");
            }
            Peer above = lower.trust(Peer.Direction.UPPER, "青澜区政府办公室", "http://localhost:" + port, identity.fingerprint());
            String text = "今天上午，县政府召开春耕备耕工作推进会，听取了种子化肥储备和农机检修情况的汇报，要求各镇街落实责任，抢抓农时。";
            lower.report("kjj", "临溪县召开春耕备耕工作推进会", text);
            lower.report("kjj", "临溪县召开春耕备耕工作推进会！", text + "会后观摩。");
            lower.send();
            assertThat(lower.get(Standing.class).upper().getFirst().held()).isEqualTo(2);
            try (Page page = signedIn(second)) {
                open(page, "/desk/direct/board");
                page.locator("summary").getByText("布置任务数").click();
                page.locator("#peer").selectOption(new SelectOption().setLabel("平湖县政府办公室"));
                page.locator("#period").selectOption("WEEK");
                page.locator("#items").fill("2");
                press(page, "布置任务数");
                Locator line = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("平湖县政府办公室"));
                // behind the county that reported two that count
                assertThat(line.locator("td").first()).hasText("2");
                assertThat(line).containsText("差 1");
                assertThat(line).containsText("正常");
                looksWell(page, "direct-board");
                page.locator("a").getByText("平湖县政府办公室").click();
                assertThat(page.locator("main")).containsText("与第 1 件几乎一样，不另计");
                page.locator("th a").last().click();
                page.locator("#said").fill("哪几个镇街还没有落实？");
                press(page, "询问下级");
                assertThat(page.locator("main")).containsText("哪几个镇街还没有落实？");
                looksWell(page, "direct-item");
            }
            lower.report("kjj", "全县桥梁检测完毕", "一百二十座桥梁检测完毕，病害九处已经列入计划。");
            lower.send();
            assertThat(lower.get(Asks.class).of(above.id())).extracting("said").containsExactly("哪几个镇街还没有落实？");
        }
        try (House stranger = new House(Duration.ZERO, new HttpsWire())) {
            Wire.Answered answer = new HttpsWire().say("http://localhost:" + port, stranger.get(Identity.class).sign("{}").bytes());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"refused\":\"" + Inbox.Why.UNKNOWN.sentence() + "\"}");
            assertThat(new HttpsWire().say("http://localhost:" + port, new byte[Inbox.LARGEST + 1]).status()).isEqualTo(413);
        }
    }

    @Test
    @DisplayName("起草、退回、再送、签发：写错的一句话说清；退回写明理由；每一步换一个人；签发以后不再改")
    void theChain() {
        demo.tell();
        try (Page page = signedIn("xienan.education")) {
            open(page, "/desk/direct/new");
            page.locator("#title").fill("全区学校食堂检查完毕");
            press(page, "存为草稿");
            assertThat(page.locator("[role=alert]")).containsText("请写正文");
            page.locator("#body").fill("共检查食堂八十六家，责令改正三家。");
            looksWell(page, "direct-draft");
            press(page, "存为草稿");
            press(page, "送处长审核");
            assertThat(page.locator("main")).containsText("待处长审核");
            assertThat(page.locator("main")).containsText("审核人或审批人办理");
        }
        String id = jdbc.sql("select id from directreport.item where title = '全区学校食堂检查完毕'").query(String.class).single();
        items.sendBack(id, "写明三家是哪三家", House.staff("chuzhang", "education", Role.REVIEWER)).orThrow();
        try (Page page = signedIn("xienan.education")) {
            open(page, "/desk/direct/" + id);
            assertThat(page.locator("main")).containsText("写明三家是哪三家");
            press(page, "送处长审核");
        }
        items.pass(id, House.staff("chuzhang", "education", Role.REVIEWER)).orThrow();
        assertThat(items.pass(id, House.staff("chuzhang", "education", Role.DISCLOSURE_HEAD)).reasons()).anyMatch(said -> said.contains("另一人"));
        items.pass(id, House.staff("zhuren", "education", Role.DISCLOSURE_HEAD)).orThrow();
        items.pass(id, House.staff("mishuzhang", "education", Role.APPROVER)).orThrow();
        try (Page page = signedIn("xienan.education")) {
            open(page, "/desk/direct");
            assertThat(page.locator("main")).containsText("已签发 " + LocalDate.ofInstant(now.instant(), Now.ZONE));
            looksWell(page, "direct");
            open(page, "/desk/direct/" + id);
            assertThat(page.locator("main")).containsText("不再改动");
        }
    }

    private static void press(Page page, String button) {
        page.locator("main button").getByText(button, new Locator.GetByTextOptions().setExact(true)).first().click();
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private Page signedIn(String login) {
        Page page = Browser.visit("http://localhost:" + port + "/desk", 1440, 900);
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill("qinglan-demo-2026");
        page.locator("main button").first().click();
        page.locator(".deskhead-nav").waitFor();
        return page;
    }

    private static void looksWell(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, name + "-" + width);
        }
    }

    private String holding(String role) {
        return jdbc.sql("select c.login from directory.credential c join directory.post p on p.person = c.person where p.role = ? order by c.login limit 1").param(role).query(String.class).single();
    }
}
