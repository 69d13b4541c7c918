package org.gongkai.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.Browser;
import org.gongkai.publication.DocumentImport;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Question;
import org.gongkai.publication.words.ProposeWords;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("导入的文件在工作台：发现逐条核对，查出问题的等人处理")
class ImportsAtTheDeskBrowserTest extends DeskBrowser {

    @Autowired
    private DocumentImport imports;

    @Test
    @DisplayName("导入时的发现：按种类看，打开文件，核对一条少一条，不用脚本也办得到")
    void settlesWhatAnImportNoticed() {
        Stream<DocumentImport.Line> lines = Stream.of("{\"id\":\"1\",\"title\":\"关于公布2024年度区级非物质文化遗产代表性项目名录的通知\",\"date\":\"2024-05\",\"docno\":\"青政发5号\",\"body\":\"名录见附件。\"}",
                "{\"id\":\"2\",\"title\":\"关于晴岚区河道保洁的公告\",\"body\":\"二〇二三年三月二日\\n自公告之日起施行。\"}",
                "{\"id\":\"3\",\"title\":\"受助名单\",\"date\":\"2024-05-06\",\"docno\":\"青政发〔2024〕6号\",\"organ\":\"晴岚区人民政府\",\"body\":\"赵某，身份证11010519491231002X。\"}")
                .map(json -> new DocumentImport.Line(1, json.getBytes(StandardCharsets.UTF_8)));
        assertThat(imports.take(new DocumentImport.Settings("旧网站", "qinglan", List.of(), null), lines.toList()).imported()).isEqualTo(3);
        for (int width : new int[] {1440, 390}) {
            try (Page page = signedIn("chenxi.office", "/desk/documents/findings")) {
                page.setViewportSize(width, 900);
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "desk-findings-" + width);
                Locator rows = page.locator("table.list tbody tr");
                int before = rows.count();
                button(page, rows.first().locator("button").innerText());
                assertThat(rows.count()).isEqualTo(before - 1);
                page.locator("nav.queues a", new Page.LocatorOptions().setHasText("没有文号")).click();
                assertThat(page.locator("nav.queues a[aria-current]").innerText()).startsWith("没有文号");
                rows.first().locator("a").click();
                page.waitForURL(url -> url.contains("/desk/documents/editions/"));
            }
        }
    }

    @Test
    @DisplayName("导入时查出身份证号的文件不公开，在待定里等人处理：页面说明为什么，信息员可以改为草稿，负责人可以写明理由不公开")
    void whatAnImportBringsWaits() {
        String line = "{\"id\":\"1\",\"title\":\"晴岚区临时救助对象名单公示\",\"organ\":\"晴岚区人民政府办公室\",\"date\":\"2026-05-06\",\"body\":\"经审核，赵某（身份证号码11010519491231002X）符合条件。\"}";
        imports.take(new DocumentImport.Settings("更早的网站", "qinglan", List.of()), List.of(new DocumentImport.Line(1, line.getBytes(StandardCharsets.UTF_8))));
        String path;
        try (Page page = signedIn("chenxi.office", "/desk/documents")) {
            page.locator("a", new Page.LocatorOptions().setHasText("临时救助对象名单公示")).first().click();
            path = page.url().replaceFirst("^http://[^/]+", "");
            assertThat(page.locator(".concern.stops").allInnerTexts()).anyMatch(words -> words.contains("公民身份号码"));
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("改为草稿处理")).count()).isOne();
        }
        try (Page page = signedIn("songci.office", path)) {
            Browser.assertAccessible(page);
            assertThat(page.locator("section[aria-labelledby=now]").innerText()).contains("可以公开", "改为草稿处理").doesNotContain("撤回", "批准发布", "请退回");
            Browser.picture(page, "desk-held-1440");
            page.setViewportSize(390, 900);
            Browser.assertFits(page);
            Browser.picture(page, "desk-held-390");
            page.locator("#discard-reason").fill("含个人隐私，公示期已过");
            button(page, "不予公开");
            assertThat(page.locator("[role=alert]:visible").count()).isZero();
        }
    }

    @Test
    @DisplayName("百姓用词：程序从文件里提出，公开工作机构采用，当即查得到，有日期和出处；不用了，当即不再按它查；别人只看")
    void wordsAreProposedAndAccepted(@Autowired ProposeWords propose, @Autowired DocumentSearch search) throws InterruptedException {
        List<DocumentImport.Line> lines = Stream.of("{\"id\":\"w1\",\"title\":\"晴岚区困难群众救助办法\",\"organ\":\"晴岚区民政局\",\"date\":\"2026-05-06\",\"docno\":\"青民〔2026〕9号\",\"body\":\"发放困难残疾人护理补贴（以下简称残补）。\"}",
                "{\"id\":\"w2\",\"title\":\"关于残补发放时间的通告\",\"organ\":\"晴岚区民政局\",\"date\":\"2026-05-07\",\"body\":\"每月十日。\"}")
                .map(json -> new DocumentImport.Line(1, json.getBytes(StandardCharsets.UTF_8))).toList();
        imports.take(new DocumentImport.Settings("词", "qinglan", List.of(), null), lines);
        for (int i = 0; i < 100 && search.find(Question.of("残补")).total() < 2; i++) {
            Thread.sleep(100);
        }
        assertThat(search.find(Question.of("残疾人护理补贴")).hits()).filteredOn(hit -> !hit.partly()).hasSize(1);
        assertThat(propose.propose(read -> { })).isOne();
        try (Page page = signedIn("chenxi.office", "/desk/documents/words")) {
            assertThat(page.locator("table tbody tr").innerText()).contains("残补", "残疾人护理补贴", "晴岚区困难群众救助办法（青民〔2026〕9号）");
            assertThat(page.locator("main button").count()).as("an officer looks").isZero();
        }
        try (Page page = signedIn("dongzhen.office", "/desk/documents/words")) {
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, 900);
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "desk-words-" + width);
            }
            button(page, "采用 残补 残疾人护理补贴");
            assertThat(page.locator("section").last().locator("tbody tr").innerText()).contains("残补", "困难群众救助办法", "不再使用");
            assertThat(search.find(Question.of("残疾人护理补贴")).hits()).as("used at once").filteredOn(hit -> !hit.partly()).hasSize(2);
            assertThat(propose.propose(read -> { })).as("and not proposed again").isZero();
            label(page, "百姓怎么说").fill("护补");
            label(page, "文件怎么写").fill("护理补贴");
            button(page, "采用这一对");
            assertThat(page.locator("[role=alert]").innerText()).contains("出处");
            assertThat(label(page, "百姓怎么说").inputValue()).isEqualTo("护补");
            button(page, "不再使用 残补 残疾人护理补贴");
            assertThat(search.find(Question.of("残疾人护理补贴")).hits()).filteredOn(hit -> !hit.partly()).hasSize(1);
        }
    }
}
