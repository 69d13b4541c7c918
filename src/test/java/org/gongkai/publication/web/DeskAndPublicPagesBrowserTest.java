package org.gongkai.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.Browser;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Question;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("从起草到公众看到:每一页人人能用")
class DeskAndPublicPagesBrowserTest extends DeskBrowser {

    private static final String TITLE = "关于全区机关事业单位停车场夜间向居民开放有关事项的通知";

    @Autowired
    private DocumentSearch search;

    @Test
    @DisplayName("信息员起草并提交,三人各办一步,公众检索得到并打开")
    void publishesThroughTheDesk() throws InterruptedException {
        String edition;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill(TITLE);
            label(page, "文号").fill("青政办发〔2026〕7号");
            label(page, "成文日期").fill("2026-03-02");
            label(page, "正文").fill("各街道办事处:\n请于夜间开放停车场。\n晴岚区人民政府办公室\n2026年3月2日");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-draft");
            button(page, "保存草稿");
            edition = page.url();
            Browser.assertAccessible(page);
            button(page, "提交审核");
            PlaywrightAssertions.assertThat(page.locator(".review-steps [aria-current]")).hasText("审核");
        }
        step("huangcen.office", edition, "审核通过");
        step("gaotang.office", edition, "保密审查通过");
        try (Page page = signedIn("songci.office", "/desk/documents")) {
            assertThat(page.locator("main").innerText()).contains(TITLE);
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-documents");
        }
        step("songci.office", edition, "批准发布");
        for (int i = 0; i < 100 && search.find(Question.of("夜间开放停车场")).total() == 0; i++) {
            Thread.sleep(100);
        }
        for (int width : new int[] {1440, 768, 390}) {
            try (Page page = Browser.visit(at("/search?q=停車場"), width, 900)) {
                Browser.assertAccessible(page);
                Browser.picture(page, "search-" + width);
                page.locator(".hits h3 a").first().click();
                assertThat(page.locator("h1").innerText()).isEqualTo(TITLE);
                Browser.assertAccessible(page);
                Browser.picture(page, "document-" + width);
            }
        }
        try (Page page = signedIn("songci.office", "/desk/documents")) {
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("修订、撤回、标注 " + TITLE)).click();
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-published");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-published-390");
            page.locator("#replacedBy").fill("https://example.gov.cn/documents/nowhere");
            button(page, "标注有效性");
            assertThat(page.locator("[role=alert]:visible").innerText()).contains("不存在");
            page.locator("#value").selectOption("REPEALED");
            button(page, "标注有效性");
            assertThat(page.locator("main").innerText()).contains("废止");
        }
        try (Page page = Browser.visitWithoutScript(at("/search?q=殡葬改革"))) {
            assertThat(page.locator(".nothing a.button").getAttribute("href")).startsWith("/requests/new?q=");
        }
    }

    @Test
    @DisplayName("写着身份证号的稿件交不出去；有须说明的发现，审核人写明理由才能通过")
    void whatCheckingFindsStandsBesideTheText() {
        String edition;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill("关于发放高温补助的公告");
            label(page, "成文日期").fill("2026-07-02");
            label(page, "正文").fill("依据青政发[2025]6号文件，发给赵某，身份证号11010519491231002X。");
            button(page, "保存草稿");
            edition = page.url();
            assertThat(page.locator(".concern.stops").innerText()).contains("不能公开").contains("有公民身份号码：110").doesNotContain("19491231");
            button(page, "提交审核");
            PlaywrightAssertions.assertThat(page.locator("[role=alert]:visible")).containsText("有公民身份号码");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-concerns-1440");
            label(page, "正文").fill("依据青政发[2025]6号文件，发给环卫工人。");
            button(page, "提交审核");
            PlaywrightAssertions.assertThat(page.locator(".review-steps [aria-current]")).hasText("审核");
            PlaywrightAssertions.assertThat(page.locator(".paper-text")).containsText("发给环卫工人");
        }
        try (Page page = signedIn("huangcen.office", edition.replaceFirst("^http://[^/]+", ""))) {
            assertThat(page.locator(".concern.asks").innerText()).contains("须说明").contains("六角括号");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-concerns-390");
            button(page, "审核通过");
            assertThat(page.locator("[role=alert]:visible").innerText()).contains("请写明为什么可以通过");
            page.locator("#pass-reason").fill("文号照录原件");
            button(page, "审核通过");
            assertThat(page.locator("main").innerText()).contains("文号照录原件");
        }
    }

    @Test
    @DisplayName("附件：发现写在旁边，可以换成清理后的副本；审核人打开看过才能通过；因隐私撤回后原地址只说日期和依据")
    void filesAreOpenedByTheChain() throws IOException {
        String edition;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill("晴岚区二〇二六年第一批困难群众取暖补助发放情况公示");
            label(page, "成文日期").fill("2026-07-02");
            label(page, "正文").fill("现将发放情况予以公示，名单见附件。");
            button(page, "保存草稿");
            edition = page.url();
            page.locator("#attach").setInputFiles(new FilePayload("取暖补助发放名单（第一批）.xlsx", "application/octet-stream", list()));
            button(page, "上传");
            assertThat(page.locator(".concern.asks").allInnerTexts()).anyMatch(words -> words.contains("隐藏的工作表")).anyMatch(words -> words.contains("手机号码"));
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-files-found-1440");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("换成清理后的副本")).click();
            assertThat(page.locator(".concern").count()).isZero();
            assertThat(page.locator(".desk-files").innerText()).contains("已换成清理后的副本");
            Browser.picture(page, "desk-files-cleaned-1440");
            page.locator("#attach").setInputFiles(new FilePayload("安装.exe", "application/octet-stream", new byte[] {'M', 'Z'}));
            button(page, "上传");
            assertThat(page.locator("[role=alert]:visible").innerText()).contains("不收扩展名是 EXE 的文件");
            button(page, "提交审核");
        }
        String path = edition.replaceFirst("^http://[^/]+", "");
        try (Page page = signedIn("huangcen.office", path)) {
            assertThat(page.locator("main").innerText()).contains("您还没有打开看过").contains("您还没有打开");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("审核通过").setExact(true)).count()).isZero();
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-files-review-1440");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-files-review-390");
            page.locator(".desk-files a[href$='/text']").click();
            assertThat(page.locator(".passages").innerText()).contains("赵某").doesNotContain("13900001234");
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, "desk-file-words-390");
            page.setViewportSize(1440, 900);
            Browser.picture(page, "desk-file-words-1440");
            page.navigate(at(path));
            button(page, "审核通过");
            assertThat(page.locator("[role=alert]:visible").count()).isZero();
        }
        for (String[] next : new String[][] {{"gaotang.office", "保密审查通过"}, {"songci.office", "批准发布"}}) {
            try (Page page = signedIn(next[0], path)) {
                page.locator(".desk-files a[href$='/text']").click();
                page.navigate(at(path));
                take(page, next[1]);
                assertThat(page.locator("[role=alert]:visible").count()).as(next[1]).isZero();
            }
        }
        String address;
        try (Page page = signedIn("songci.office", path)) {
            address = page.locator("a[href^='/documents/']").first().getAttribute("href");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("撤回").setExact(true)).click();
            page.waitForURL("**/steps/withdraw");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-withdraw-asks-1440");
            page.locator("#withdraw-reason").fill("公示期已满，名单不再公开");
            button(page, "撤回");
            PlaywrightAssertions.assertThat(page.locator("[role=alert]:visible")).containsText("请填写“撤回依据”");
            PlaywrightAssertions.assertThat(page.locator("#withdraw-reason")).hasValue("公示期已满，名单不再公开");
            page.locator("#withdraw-ground").selectOption("privacy");
            button(page, "撤回");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("撤回，不再公开");
            Browser.assertAccessible(page);
            assertThat(page.locator("main").innerText()).contains("撤回，不再公开").doesNotContain("标注有效性");
            Browser.picture(page, "desk-withdrawn-1440");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-withdrawn-390");
        }
        for (int width : new int[] {1440, 390}) {
            try (Page page = Browser.visit(at(address), width, 900)) {
                assertThat(page.locator("main").innerText()).contains("涉及个人隐私").doesNotContain("取暖").doesNotContain("公示期已满").doesNotContain("有效性");
                assertThat(page.title()).doesNotContain("取暖");
                assertThat(page.locator("main :is(h1, h2, h3)").first().evaluate("title => title.tagName")).as("题目在说明之前").isEqualTo("H1");
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "document-withdrawn-" + width);
            }
        }
    }

    /** With a hidden sheet in which telephone numbers stand. */
    private static byte[] list() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("名单").createRow(0).createCell(0).setCellValue("赵某");
            workbook.createSheet("底稿").createRow(0).createCell(0).setCellValue("13900001234");
            workbook.setSheetHidden(1, true);
            workbook.getProperties().getCoreProperties().setCreator("陈曦");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private void step(String login, String edition, String action) {
        try (Page page = signedIn(login, edition.replaceFirst("^http://[^/]+", ""))) {
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-edition");
            take(page, action);
            assertThat(page.locator("[role=alert]:visible").count()).as(action).isZero();
        }
    }
}
