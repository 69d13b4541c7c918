package org.gongkai.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.gongkai.Browser;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.Now;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.LoopHealth;
import org.gongkai.ledger.Loops;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("运维在工作台：维护工作日历，先看会移动哪些件，再登记；看后台工作好不好；人人在设置里找得到自己可以改的")
class CalendarDeskTest {

    /** Pages of the desk on which work is done; every other page of the desk is one on which something is set. */
    private static final Set<String> WORK = Set.of("/desk", "/desk/agent", "/desk/settings", "/desk/batches", "/desk/cases/ended", "/desk/cases/new", "/desk/cases/overdue", "/desk/cases/unconfirmed", "/desk/channels",
            "/desk/documents", "/desk/documents/all", "/desk/documents/all.csv", "/desk/documents/cleanups", "/desk/documents/deposits", "/desk/documents/findings", "/desk/documents/kinds", "/desk/documents/new",
            "/desk/documents/sought", "/desk/figures", "/desk/figures/behind", "/desk/grid", "/desk/grid/new", "/desk/grid/patrol", "/desk/handover", "/desk/health", "/desk/home/preview", "/desk/openings", "/desk/openings.csv", "/desk/outbox",
            "/desk/participation", "/desk/participation/appraisals", "/desk/participation/new", "/desk/participation/topics", "/desk/posting", "/desk/releases", "/desk/releases/stopped", "/desk/releases/stopped.csv", "/desk/remedies", "/desk/reports", "/desk/search",
            "/desk/sittings", "/desk/sittings/behind", "/desk/sittings/figures",
            "/desk/limitations",
            "/desk/orders", "/desk/orders/behind", "/desk/orders/conditions", "/desk/orders/new", "/desk/orders/standing.csv",
            "/desk/campaigns", "/desk/campaigns/new", "/desk/reports/published",
            "/desk/direct", "/desk/direct/new", "/desk/direct/peers", "/desk/direct/board");
    private static final List<String> EVERY_POST = List.of("chenxi.office", "huangcen.office", "gaotang.office", "songci.office", "dongzhen.office", "fuyan.office", "wangji.office");

    @LocalServerPort
    int port;
    @Autowired
    CaseLists lists;
    @Autowired
    DecideLocalDay localDays;
    @Autowired
    Ledger ledger;
    @Autowired
    Now now;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        demo.tell();
    }

    @Test
    @DisplayName("粘贴通知的正文：先列出读到的日子，核对以后走原来的导入；星期几对不上的退回，粘贴的还在；什么也没有导入")
    void readsTheNoticeItself() {
        try (Page page = signedIn("wangji.office", "/desk/calendar")) {
            List<String> imported = page.locator("main p:has-text('在这里导入的年份')").allInnerTexts();
            String text = "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。";
            page.locator("#text").fill(text.replace("5月8日（周六）", "5月9日（周六）"));
            press(page, "读出放假、上班的日子", 0);
            assertThat(page.locator(".error-summary")).containsText("5月9日");
            assertThat(page.locator("#text")).hasValue(text.replace("5月8日（周六）", "5月9日（周六）"));
            page.locator("#text").fill(text);
            press(page, "读出放假、上班的日子", 0);
            assertThat(page.locator("main tbody tr")).hasCount(2);
            assertThat(page.locator("main tbody tr").nth(1)).containsText("5");
            Browser.look(page, "notice-read");
            press(page, "看看会移动哪些件", 0);
            assertThat(page.locator("[role=status]")).containsText("还没有登记");
            page.navigate("http://localhost:" + port + "/desk/calendar");
            assertThat(page.locator("main p:has-text('在这里导入的年份')").allInnerTexts()).isEqualTo(imported);
        }
    }

    @Test
    @DisplayName("停班一天：预览不改动任何日期；登记后未结的件后移，告知过的日期写明；撤回后移回")
    void closesADayAndTakesItBack() {
        List<String> before = lastDays();
        try (Page page = signedIn("wangji.office", "/desk/calendar")) {
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-calendar");
            press(page, "看看会移动哪些件", 0);
            assertThat(page.locator(".error-summary")).containsText("请填写日期");
            String day = nextWorkingDay();
            page.locator("#day").fill(day);
            press(page, "看看会移动哪些件", 0);
            assertThat(page.locator(".error-summary")).containsText("理由");
            assertThat(page.locator("#day")).hasValue(day);
            page.locator("#reason").fill("防汛指挥部 2026 年第 3 号通告");
            press(page, "看看会移动哪些件", 0);
            assertThat(page.locator("[role=status]")).containsText("还没有登记");
            assertThat(page.locator("tbody tr").first()).isVisible();
            assertThat(lastDays()).as("a preview changes nothing").isEqualTo(before);
            assertThat(localDays.inForce()).isEmpty();
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-calendar-foreseen");
            press(page, "登记", 0);
            assertThat(page.locator("[role=status]")).containsText("已登记");
            assertThat(lastDays()).isNotEqualTo(before);
            assertThat(localDays.inForce()).singleElement().matches(decided -> decided.by() != null);
            page.locator("main a.button").click();
            assertThat(page.locator("tbody")).containsText("王霁");
            page.setViewportSize(390, 844);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            page.setViewportSize(1440, 900);
            page.locator("tbody summary").first().click();
            page.locator("[id^=withdraw]").fill("汛情解除");
            press(page, "看看会移动哪些件", 0);
            press(page, "登记", 0);
            assertThat(lastDays()).isEqualTo(before);
            assertThat(ledger.of("calendar/local-day/" + 1).isEmpty() && ledger.of("calendar/local-day/" + 2).isEmpty()).isFalse();
        }
    }

    @Test
    @DisplayName("导入放假通知：读不懂的文件说明原因，读得懂的先预览后生效")
    void importsANotice() {
        int year = now.today().getYear() + 1;
        try (Page page = signedIn("wangji.office", "/desk/calendar")) {
            page.locator("#file").setInputFiles(new FilePayload("x.json", "application/json", "不是".getBytes(StandardCharsets.UTF_8)));
            press(page, "看看会移动哪些件", 1);
            assertThat(page.locator(".error-summary")).containsText("不是可读的 JSON");
            page.locator("#file").setInputFiles(new FilePayload("n.json", "application/json", """
                    {"year": %1$d, "papers": [], "days": [{"name": "元旦", "date": "%1$d-01-01", "isOffDay": true}]}""".formatted(year)
                    .getBytes(StandardCharsets.UTF_8)));
            press(page, "看看会移动哪些件", 1);
            assertThat(page.locator("[role=status]")).containsText("还没有登记");
            press(page, "登记", 0);
            assertThat(page.locator("[role=status]")).containsText("已登记");
            page.locator("main a.button").click();
            assertThat(page.locator("main")).containsText(year + " 年");
        }
    }

    @Test
    @DisplayName("运行情况：哪项后台工作不好、从何时起、什么错、怎么办；/health 说同样的话，不说记录里的字")
    void showsWhatIsIll(@Autowired Loops loops) throws Exception {
        Loop ill = loops.add(Loop.Plan.of("index-of-a-test", "更新检索库", Duration.ofSeconds(1)), () -> {
            throw new SQLException("FATAL: 张三 的口令", "57P01");
        });
        Loop limping = loops.add(Loop.Plan.of("forget-of-a-test", "销毁到期的个人信息", Duration.ofSeconds(1)), () -> false);
        limping.leaveOut("zy5hm7vzjzcf", new IllegalStateException("张三"));
        try (Page page = signedIn("wangji.office", "/desk/health"); HttpClient client = HttpClient.newHttpClient()) {
            org.awaitility.Awaitility.await().until(() -> loops.health().stream().anyMatch(loop -> loop.state() == LoopHealth.State.FAILING));
            page.reload();
            assertThat(page.locator("tbody tr").first()).containsText("检查数据库");
            assertThat(page.locator("tbody tr").first()).containsText("57P01");
            assertThat(page.locator("main")).containsText("没有做成的记录 1 条");
            assertThat(page.locator("main")).not().containsText("张三");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-health");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "desk-health-390");
            HttpResponse<String> json = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                    .header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofString());
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.body()).contains("\"well\":false", "index-of-a-test", "57P01", "\"since\"", "检查数据库", "linker", "mailer", "midnight", "forget", "batches", "index")
                    .doesNotContain("张三");
            HttpResponse<String> words = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                    .header("Accept", "text/plain").build(), HttpResponse.BodyHandlers.ofString());
            assertThat(words.body()).startsWith("后台工作有故障").contains("数据库连不上", "自 20").doesNotContain("张三", "zy5hm7vzjzcf");
        } finally {
            ill.stop();
            limping.stop();
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health")).build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                    .as("what is not in use is not ill").isEqualTo(200);
        }
    }

    @Test
    @DisplayName("工作日历，不是运维的人打不开")
    void onlyForTheOperator() {
        try (Page page = signedIn("chenxi.office", "/desk")) {
            assertThat(page.navigate("http://localhost:" + port + "/desk/calendar").status()).isEqualTo(403);
        }
    }

    private List<String> lastDays() {
        return lists.open(Scope.EVERYTHING, CaseLists.Wanted.EVERYTHING, null, 500).stream().map(CaseLists.Line::key).sorted().toList();
    }

    private String nextWorkingDay() {
        var day = now.today().plusDays(1);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        return day.toString();
    }

    private static void press(Page page, String button, int which) {
        page.locator("main").getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(button).setExact(true))
                .and(page.locator(".button:visible:not(details:not([open]) *)")).nth(which).click();
    }

    private Page signedIn(String login, String path) {
        Page page = Browser.visit("http://localhost:" + port + path, 1440, 900);
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill("qinglan-demo-2026");
        page.locator("main button").first().click();
        return page;
    }

    private List<String> listed(Page page) {
        page.navigate("http://localhost:" + port + "/desk/settings");
        return page.locator("#settings tbody th a").all().stream().map(link -> link.getAttribute("href").replaceAll("#.*", "")).toList();
    }

    @Test
    @DisplayName("设置：工作台上不是办事的每一页都在设置里；各种岗位看到的每一项都打得开")
    void everySettingsPageIsThere(@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses) {
        Set<String> pages = new TreeSet<>();
        addresses.getHandlerMethods().keySet().stream().filter(one -> one.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(one -> one.getPatternValues().stream().filter(address -> (address.equals("/desk") || address.startsWith("/desk/")) && !address.contains("{")).forEach(pages::add));
        assertThat(pages).as("the addresses are read").contains("/desk/people", "/desk/phrases").containsAll(WORK);
        Set<String> offered = new TreeSet<>();
        for (String login : EVERY_POST) {
            try (Page page = signedIn(login, "/desk")) {
                List<String> theirs = listed(page);
                offered.addAll(theirs);
                assertThat(theirs.stream().distinct()).allSatisfy(address -> assertThat(page.request().get("http://localhost:" + port + address).status()).as(login + " " + address).isEqualTo(200));
            }
        }
        pages.removeAll(WORK);
        assertThat(offered).as("pages of the desk that are neither work nor among the settings are forgotten").containsAll(pages);
    }

    @Test
    @DisplayName("设置：运维看到人员和岗位、审查程序、文书格式、公开目录、放假通知，写着现在是什么、何时改的；监察看到请假、提醒、口令、常用语，看不到人员、机构、日历、规则；从工作台的导航打得开；边打字边筛选")
    void whatEachMayChange() {
        try (Page operator = signedIn("wangji.office", "/desk"); Page supervisor = signedIn("fuyan.office", "/desk")) {
            operator.locator(".deskhead-nav a[href='/desk/settings']").click();
            assertThat(operator.locator("#settings").innerText()).contains("人员和岗位", "登记了", "审查程序", "文书格式", "公开目录", "放假通知到").matches("(?s).*自 \\d{4}年\\d{1,2}月\\d{1,2}日 起.*");
            Browser.look(operator, "settings");
            operator.locator("#settings-q").pressSequentially("请假");
            assertThat(operator.locator("#settings tbody tr")).hasCount(1);
            assertThat(listed(supervisor)).contains("/desk/leave", "/desk/reminders", "/desk/password", "/desk/phrases")
                    .doesNotContainAnyElementsOf(Arrays.asList("/desk/people", "/desk/organs", "/desk/calendar", "/desk/regulations", "/desk/home", "/desk/assignment", "/desk/outsiders", "/desk/documents/words"));
        }
    }
}
