package org.gongkai.publication.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.gongkai.Browser;
import org.gongkai.publication.body.Bodies;
import org.gongkai.publication.body.Body;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("在浏览器里写正文：块进了编辑器再出来一个字节不差，只用键盘也写得成，图片、表格、附件都在")
class EditorBrowserTest extends DeskBrowser {

    @Test
    @DisplayName("随便生成的正文，进编辑器再写出来，一个字节不差")
    void byteForByte() {
        List<Body> bodies = Bodies.some(400);
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            Object again = page.evaluate("all => all.map(lines => gongkaiEditor.again(lines))", bodies.stream().map(Body::lines).toList());
            assertThat((List<?>) again).isEqualTo(bodies.stream().map(Body::lines).toList());
        }
    }

    @Test
    @DisplayName("只用键盘：标题、段落、列表、表格、合并单元格、图片写好说明、署名右对齐，存了再打开一样；没有脚本也看得见、存得下；版面没有障碍")
    void byKeyboardOnly() throws IOException {
        String address;
        String lines;
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill("晴岚区教育局关于公布二〇二六年义务教育阶段学校招生计划和服务范围的通知");
            label(page, "成文日期").fill("2026-03-02");
            button(page, "保存草稿");
            page.waitForURL("**/desk/documents/editions/*");
            address = page.url();
            Locator text = page.locator("#body-editor");
            text.focus();
            type(page, "Control+Alt+1", "一、招生计划", "Enter", "Control+Alt+0", "各学校招生计划", "Control+b", "如下表", "Control+b", "。", "Enter");
            tool(page, "表格");
            type(page, "Tab", "Tab");
            page.locator("#editor-caption").fill("招生计划表");
            type(page, "Enter", "学校", "Tab", "计划", "Tab", "备注", "Tab", "第一小学", "Tab", "240", "Tab", "Tab", "第二小学");
            type(page, "Tab", "320", "Control+Enter", "Enter", "ArrowUp");
            tool(page, "项目列表");
            type(page, "报名时间", "Enter", "Tab", "线上", "Enter", "线下", "Enter", "Enter", "Enter");
            tool(page, "右对齐");
            type(page, "晴岚区教育局");
            tool(page, "图片");
            page.locator("#editor-upload").setInputFiles(new FilePayload("校区.png", "image/png", picture()));
            page.locator("#editor-alt").fill("第一小学的服务范围：东至青澜大道，西至柳河");
            page.locator("#editor-alt").press("Enter");
            assertThat(page.locator("#body-editor figure img")).hasJSProperty("complete", true);
            assertThat(page.locator("#body-editor figure")).containsText("东至青澜大道");
            lines = page.locator("#body").inputValue();
            assertThat(lines.lines().toList()).contains("## 一、招生计划", "各学校招生计划[粗]如下表[/粗]。", "【表格】招生计划表", "【表头】学校", "【格】第一小学", "【格】320", "- 报名时间", "  - 线上", "【右对齐】晴岚区教育局");
            Browser.assertAccessible(page);
            Browser.picture(page, "editor-1440");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "editor-390");
            page.setViewportSize(1440, 900);
            button(page, "保存草稿");
            page.waitForLoadState();
            assertThat(page.locator("#body")).hasValue(lines);
            assertThat(page.locator("article.paper table caption")).hasText("招生计划表");
            assertThat((Number) page.locator("article.paper figure img").evaluate("image => image.naturalWidth")).isEqualTo(640);
            page.locator("#body-editor td").first().click();
            type(page, "Tab", "Escape");
            assertThat(page.locator(".editor-says")).hasText("再按 Tab 离开正文");
            type(page, "Tab");
            assertThat((Boolean) page.evaluate("document.querySelector('#body-editor').contains(document.activeElement)")).isFalse();
        }
        try (Page page = Browser.visitWithoutScript(at("/sign-in"))) {
            page.locator("[name='login']").fill("chenxi.office");
            page.locator("[name='password']").fill("qinglan-demo-2026");
            page.locator("main button").first().click();
            page.navigate(address);
            assertThat(page.locator("#body")).hasValue(lines);
            page.locator("#body").fill(lines + "\n【右对齐】2026年3月2日");
            button(page, "保存草稿");
            page.waitForLoadState();
            assertThat(page.locator("#body")).hasValue(lines + "\n【右对齐】2026年3月2日");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"word", "wps", "excel"})
    @DisplayName("从 Word、WPS、Excel 粘贴：标题、列表、合并的单元格、数字、署名和日期的位置都在，批注、修订、隐藏的行、字体不进来")
    void pasted(String program) throws IOException {
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            paste(page, clipboard(program + ".html"));
            assertThat(page.locator("#body")).hasValue(clipboard(program + ".txt").strip());
        }
    }

    @Test
    @DisplayName("在编辑器里复制粘贴，一样不少；从网页粘贴的脚本、隐藏的字、框架不进来；划掉的字说明有几处")
    void copiedWithin() {
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            paste(page, "<p data-pm-slice=\"1 1 []\" class=\"sign-off\">晴岚区教育局</p><div class=\"callout warning\"><p>不收费</p></div><blockquote data-source=\"条例\"><p class=\"flush\">第一条</p></blockquote>");
            assertThat(page.locator("#body")).hasValue("【右对齐】晴岚区教育局\n【注意】\n不收费\n【注意结束】\n【引用】条例\n【顶格】第一条\n【引用结束】");
            page.keyboard().press("Control+a");
            paste(page, "<div>原价<s>100</s>80元<script>alert(1)</script><span style='display:none'>暗字</span><iframe src='https://x.example'></iframe><a href='javascript:x'>链</a></div>");
            assertThat(page.locator("#body")).hasValue("原价10080元链");
            assertThat(page.locator(".editor-says")).containsText("有 1 处划掉的字");
        }
    }

    @Test
    @DisplayName("粘贴的照片重新编码，拍摄地点没有了；没写图片上是什么就提醒，送审也不收")
    void photograph() throws IOException {
        byte[] photo = Photographs.takenSomewhere();
        assertThat(Photographs.tellsWhere(photo)).isTrue();
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill("晴岚区教育局关于公布校园开放日安排的公告");
            label(page, "成文日期").fill("2026-03-02");
            button(page, "保存草稿");
            page.waitForURL("**/desk/documents/editions/*");
            paste(page, "<p>开放日安排如下。</p><p><img alt='图片 1' src='data:image/jpeg;base64," + Base64.getEncoder().encodeToString(photo) + "'></p><p>欢迎参加。</p>");
            page.locator("#body-editor figure .error").waitFor();
            assertThat(page.locator("#body")).hasValue(Pattern.compile("开放日安排如下。\n【图片 [0-9a-f]{64}】\n欢迎参加。"));
            byte[] kept = page.request().get(String.valueOf(page.locator("#body-editor figure img").evaluate("image => image.src"))).body();
            assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(64);
            assertThat(Photographs.tellsWhere(kept)).isFalse();
            button(page, "提交审核");
            page.waitForURL("**asked=submit");
            assertThat(page.locator("main")).containsText("没有写明图片上是什么");
        }
    }

    @Test
    @DisplayName("检查发现写在所指的那一行旁边，表格写在那一格；清单里的发现带得到那一行，改着正文也跟着走")
    void findingsBesideTheText() {
        try (Page page = signedIn("chenxi.office", "/desk/documents/new")) {
            label(page, "标题").fill("关于发放高温补助的公告");
            label(page, "成文日期").fill("2026-07-02");
            paste(page, "<p>补助发放如下。</p><table><tr><td>姓名</td><td>标准</td></tr><tr><td>环卫工人</td><td>每月三百元</td></tr></table><p>发给赵某，身份证号11010519491231002X。</p>");
            button(page, "保存草稿");
            page.waitForURL("**/desk/documents/editions/*");
            Locator found = page.locator("#body-editor p:has(.editor-found.stops)");
            assertThat(found).containsText("发给赵某");
            assertThat(found.locator(".editor-found")).containsText("有公民身份号码");
            assertThat(page.locator("#body")).hasValue(Pattern.compile(".*身份证号11010519491231002X。", Pattern.DOTALL));
            Browser.assertAccessible(page);
            Browser.picture(page, "editor-found-1440");
            page.locator(".concern.stops > button").click();
            page.keyboard().insertText("（核对）");
            assertThat(page.locator("#body")).hasValue(Pattern.compile(".*身份证号11010519491231002X。（核对）", Pattern.DOTALL));
            assertThat(found).containsText("核对");
        }
    }

    private static void paste(Page page, String html) {
        page.locator("#body-editor").evaluate("""
                (text, html) => {
                  const data = new DataTransfer();
                  data.setData('text/html', html);
                  text.focus();
                  text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""", html);
    }

    private static String clipboard(String name) throws IOException {
        return new ClassPathResource("clipboard/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    /** A key of more than one character is pressed, everything else is typed. */
    private static void type(Page page, String... keys) {
        for (String key : keys) {
            if (key.matches("[A-Za-z+0-9]{2,}") && !key.matches("[0-9]+") || key.matches("Control\\+.*")) {
                page.keyboard().press(key);
            } else {
                page.keyboard().insertText(key);
            }
        }
    }

    /** By Alt+F10 and the arrow keys. */
    private static void tool(Page page, String words) {
        page.keyboard().press("Alt+F10");
        Locator wanted = page.getByRole(AriaRole.TOOLBAR).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
        for (int n = 0; n < 60 && !(Boolean) wanted.evaluate("it => it === document.activeElement"); n++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
    }

    private static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(0x88AACC));
        pen.fillRect(40, 40, 400, 200);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
