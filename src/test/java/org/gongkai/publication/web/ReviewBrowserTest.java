package org.gongkai.publication.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.assertj.core.api.Assertions;
import org.gongkai.Browser;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Staff;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Documents;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("在浏览器里：审查的人看到的就是要公开的全部，谁的事在谁那里，收不回来的先问一句")
class ReviewBrowserTest extends DeskBrowser {

    @Autowired
    private DeskDocuments desk;
    @Autowired
    private Documents documents;
    @Autowired
    private TakeReviewStep steps;
    @Autowired
    private People people;

    @Test
    @DisplayName("提交审核交的是表格里现在写的；没有人审核过的拟稿人可以取回；只有轮到的人待办里有；要公开的目录信息三个人都看得到，保密审查结论不预选、留在经过里；批准发布先问")
    void whatIsSeenIsWhatIsPublished() {
        String title = "晴岚区人民政府办公室关于印发二〇二六年城区停车便民若干措施的通知";
        String path;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill(title);
            label(page, "成文日期").fill("2026-03-02");
            label(page, "正文").fill("各街道，请照办；不得拖延。");
            button(page, "保存草稿");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("拟稿");
            button(page, "保存草稿");
            assertThat(label(page, "正文")).hasText("各街道，请照办；不得拖延。");
            path = page.url().replaceFirst("^http://[^/]+", "");
            page.locator("form:has(#attach) button").click();
            assertThat(page.locator("[role=alert]:visible")).containsText("请先选择文件");
            page.locator("form:has(#body-file) button").click();
            assertThat(page.locator("[role=alert]:visible")).containsText("请先选择文件");
            label(page, "内容概述").fill("停车便民措施");
            label(page, "主题分类").fill("城市管理");
            label(page, "文号").fill("青政办发〔2026〕17号");
            label(page, "施行日期").fill("2026-04-01");
            label(page, "失效日期").fill("2031-03-31");
            button(page, "提交审核");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("审核");
            assertThat(page.locator(".catalogue")).containsText("停车便民措施");
            button(page, "取回修改");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("拟稿");
            assertThat(label(page, "内容概述")).hasValue("停车便民措施");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-draft-submit-1440");
            button(page, "提交审核");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("审核");
        }
        for (String login : new String[] {"gaotang.office", "songci.office"}) {
            Assertions.assertThat(desk.waiting(staff(login), 100)).as(login).noneMatch(row -> row.title().equals(title));
        }
        Assertions.assertThat(desk.waiting(staff("chenxi.office"), 100)).noneMatch(row -> row.title().equals(title));
        Assertions.assertThat(desk.waiting(staff("huangcen.office"), 100)).anyMatch(row -> row.title().equals(title));
        String[] told = {"停车便民措施", "城市管理", "青政办发〔2026〕17号", "2026-03-02", "2026-04-01", "2031-03-31", "主动公开", "政策文件", title};
        seen("huangcen.office", path, "审核通过", told);
        try (Page page = signedIn("gaotang.office", path)) {
            button(page, "保密审查通过");
            assertThat(page.locator("[role=alert]:visible")).containsText("请填写“保密审查结论”");
        }
        seen("gaotang.office", path, "保密审查通过", told);
        List<String> reviewed = new ArrayList<>();
        try (Page page = signedIn("songci.office", path)) {
            assertThat(page.locator("section[aria-labelledby=steps]")).containsText("保密审查结论：不涉及国家秘密、商业秘密和个人隐私");
            reviewed.addAll(page.locator(".catalogue dd").allInnerTexts());
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("批准发布").setExact(true)).click();
            page.waitForURL("**/steps/publish");
            assertThat(page.locator(".confirm")).containsText("马上向所有人公开");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-publish-asks-1440");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-publish-asks-390");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("不做，返回")).click();
            page.waitForURL(at(path));
            assertThat(page.locator(".review-steps [aria-current]")).hasText("审批");
            take(page, "批准发布");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("已发布");
        }
        try (Page page = Browser.visit(at("/documents/" + desk.edition(path.replaceFirst(".*/", ""), staff("songci.office")).orElseThrow().document().id()), 1440, 900)) {
            for (Locator row : page.locator(".catalogue > div").all()) {
                if (!List.of("索引号", "发布日期").contains(row.locator("dt").innerText())) {
                    Assertions.assertThat(reviewed).as("公开页面上的每一项，审批的人都看到过").contains(row.locator("dd").innerText());
                }
            }
            Assertions.assertThat(reviewed).contains(page.locator("meta[name=description]").getAttribute("content"));
        }
    }

    @Test
    @DisplayName("新版本：移除附件没有预选；旧版本里照旧公开的写给每一个审查的人看；目录信息改了哪里写在旁边；停止公开的依据不预选")
    void whatStaysOpenIsTold() {
        String title = "晴岚区二〇二六年第二批困难群众取暖补助发放情况公示";
        String path;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill(title);
            label(page, "成文日期").fill("2026-07-02");
            label(page, "内容概述").fill("第二批取暖补助");
            label(page, "正文").fill("现将发放情况予以公示，名单见附件。");
            button(page, "保存草稿");
            page.waitForURL("**/desk/documents/editions/*");
            path = page.url().replaceFirst("^http://[^/]+", "");
            page.locator("#attach").setInputFiles(new FilePayload("名单（第二批）.txt", "text/plain", "赵某，竹溪街道".getBytes(StandardCharsets.UTF_8)));
            button(page, "上传");
            assertThat(page.locator(".desk-files")).containsText("名单（第二批）");
            button(page, "提交审核");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("审核");
        }
        String edition = path.replaceFirst(".*/", "");
        throughTheChain(edition);
        String next;
        try (Page page = signedIn("chenxi.office", path)) {
            button(page, "起草新版本");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("拟稿");
            next = page.url().replaceFirst("^http://[^/]+", "");
            Locator remove = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("移除附件 名单（第二批）.txt"));
            remove.click();
            assertThat(page.locator("[role=alert]:visible")).containsText("旧版本里也有");
            page.locator(".desk-files select[name=ground]").first().selectOption("stays");
            remove.click();
            assertThat(page.locator(".left-out")).containsText("第 1 版的附件“名单（第二批）.txt”照旧公开");
            page.locator("#correction").fill("附件名单不再附上");
            button(page, "保存更正说明");
            assertThat(page.locator("#correction")).hasValue("附件名单不再附上");
            label(page, "内容概述").fill("第二批取暖补助（更正）");
            button(page, "提交审核");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("审核");
        }
        try (Page page = signedIn("huangcen.office", next)) {
            assertThat(page.locator(".left-out")).containsText("第 1 版的附件“名单（第二批）.txt”照旧公开");
            assertThat(page.locator("section[aria-labelledby=files]")).containsText("旧版本的标题、正文照旧看得到：第 1 版");
            assertThat(page.locator(".catalogue")).containsText("公开中的是：第二批取暖补助");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-left-out-1440");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-left-out-390");
        }
        try (Page page = signedIn("songci.office", path)) {
            page.locator("summary", new Page.LocatorOptions().setHasText("停止公开这个附件")).click();
            Locator form = page.locator("form[action$='/close']").first();
            assertThat(form.locator("select")).hasValue("");
            form.locator("textarea").fill("含有个人信息");
            form.locator("button").click();
            assertThat(page.locator("main")).containsText("请选择停止公开的依据");
        }
    }

    private void seen(String login, String path, String action, String... told) {
        try (Page page = signedIn(login, path)) {
            for (String one : told) {
                assertThat(page.locator(".catalogue")).containsText(one);
            }
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-review-metadata-1440");
            take(page, action);
        }
    }

    private void throughTheChain(String edition) {
        Map<String, String> logins = new java.util.LinkedHashMap<>();
        logins.put("pass", "huangcen.office");
        logins.put("clear", "gaotang.office");
        logins.put("publish", "songci.office");
        logins.forEach((action, login) -> {
            try (Page page = signedIn(login, "/desk/documents/editions/" + edition)) {
                page.locator(".desk-files a[href$='/text']").click();
                page.waitForURL("**/text");
            }
            Assertions.assertThat(steps.take(edition, action, action.equals("clear") ? ReviewPosts.CLEAR : Map.of(), staff(login)).reasons()).isEmpty();
        });
        Assertions.assertThat(documents.attachments(edition)).hasSize(1);
    }

    private Staff staff(String login) {
        return people.byLogin(login).map(Person::id).flatMap(people::staff).orElseThrow();
    }
}
