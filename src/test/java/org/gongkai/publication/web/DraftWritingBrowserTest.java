package org.gongkai.publication.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.gongkai.Browser;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("几个人、几个窗口写一份草稿：边写边存，一个人写别人看，接过去的看得见，谁的字也不丢")
class DraftWritingBrowserTest extends DeskBrowser {

    private static final Pattern SAVED = Pattern.compile("已存进草稿 \\d\\d:\\d\\d");

    @Autowired
    private JdbcClient client;

    @BeforeAll
    void aSecondOfficer(@Autowired GivePost give, @Autowired People people, @Autowired TransactionTemplate transaction) {
        String second = people.byLogin("xienan.education").orElseThrow().id();
        transaction.executeWithoutResult(status -> give.give(second, "qinglan", Role.OFFICER, false, LocalDate.of(2026, 1, 1), Operator.INSTALLATION).orThrow());
    }

    @Test
    @DisplayName("写的字自己存进草稿，关掉浏览器再开还在；登录过期时说明，另一页登录以后接着存")
    void savedAsItIsTyped() {
        String path;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            path = begun(page, "青澜区人民政府办公室关于开展冬季供暖检查的通知");
            write(page, "供暖检查从十一月一日开始。");
            saved(page);
        }
        try (Page page = signedIn("chenxi.office", path)) {
            assertThat(page.locator("#body")).hasValue("供暖检查从十一月一日开始。");
            assertThat(page.locator(".kept")).hasCount(0);
            label(page, "文号").fill("不是文号");
            assertThat(page.locator(".editor-foot")).containsText("还没有存进草稿：文号应写成");
            label(page, "文号").fill("");
            saved(page);
            page.context().clearCookies();
            write(page, "各街道配合。");
            assertThat(page.locator(".editor-foot")).containsText("登录可能已经过期");
            try (Page other = page.context().newPage()) {
                other.navigate(at("/sign-in"));
                other.locator("[name='login']").fill("chenxi.office");
                other.locator("[name='password']").fill("qinglan-demo-2026");
                other.locator("main button").first().click();
                other.waitForLoadState();
            }
            write(page, "谢谢。");
            saved(page);
        }
        try (Page page = signedIn("chenxi.office", path)) {
            assertThat(page.locator("#body")).hasValue("供暖检查从十一月一日开始。各街道配合。谢谢。");
        }
    }

    @Test
    @DisplayName("检查出身份证号、住址：每一处有一个按钮，按了才改写成遮住的，别的一字不动；没有按的照旧")
    void masksAreProposed() {
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            begun(page, "青澜区人民政府办公室关于公布冬季救助对象的通知");
            write(page, "申请人王桂芳，身份证号11010519491231002X，家住清河镇东河村3组12号，补助500元。");
            button(page, "保存草稿");
            page.waitForLoadState();
            Browser.assertAccessible(page);
            Browser.picture(page, "draft-masks-1440");
            button(page, "改写成“110105********002X”");
            page.waitForLoadState();
            assertThat(page.locator("#body")).hasValue("申请人王桂芳，身份证号110105********002X，家住清河镇东河村3组12号，补助500元。");
            button(page, "改写成“清河镇***”");
            page.waitForLoadState();
            assertThat(page.locator("#body")).hasValue("申请人王桂芳，身份证号110105********002X，家住清河镇***，补助500元。");
            page.setViewportSize(390, 844);
            Browser.picture(page, "draft-masks-390");
        }
    }

    @Test
    @DisplayName("第二个人看得到谁在写，只能看；接过来写，第一个人这里就只能看，没存的字留着，再打开能对照；两个人都动过笔，都不能审")
    void oneWritesAtATime() {
        try (Page first = signedIn("chenxi.office", "/desk/documents/new")) {
            String path = begun(first, "青澜区人民政府办公室关于公布冬季供暖电话的通知");
            write(first, "供暖电话二十四小时有人接听。");
            saved(first);
            try (Page second = signedIn("xienan.education", path)) {
                assertThat(second.locator(".notice.warning")).containsText("陈曦正在写这份草稿");
                assertThat(second.locator("#body-editor")).hasCount(0);
                assertThat(second.locator(".paper-text")).containsText("有人接听");
                Browser.assertAccessible(second);
                button(second, "接过来写");
                second.locator("#body-editor").waitFor();
                write(second, "电话是八二三四。");
                saved(second);
                write(first, "（陈曦写了一半）");
                assertThat(first.locator(".editor-stopped")).containsText("谢楠正在写这份草稿");
                assertThat(first.locator("#body-editor")).hasAttribute("contenteditable", "false");
                Browser.assertAccessible(first);
                button(first, "保存草稿");
                assertThat(first.locator("[role=alert]:visible")).containsText("谢楠正在写");
                assertThat(first.locator(".redline ins")).containsText("陈曦写了一半");
                assertThat(first.locator(".redline del")).containsText("电话是八二三四");
                button(first, "接过来写");
                assertThat(first.locator("#body")).hasValue(Pattern.compile("供暖电话.*陈曦写了一半.*"));
            }
            assertThat(client.sql("select count(distinct person) from publication.draft_version where edition = ?").param(path.replaceFirst(".*/", "")).query(Integer.class).single()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("两个窗口各改各的：后存的看到两份，不合并；再存以自己的为准，先存的在历次保存里，对照以后恢复得了")
    void bothAreThere() {
        try (Page one = signedIn("chenxi.office", "/desk/documents/new")) {
            String path = begun(one, "青澜区人民政府办公室关于公布冬季除雪分工的通知");
            write(one, "除雪由各街道负责。");
            button(one, "保存草稿");
            one.waitForLoadState();
            try (Page other = one.context().newPage()) {
                other.navigate(at(path));
                write(other, "桥面由城管部门负责。");
                button(other, "保存草稿");
                other.waitForLoadState();
                assertThat(other.locator("#body")).hasValue("除雪由各街道负责。桥面由城管部门负责。");
            }
            one.locator("#body-editor").press("Control+End");
            one.keyboard().insertText("隧道由交通部门负责。");
            button(one, "保存草稿");
            assertThat(one.locator(".both")).containsText("没有合并，两份都在");
            assertThat(one.locator(".redline del")).hasText("桥面由城管");
            assertThat(one.locator(".redline ins")).hasText("隧道由交通");
            Browser.assertAccessible(one);
            Browser.picture(one, "draft-both-1440");
            assertThat(one.locator("#body")).hasValue("除雪由各街道负责。隧道由交通部门负责。");
            button(one, "保存草稿");
            one.waitForLoadState();
            assertThat(one.locator(".both")).hasCount(0);
            assertThat(one.locator("#body")).hasValue("除雪由各街道负责。隧道由交通部门负责。");
            Locator versions = one.locator(".versions a");
            int all = versions.count();
            assertThat(all).isGreaterThanOrEqualTo(4);
            versions.nth(1).click();
            one.locator("h1").waitFor();
            assertThat(one.locator(".redline del")).hasText("桥面由城管");
            Browser.assertAccessible(one);
            Browser.picture(one, "draft-version-1440");
            button(one, "恢复这一次的正文");
            assertThat(one.locator("#body")).hasValue("除雪由各街道负责。桥面由城管部门负责。");
            assertThat(one.locator(".versions a")).hasCount(all + 1);
        }
    }

    @Test
    @DisplayName("从文件起草：标题、文号、机构、日期填好，每一项写着从哪里读的，没带过来的说明；没存以前什么也没有；读不出字的说明是扫描件")
    void fromAFile() throws IOException {
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            page.locator("#from-file").setInputFiles(new FilePayload("空白.pdf", "application/pdf", blankPage()));
            button(page, "读文件");
            assertThat(page.locator("[role=alert]:visible")).containsText("从这个文件里读不出文字");
            page.locator("#from-file").setInputFiles(new FilePayload("停车.docx", "application/octet-stream", paper()));
            button(page, "读文件");
            assertThat(page.locator(".read-from tr:has(th:text-is('文号'))")).containsText("青政发〔2026〕9号");
            assertThat(page.locator(".read-from tr:has(th:text-is('成文日期'))")).containsText("“2026年3月2日”");
            assertThat(page.locator(".read-from tr:has(th:text-is('主题分类'))")).containsText("没有读到，请自己填");
            assertThat(page.locator(".from-file")).containsText("页眉、页脚没有带过来");
            Browser.assertAccessible(page);
            Browser.picture(page, "draft-from-file-1440");
            assertThat(label(page, "标题")).hasValue("青澜区人民政府关于公布停车收费标准的公告");
            assertThat(page.locator("#body")).hasValue("各街道办事处：\n## 一、标准\n每小时五元。\n【右对齐】青澜区人民政府\n【右对齐】2026年3月2日");
            button(page, "保存草稿");
            page.waitForURL("**/desk/documents/editions/*");
            assertThat(label(page, "文号")).hasValue("青政发〔2026〕9号");
            assertThat(label(page, "成文日期")).hasValue("2026-03-02");
            assertThat(page.locator("#body")).hasValue(Pattern.compile("各街道办事处：[^】]*【右对齐】青澜区人民政府\n.*"));
            page.locator("#body-file").setInputFiles(new FilePayload("停车.docx", "application/octet-stream", paper()));
            button(page, "读取正文");
            assertThat(page.locator(".notice.warning")).containsText("页眉、页脚没有带过来");
            assertThat(page.locator("#body")).hasValue(Pattern.compile("各街道办事处：[^】]*【右对齐】青澜区人民政府\n.*"));
        }
    }

    @Test
    @DisplayName("照一份起草新的，文号和日期空着；草稿交给别人，原来写的人还是不能审；删除要先问，删了清单里没有；全部文件按环节、拟稿人、字查得到，清单带得走")
    void passedOn() {
        String title = "青澜区人民政府办公室关于公布元宵灯会交通安排的公告";
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            String first = begun(page, title);
            write(page, "正月十五封闭滨河路。");
            saved(page);
            page.navigate(at(first + "/preview"));
            assertThat(page.locator(".paper h1")).hasText(title);
            assertThat(page.locator(".paper-text")).hasText("正月十五封闭滨河路。");
            assertThat(page.locator(".notice")).containsText("公开以后的样子");
            Browser.assertAccessible(page);
            page.navigate(at(first));
            button(page, "照它起草一份新的");
            page.waitForURL(url -> url.contains("/editions/") && !url.endsWith(first));
            assertThat(page.locator("#body")).hasValue("正月十五封闭滨河路。");
            assertThat(label(page, "成文日期")).hasValue("");
            label(page, "标题").fill(title + "（补充）");
            button(page, "保存草稿");
            page.waitForLoadState();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("删除草稿").setExact(true)).click();
            assertThat(page.locator("main")).containsText("已经公开的版本不受影响");
            button(page, "删除草稿");
            assertThat(page.locator(".review-steps [aria-current]")).hasText("已删除的草稿");
            page.navigate(at(first));
            page.locator("#person").selectOption(new SelectOption().setLabel("谢楠"));
            button(page, "交给他");
            assertThat(page.locator("section:has(#steps)")).containsText("谢楠");
            page.navigate(at("/desk/documents/all"));
            page.locator("#words").fill("元宵 交通");
            page.locator("#stage").selectOption("draft");
            page.locator("#drafter").selectOption(new SelectOption().setLabel("谢楠"));
            button(page, "查找");
            assertThat(page.locator(".what")).hasText(new String[] {title});
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-all-1440");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            String csv = page.request().get(at("/desk/documents/all.csv?words=%E5%85%83%E5%AE%B5")).text();
            assertThat(csv.lines().toList()).hasSize(2).anyMatch(line -> line.startsWith(title + ",") && line.contains("谢楠"));
        }
    }

    private static byte[] paper() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("第一稿");
            for (String line : new String[] {"青政发〔2026〕9号", "青澜区人民政府关于公布停车收费标准的公告", "各街道办事处：", "一、标准", "每小时五元。", "青澜区人民政府", "2026年3月2日"}) {
                XWPFParagraph paragraph = word.createParagraph();
                paragraph.setAlignment(line.startsWith("2026") || line.equals("青澜区人民政府") ? ParagraphAlignment.RIGHT : ParagraphAlignment.BOTH);
                paragraph.createRun().setText(line);
            }
            word.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] blankPage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    /** A draft with this title, open in the editor; its address. */
    private static String begun(Page page, String title) {
        label(page, "标题").fill(title);
        label(page, "成文日期").fill("2026-03-02");
        button(page, "保存草稿");
        page.waitForURL("**/desk/documents/editions/*");
        return page.url().replaceFirst("^http://[^/]+", "");
    }

    private static void write(Page page, String words) {
        page.locator("#body-editor").press("Control+End");
        page.keyboard().insertText(words);
    }

    private static void saved(Page page) {
        page.waitForResponse(answer -> answer.request().method().equals("POST") && answer.url().contains("/desk/documents/editions/") && answer.status() == 200, () -> { });
        assertThat(page.locator(".editor-foot")).containsText(SAVED);
    }
}
