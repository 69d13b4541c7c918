package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.press;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TypedRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("名录在工作台：登记、改正、送审、报“没有变化”，填错的说得清、改得快，别人改过的不覆盖")
class RegistersAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    Registers registers;
    @Autowired
    Keepers keepers;
    @Autowired
    EnterRows enter;

    private Visitors visitors;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("一条记录：填错的字段旁边写着怎样改，一点就改；保存两次只有一条；更正要理由；作废先看后果")
    void oneRecord() {
        try (Page page = visitors.signedIn("xienan.education")) {
            visitors.open(page, "/desk/registers");
            Browser.assertAccessible(page);
            Browser.picture(page, "registers-1440");
            visitors.open(page, "/desk/registers/trainings");
            page.getByText("由谁管").click();
            assertThat(page.locator("details:has-text('由谁管')")).containsText("每个机关登记自己的。");
            assertThat(page.locator("details:has-text('由谁管') li").first()).containsText("谢楠");
            page.getByText("登记一条").first().click();
            RegisterDesk.fill(page, "heldOn", "2026-02-10");
            RegisterDesk.fill(page, "topic", "依申请公开答复实务");
            page.locator("#value-form").selectOption("class");
            RegisterDesk.fill(page, "people", "四十");
            RegisterDesk.save(page);
            assertThat(page.locator("#value-people-error")).containsText("参加人数");
            assertThat(page.locator("#value-topic")).hasValue("依申请公开答复实务");
            Browser.assertAccessible(page);
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "register-record-390");
            page.setViewportSize(1280, 900);
            RegisterDesk.fill(page, "people", "４０");
            RegisterDesk.save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            assertThat(page.locator("tbody tr")).hasCount(1);
            Browser.assertAccessible(page);
            Browser.picture(page, "register-1280");

            page.locator("tbody th a").click();
            page.waitForURL("**/record?key=**");
            String record = page.url();
            page.locator("[name='how'][value='CORRECT']").check();
            RegisterDesk.fill(page, "people", "46");
            RegisterDesk.save(page);
            assertThat(page.locator("#reason-error")).containsText("理由");
            page.locator("#reason").fill("签到表核对为 46 人");
            RegisterDesk.save(page);
            assertThat(page.locator("tbody")).containsText("46");
            page.navigate(record);
            assertThat(page.locator(".register-past > li")).hasCount(2);
            Browser.picture(page, "register-history-1280");
            page.locator("[name='how'][value='CORRECT']").check();
            page.locator("#reason").fill("是区政府办办的");
            press(page, "注销或者作废");
            assertThat(page.locator(".confirm")).containsText("退回");
            press(page, "作废这条记录");
            assertThat(page.locator(".empty")).isVisible();
            assertThat(client.sql("select change from registers.entry where register = 'trainings' and organ = 'education' order by number").query(String.class).list())
                    .isEqualTo(List.of("ENTER", "CORRECT", "VOID"));
        }
    }

    @Test
    @DisplayName("两个人改同一条：后保存的看见前一个人改了什么，核对以后才覆盖；金额写成元的，提出换算，一点就改")
    void conflictAndApproval() {
        entrustFunds();
        try (Page clerk = visitors.signedIn("zhuche.finance")) {
            visitors.open(clerk, "/desk/registers/special-funds");
            assertThat(clerk.locator("details:has-text('由谁管')")).containsText("指定的是");
            visitors.open(clerk, "/desk/registers/special-funds/record");
            RegisterDesk.fill(clerk, "code", "A01");
            RegisterDesk.fill(clerk, "name", "困难群众救助");
            RegisterDesk.fill(clerk, "year", "2026");
            clerk.locator("#value-manager").selectOption("civil");
            RegisterDesk.fill(clerk, "amount", "105382600元");
            RegisterDesk.save(clerk);
            press(clerk, "改成 10538.26");
            assertThat(clerk.locator("#value-amount")).hasValue("10538.26");
            RegisterDesk.save(clerk);
            assertThat(clerk.locator("main")).containsText("待审批人审批");
            Browser.assertAccessible(clerk);
            visitors.open(clerk, "/desk/registers/special-funds");
            assertThat(clerk.locator(".empty")).containsText("送审的列在上面");
            Browser.assertAccessible(clerk);
            clerk.locator("section:has(#sent) a").click();
            assertThat(clerk.locator("main ins").first()).hasText("A01");
        }
        try (Page approver = visitors.signedIn("liangheng.finance")) {
            approver.locator("tr:has-text('财政专项资金') a").first().click();
            assertThat(approver.locator("ins").first()).hasText("A01");
            Browser.picture(approver, "register-proposal-1440");
            Browser.assertAccessible(approver);
            press(approver, "同意，登记");
            assertThat(approver.locator("main .notice.good")).hasText("2026-03-02，梁衡同意，已登记。");
            assertThat(approver.locator("main")).not().containsText("现处于");
            Browser.assertAccessible(approver);
        }
        try (Page first = visitors.signedIn("xiaozhen.housing"); Page second = visitors.signedIn("xiaozhen.housing")) {
            visitors.open(first, "/desk/registers/trainings/record");
            RegisterDesk.fill(first, "heldOn", "2026-02-12");
            RegisterDesk.fill(first, "topic", "甲");
            first.locator("#value-form").selectOption("online");
            RegisterDesk.fill(first, "people", "5");
            RegisterDesk.save(first);
            first.locator("tbody th a").click();
            first.waitForURL("**/record?key=**");
            visitors.open(second, first.url().replaceFirst("^http://[^/]*", ""));
            RegisterDesk.fill(first, "people", "6");
            RegisterDesk.save(first);
            RegisterDesk.fill(second, "people", "7");
            RegisterDesk.save(second);
            Locator theirs = second.locator(".notice.warning:has(table)");
            assertThat(theirs).containsText("6 人");
            assertThat(theirs).containsText("7 人");
            Browser.picture(second, "register-conflict-1440");
            Browser.assertAccessible(second);
            press(second, "核对过了，按我填的保存");
            assertThat(second.locator("tbody")).containsText("7 人");
        }
    }

    @Test
    @DisplayName("欠着的一季在待办里，写着最后一日；报“没有变化”就不欠了")
    void owed() {
        try (Page page = visitors.signedIn("caoran.water")) {
            visitors.open(page, "/desk/registers/trainings/record");
            RegisterDesk.fill(page, "heldOn", "2026-02-10");
            RegisterDesk.fill(page, "topic", "乙");
            page.locator("#value-form").selectOption("online");
            RegisterDesk.fill(page, "people", "5");
            RegisterDesk.save(page);
        }
        time.to("2026-07-06");
        try (Page page = visitors.signedIn("caoran.water")) {
            assertThat(page.locator("#duties")).containsText("2026年第2季度");
            visitors.open(page, "/desk/registers");
            assertThat(page.locator("main")).containsText("剩 6 个工作日");
            Browser.assertAccessible(page);
            press(page, "本期没有变化");
            assertThat(page.locator("main")).not().containsText("本期没有变化");
        }
    }

    @Test
    @DisplayName("文件：别处没有填好，收下的文件不必再选；不该公开的说明在哪里、没有收；登记以后随记录公开")
    void fileOfARecord() throws Exception {
        try (Page page = visitors.signedIn("xienan.education")) {
            visitors.open(page, "/desk/registers/field-studies/record");
            RegisterDesk.fill(page, "title", "三镇调研");
            page.locator("#value-sort").selectOption("study");
            RegisterDesk.fill(page, "fromOn", "2026-02-01");
            RegisterDesk.fill(page, "toOn", "2026-02-03");
            RegisterDesk.fill(page, "units", "3");
            RegisterDesk.fill(page, "findings", "2");
            page.locator("#value-paper").setInputFiles(new FilePayload("名单.docx", "", words("补助对象身份证号 11010519491231002X")));
            RegisterDesk.save(page);
            assertThat(page.locator("#value-paper-error")).containsText("没有收下");
            page.locator("#value-paper").setInputFiles(new FilePayload("调研报告.docx", "", words("到三个镇调研依申请公开。")));
            RegisterDesk.save(page);
            assertThat(page.locator("#value-mended-error")).isVisible();
            assertThat(page.getByText("调研报告.docx（")).isVisible();
            Browser.assertAccessible(page);
            RegisterDesk.fill(page, "mended", "1");
            RegisterDesk.save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            visitors.open(page, "/registers/field-studies/education~三镇调研");
            assertThat(page.locator("main")).containsText("SHA-256");
            Browser.assertAccessible(page);
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            org.assertj.core.api.Assertions.assertThat(page.request().get("http://localhost:" + port + page.locator("a[href*='/files/']").first().getAttribute("href")).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("表单带不动的大文件由脚本边传边存：传完到进度页，离开再来还在，登记完说登记了几条")
    void largeFile() {
        try (Page page = visitors.signedIn("zhangji.urban")) {
            visitors.open(page, "/desk/registers/trainings/import");
            Browser.assertAccessible(page);
            assertThat(page.locator(".register-columns li").first()).containsText("举办日期 必填 也认 ");
            visitors.open(page, "/desk/registers/query-points/import");
            assertThat(page.locator("main")).containsText("有坐标的在地址后面写 @ 和经度、纬度");
            visitors.open(page, "/desk/registers/query-points/grid");
            assertThat(page.locator("main")).containsText("有坐标的在地址后面写 @ 和经度、纬度");
            visitors.open(page, "/desk/registers/query-points/record");
            assertThat(page.locator(".field:has(#value-place)")).containsText("有坐标的在地址后面写 @ 和经度、纬度");
            visitors.open(page, "/desk/registers/trainings/import");
            page.locator("[data-large]").evaluate("box => { box.dataset.form = 10; box.dataset.most = 90; }");
            page.locator("#file").setInputFiles(new FilePayload("太大.csv", "", "时间,主题,形式,人数\n".repeat(9).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            page.getByText("读取并核对").click();
            assertThat(page.locator("[data-large]")).containsText("请拆成几个文件");
            page.locator("[data-large]").evaluate("box => { box.dataset.most = 9000; }");
            page.locator("#file").setInputFiles(new FilePayload("培训.csv", "", "时间,主题,形式,人数\n2026-02-18,边传边存,线上,5\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            page.getByText("读取并核对").click();
            page.waitForURL("**/brought/**");
            assertThat(page.locator("#progress h2")).hasText("核对完了，没有错处");
            Browser.assertAccessible(page);
            visitors.open(page, "/desk/registers/trainings/import");
            page.getByText("看进度").click();
            press(page, "登记 1 行");
            assertThat(page.locator("#progress")).containsText("全部登记完了");
            assertThat(page.locator("#progress")).containsText("已登记 1 条");
        }
    }

    private static byte[] words(String text) throws IOException {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
            return out.toByteArray();
        }
    }

    @Test
    @DisplayName("撤下涉及隐私的一条：先看会怎样，再撤；撤了以后名录里没有它，经过里只剩摘要")
    void withdrawn() {
        Register trainings = registers.find("trainings").orElseThrow();
        Map<String, String> row = Map.of("heldOn", "2026-02-16", "topic", "某户情况交流", "form", "线上", "people", "3");
        enter.enter(new EnterRows.Wish(trainings, EnterRows.fresh(), "water", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), new Staff("w", "某", List.of(Post.at("water", Role.OFFICER))));
        try (Page page = visitors.signedIn("dongzhen.office")) {
            visitors.open(page, "/desk/registers/trainings?q=某户情况交流");
            page.locator("tbody th a").first().click();
            page.waitForURL("**/record?key=**");
            String record = page.url();
            page.getByText("因涉及个人隐私撤下").click();
            assertThat(page.locator(".confirm")).containsText("不能恢复");
            Browser.assertAccessible(page);
            Browser.picture(page, "register-withdraw-1280");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "register-withdraw-390");
            press(page, "撤下");
            visitors.open(page, "/desk/registers/trainings?q=某户情况交流");
            assertThat(page.locator("tbody tr")).hasCount(0);
            page.navigate(record);
            assertThat(page.locator(".register-past")).containsText("只留摘要");
            assertThat(page.getByText("因涉及个人隐私撤下")).hasCount(0);
        }
    }

    private void entrustFunds() {
        Register funds = registers.find("special-funds").orElseThrow();
        assertThat(keepers.entrust(funds, "finance", new Staff("office", "", List.of(Post.at("qinglan", Role.DISCLOSURE_OFFICE))))).isEmpty();
    }

}
