package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.press;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
            open(page, "/desk/registers");
            Browser.assertAccessible(page);
            Browser.picture(page, "registers-1440");
            open(page, "/desk/registers/trainings");
            page.getByText("登记一条").first().click();
            fill(page, "heldOn", "2026-02-10");
            fill(page, "topic", "依申请公开答复实务");
            page.locator("#value-form").selectOption("class");
            fill(page, "people", "四十");
            save(page);
            assertThat(page.locator("#value-people-error")).containsText("参加人数");
            assertThat(page.locator("#value-topic")).hasValue("依申请公开答复实务");
            Browser.assertAccessible(page);
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "register-record-390");
            page.setViewportSize(1280, 900);
            fill(page, "people", "４０");
            save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            assertThat(page.locator("tbody tr")).hasCount(1);
            Browser.assertAccessible(page);
            Browser.picture(page, "register-1280");

            page.locator("tbody th a").click();
            page.waitForURL("**/record?key=**");
            String record = page.url();
            page.locator("[name='how'][value='CORRECT']").check();
            fill(page, "people", "46");
            save(page);
            assertThat(page.locator("#reason-error")).containsText("理由");
            page.locator("#reason").fill("签到表核对为 46 人");
            save(page);
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
            open(clerk, "/desk/registers/special-funds/record");
            fill(clerk, "code", "A01");
            fill(clerk, "name", "困难群众救助");
            fill(clerk, "year", "2026");
            clerk.locator("#value-manager").selectOption("civil");
            fill(clerk, "amount", "105382600元");
            save(clerk);
            press(clerk, "改成 10538.26");
            assertThat(clerk.locator("#value-amount")).hasValue("10538.26");
            save(clerk);
            assertThat(clerk.locator("main")).containsText("待审批人审批");
            Browser.assertAccessible(clerk);
        }
        try (Page approver = visitors.signedIn("liangheng.finance")) {
            approver.locator("tr:has-text('财政专项资金') a").first().click();
            assertThat(approver.locator("ins").first()).hasText("A01");
            Browser.picture(approver, "register-proposal-1440");
            Browser.assertAccessible(approver);
            press(approver, "同意，登记");
            assertThat(approver.locator("main")).containsText("已登记");
        }
        try (Page first = visitors.signedIn("xiaozhen.housing"); Page second = visitors.signedIn("xiaozhen.housing")) {
            open(first, "/desk/registers/trainings/record");
            fill(first, "heldOn", "2026-02-12");
            fill(first, "topic", "甲");
            first.locator("#value-form").selectOption("online");
            fill(first, "people", "5");
            save(first);
            first.locator("tbody th a").click();
            first.waitForURL("**/record?key=**");
            open(second, first.url().replaceFirst("^http://[^/]*", ""));
            fill(first, "people", "6");
            save(first);
            fill(second, "people", "7");
            save(second);
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
            open(page, "/desk/registers/trainings/record");
            fill(page, "heldOn", "2026-02-10");
            fill(page, "topic", "乙");
            page.locator("#value-form").selectOption("online");
            fill(page, "people", "5");
            save(page);
        }
        time.to("2026-07-06");
        try (Page page = visitors.signedIn("caoran.water")) {
            assertThat(page.locator("#duties")).containsText("2026年第2季度");
            open(page, "/desk/registers");
            assertThat(page.locator("main")).containsText("剩 6 个工作日");
            Browser.assertAccessible(page);
            press(page, "本期没有变化");
            assertThat(page.locator("main")).not().containsText("本期没有变化");
        }
    }

    @Test
    @DisplayName("表格：粘贴三百行，错的一格说得清，改了全部保存；没有保存的重新打开还在，能撤销；别人改过的一行不覆盖")
    void sheet() {
        StringBuilder rows = new StringBuilder();
        for (int n = 1; n <= 300; n++) {
            rows.append("2026-02-").append(String.format("%02d", n % 28 + 1)).append("\t第").append(n).append("期\t线上\t").append(n == 150 ? "四十" : "5").append('\n');
        }
        try (Page page = visitors.signedIn("zengyao.industry")) {
            open(page, "/desk/registers/trainings/grid");
            cell(page, 0, 1).click();
            paste(page, rows.toString());
            assertThat(cell(page, 1, 2)).hasText("第2期");
            page.locator(".grid-sheet input").press("Control+z");
            assertThat(cell(page, 1, 2)).hasCount(0);
            paste(page, rows.toString());
            page.waitForTimeout(3000);
            page.reload();
            assertThat(cell(page, 1, 2)).hasText("第2期");
            save(page);
            assertThat(page.locator(".grid-faults li")).hasCount(1);
            assertThat(page.locator(".grid-faults")).containsText("第 151 行");
            page.locator(".grid-faults a").click();
            assertThat(page.locator(".sheet-fault")).containsText("参加人数");
            Browser.assertAccessible(page);
            Browser.picture(page, "register-grid-1440");
            page.keyboard().type("40");
            page.keyboard().press("Enter");
            assertThat(page.locator(".sheet-fault")).hasCount(0);
            save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            assertThat(client.sql("select count(*) from registers.record where register = 'trainings' and organ = 'industry'").query(Long.class).single()).isEqualTo(300);
        }
        try (Page first = visitors.signedIn("zengyao.industry"); Page second = visitors.signedIn("zengyao.industry")) {
            open(first, "/desk/registers/trainings/grid");
            open(second, "/desk/registers/trainings/grid");
            change(first, "6");
            save(first);
            assertThat(first.locator(".notice.good")).isVisible();
            change(second, "7");
            save(second);
            assertThat(second.locator(".grid-faults")).containsText("没有覆盖");
            assertThat(cell(second, 0, 4)).hasText("7");
            second.setViewportSize(390, 844);
            Browser.assertFits(second);
            Browser.picture(second, "register-grid-390");
            press(second, "核对过了，按我填的保存");
            press(second, "先核对，不保存");
            assertThat(second.locator("main")).containsText("没有变化 299 条");
        }
    }

    @Test
    @DisplayName("五千行：网页表格和 WPS 的单元格粘贴得进来，一格里的换行还在，整列填一个值、撤销都不卡；许多条的一个字段一次更正，写一个理由")
    void manyRows() {
        try (Page page = visitors.signedIn("lvyu.justice")) {
            open(page, "/desk/registers/trainings/grid");
            cell(page, 0, 1).click();
            page.locator(".grid-sheet input").evaluate("""
                    input => { const data = new DataTransfer(); data.setData('text/plain', '不用这个');
                      data.setData('text/html', '<html><body><table><tr><td>2026-02-03</td><td>第一行<br>第二行</td><td colspan=2>线上</td></tr><tr><td>2026-02-04</td><td>甲</td><td>线上</td><td>8</td></tr></table></body></html>');
                      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }""");
            assertThat(cell(page, 0, 2)).containsText("第二行");
            assertThat(cell(page, 1, 2)).hasText("甲");
            assertThat(cell(page, 1, 4)).hasText("8");
            page.locator(".grid-sheet input").press("Control+z");
            StringBuilder rows = new StringBuilder();
            for (int n = 1; n <= 5000; n++) {
                rows.append("2026-02-").append(String.format("%02d", n % 28 + 1)).append("\t第").append(n).append("讲\t线上\t5\n");
            }
            cell(page, 0, 1).click();
            long began = System.nanoTime();
            paste(page, rows.toString());
            cell(page, 0, 4).click();
            page.keyboard().type("7");
            page.locator("[data-do='fill']").click();
            assertThat(cell(page, 3, 4)).hasText("7");
            page.locator(".grid-sheet input").press("Control+z");
            assertThat(cell(page, 3, 4)).hasText("5");
            org.assertj.core.api.Assertions.assertThat((System.nanoTime() - began) / 1_000_000_000.0).as("seconds for paste, fill and undo of 5,000 rows").isLessThan(15);
            page.locator(".grid-sheet input").press("Control+End");
            assertThat(page.locator(".grid-sheet td[data-row='4999']").first()).isVisible();
        }
        try (Page page = visitors.signedIn("zengyao.industry")) {
            open(page, "/desk/registers/meetings");
            Map<String, String> row = Map.of("heldOn", "2026-02-03", "topic", "一", "sort", "工作会议", "chairPost", "副区长", "units", "3");
            Map<String, String> other = Map.of("heldOn", "2026-02-04", "topic", "二", "sort", "工作会议", "chairPost", "副区长", "units", "3");
            enter.enter(new EnterRows.Wish(registers.find("meetings").orElseThrow(), EnterRows.fresh(), "industry", Change.CHANGE, ""), List.of(TypedRow.of(1, row), TypedRow.of(2, other)),
                    new Staff("x", "某", List.of(Post.at("industry", Role.OFFICER))));
            page.reload();
            page.getByText("一次更正许多条的同一个字段").click();
            Browser.assertAccessible(page);
            page.locator("#bulk-field").selectOption("units");
            page.locator("#bulk-value").fill("5");
            press(page, "填进表格，先核对");
            assertThat(page.locator("[name='how'][value='CORRECT']")).isChecked();
            save(page);
            assertThat(page.locator(".error-summary")).containsText("更正、注销和作废要写明理由");
            page.locator("#reason").fill("单位数都数错了");
            save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            org.assertj.core.api.Assertions.assertThat(client.sql("select content ->> 'units' from registers.entry where register = 'meetings' and organ = 'industry' and change = 'CORRECT'").query(String.class).list())
                    .containsExactly("5", "5");
        }
    }

    @Test
    @DisplayName("文件：别处没有填好，收下的文件不必再选；不该公开的说明在哪里、没有收；登记以后随记录公开")
    void fileOfARecord() throws Exception {
        try (Page page = visitors.signedIn("xienan.education")) {
            open(page, "/desk/registers/field-studies/record");
            fill(page, "title", "三镇调研");
            page.locator("#value-sort").selectOption("study");
            fill(page, "fromOn", "2026-02-01");
            fill(page, "toOn", "2026-02-03");
            fill(page, "units", "3");
            fill(page, "findings", "2");
            page.locator("#value-paper").setInputFiles(new FilePayload("名单.docx", "", words("补助对象身份证号 11010519491231002X")));
            save(page);
            assertThat(page.locator("#value-paper-error")).containsText("没有收下");
            page.locator("#value-paper").setInputFiles(new FilePayload("调研报告.docx", "", words("到三个镇调研依申请公开。")));
            save(page);
            assertThat(page.locator("#value-mended-error")).isVisible();
            assertThat(page.getByText("调研报告.docx（")).isVisible();
            Browser.assertAccessible(page);
            fill(page, "mended", "1");
            save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            open(page, "/registers/field-studies/education~三镇调研");
            assertThat(page.locator("main")).containsText("SHA-256");
            Browser.assertAccessible(page);
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            org.assertj.core.api.Assertions.assertThat(page.request().get("http://localhost:" + port + page.locator("a[href*='/files/']").first().getAttribute("href")).status()).isEqualTo(200);
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
    @DisplayName("导入：先看结果，错处标在退回的表里；改了再导，登记一次；同一份再导没有变化")
    void file() throws Exception {
        String wrong = "各单位培训情况\n时间,培训内容,形式,人数,备注\n2026年2月3日,业务一,集中授课,30,无\n,业务二,线上,10.5,无\n";
        try (Page page = visitors.signedIn("lvyu.justice")) {
            open(page, "/desk/registers/trainings/import");
            Browser.assertAccessible(page);
            choose(page, wrong);
            assertThat(page.locator(".grid-faults")).containsText("合并的单元格");
            assertThat(page.locator("main")).containsText("备注");
            Download back = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, Visitors.named("下载标明错处的表")).click());
            List<TableRow> sheet = Table.read(Files.readAllBytes(back.path()));
            assertThat(sheet.getFirst().cells()).contains("请改正 参加人数");
            assertThat(sheet.get(2).cells()).anyMatch(cell -> cell.contains("应为整数"));
            for (String expected : List.of("登记 2 条", "没有变化 2 条")) {
                open(page, "/desk/registers/trainings/import");
                choose(page, wrong.replace(",业务二,线上,10.5", "2026/2/4,业务二,线上,10"));
                assertThat(page.locator(".notice[aria-label='核对的结果']")).containsText(expected);
                save(page);
                assertThat(page.locator("tbody tr")).hasCount(2);
            }
        }
    }

    @Test
    @DisplayName("撤下涉及隐私的一条：先看会怎样，再撤；撤了以后名录里没有它，经过里只剩摘要")
    void withdrawn() {
        Register trainings = registers.find("trainings").orElseThrow();
        Map<String, String> row = Map.of("heldOn", "2026-02-16", "topic", "某户情况交流", "form", "线上", "people", "3");
        enter.enter(new EnterRows.Wish(trainings, EnterRows.fresh(), "water", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), new Staff("w", "某", List.of(Post.at("water", Role.OFFICER))));
        try (Page page = visitors.signedIn("dongzhen.office")) {
            open(page, "/desk/registers/trainings?q=某户情况交流");
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
            open(page, "/desk/registers/trainings?q=某户情况交流");
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

    private static void save(Page page) {
        page.locator("button.button[name='then'][value='save']").click();
        page.waitForLoadState();
    }

    private static Locator cell(Page page, int row, int column) {
        return page.locator(".grid-sheet td[data-row='" + row + "'][data-column='" + column + "']");
    }

    private static void paste(Page page, String text) {
        page.locator(".grid-sheet input").evaluate("(input, text) => { const data = new DataTransfer(); data.setData('text/plain', text);"
                + " input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", text);
    }

    /** Another number of people in the first row. */
    private static void change(Page page, String people) {
        cell(page, 0, 4).click();
        page.keyboard().type(people);
        page.keyboard().press("Enter");
    }

    private static void choose(Page page, String csv) {
        page.locator("#file").setInputFiles(new FilePayload("培训.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        press(page, "读取并核对");
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private static void fill(Page page, String field, String value) {
        page.locator("#value-" + field).fill(value);
    }
}
