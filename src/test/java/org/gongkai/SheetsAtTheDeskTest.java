package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.press;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
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
@DisplayName("名录的表格和文件在工作台：粘贴得进来，错的一格说得清，没有保存的不丢，别人改过的一行不覆盖")
class SheetsAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    Registers registers;
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
    @DisplayName("表格：粘贴三百行，错的一格说得清，改了全部保存；没有保存的重新打开还在，能撤销；别人改过的一行不覆盖")
    void sheet() {
        StringBuilder rows = new StringBuilder();
        for (int n = 1; n <= 300; n++) {
            rows.append("2026-02-").append(String.format("%02d", n % 28 + 1)).append("\t第").append(n).append("期\t线上\t").append(n == 150 ? "四十" : "5").append('\n');
        }
        try (Page page = visitors.signedIn("zengyao.industry")) {
            visitors.open(page, "/desk/registers/trainings/grid");
            cell(page, 0, 1).click();
            paste(page, rows.toString());
            assertThat(cell(page, 1, 2)).hasText("第2期");
            page.locator(".grid-sheet input").press("Control+z");
            assertThat(cell(page, 1, 2)).hasCount(0);
            paste(page, rows.toString());
            page.waitForTimeout(3000);
            page.reload();
            assertThat(cell(page, 1, 2)).hasText("第2期");
            RegisterDesk.save(page);
            assertThat(page.locator(".grid-faults li")).hasCount(1);
            assertThat(page.locator(".grid-faults")).containsText("第 151 行");
            page.locator(".grid-faults a").click();
            assertThat(page.locator(".sheet-fault")).containsText("参加人数");
            Browser.assertAccessible(page);
            Browser.picture(page, "register-grid-1440");
            page.keyboard().type("40");
            page.keyboard().press("Enter");
            assertThat(page.locator(".sheet-fault")).hasCount(0);
            RegisterDesk.save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            assertThat(client.sql("select count(*) from registers.record where register = 'trainings' and organ = 'industry'").query(Long.class).single()).isEqualTo(300);
        }
        try (Page first = visitors.signedIn("zengyao.industry"); Page second = visitors.signedIn("zengyao.industry")) {
            visitors.open(first, "/desk/registers/trainings/grid");
            visitors.open(second, "/desk/registers/trainings/grid");
            change(first, "6");
            RegisterDesk.save(first);
            assertThat(first.locator(".notice.good")).isVisible();
            change(second, "7");
            RegisterDesk.save(second);
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
            visitors.open(page, "/desk/registers/trainings/grid");
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
            visitors.open(page, "/desk/registers/meetings");
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
            RegisterDesk.save(page);
            assertThat(page.locator(".error-summary")).containsText("更正、注销和作废要写明理由");
            page.locator("#reason").fill("单位数都数错了");
            RegisterDesk.save(page);
            assertThat(page.locator(".notice.good")).containsText("已登记");
            org.assertj.core.api.Assertions.assertThat(client.sql("select content ->> 'units' from registers.entry where register = 'meetings' and organ = 'industry' and change = 'CORRECT'").query(String.class).list())
                    .containsExactly("5", "5");
        }
    }

    @Test
    @DisplayName("导入：先看结果，错处标在退回的表里；改了再导，登记一次；同一份再导没有变化")
    void file() throws Exception {
        String wrong = "各单位培训情况\n时间,培训内容,形式,人数,备注\n2026年2月3日,业务一,集中授课,30,无\n,业务二,线上,10.5,无\n";
        try (Page page = visitors.signedIn("lvyu.justice")) {
            visitors.open(page, "/desk/registers/trainings/import");
            Browser.assertAccessible(page);
            choose(page, wrong);
            assertThat(page.locator(".grid-faults")).containsText("合并的单元格");
            assertThat(page.locator("main")).containsText("备注");
            Download back = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, Visitors.named("下载标明错处的表")).click());
            List<TableRow> sheet = Table.read(Files.readAllBytes(back.path()));
            assertThat(sheet.getFirst().cells()).contains("请改正 参加人数");
            assertThat(sheet.get(2).cells()).anyMatch(cell -> cell.contains("应为整数"));
            for (String expected : List.of("登记 2 条", "没有变化 2 条")) {
                visitors.open(page, "/desk/registers/trainings/import");
                choose(page, wrong.replace(",业务二,线上,10.5", "2026/2/4,业务二,线上,10"));
                assertThat(page.locator(".notice[aria-label='核对的结果']")).containsText(expected);
                RegisterDesk.save(page);
                assertThat(page.locator("tbody tr")).hasCount(2);
            }
        }
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
}
