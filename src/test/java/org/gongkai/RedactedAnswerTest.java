package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.act;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.Visitors.Receipt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@DisplayName("第三十七条 在浏览器里遮盖一份文件：画框、填字、预览、给出，申请人凭编号和查询码下载")
class RedactedAnswerTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;

    private Visitors visitors;

    @BeforeEach
    void district() {
        visitors = new Visitors(port);
        demo.tell("cast");
    }

    @Test
    @DisplayName("申请人拿到的文件里没有隐去的字，也没有框下的字")
    void fromOriginalToCopy() throws IOException {
        Receipt receipt = filed("渡口轮渡票价核定依据");
        try (Page officer = visitors.atCase("chenxi.office", receipt.number())) {
            received(officer);
            act(officer, "受理", () -> { });
            officer.getByRole(AriaRole.LINK, Visitors.named("遮盖和给出的文件")).click();
            Browser.assertAccessible(officer);
            refusesWhatItCannotRead(officer);
            attaches(officer);
            marks(officer);
            gives(officer);
        }
        try (Page approver = visitors.atCase("songci.office", receipt.number())) {
            Visitors.preview(approver, "作出答复", () -> {
                approver.locator("#decide-item1Reply").selectOption("R37");
                approver.locator("#decide-item1Grounds").selectOption(new String[] {"R36-3/16a", "R36-3/16c"});
                approver.locator("#decide-item1Words").fill("核定依据附后，可凭编号和查询码下载。");
            });
            Visitors.press(approver, "作出答复");
        }
        try (Page citizen = visitors.citizen("/matters?number=" + receipt.number(), 390)) {
            Visitors.lookUp(citizen, receipt);
            assertThat(citizen.locator("main")).containsText("隐去 2 处");
            Browser.assertAccessible(citizen);
            Browser.picture(citizen, "matter-with-copy");
            Download download = citizen.waitForDownload(() -> citizen.locator("a[href*='/copies/']").click());
            isWithout(Files.readAllBytes(download.path()));
            String address = citizen.locator("a[href*='/copies/']").getAttribute("href");
            try (Page stranger = visitors.citizen("/", 390)) {
                assertThat(stranger.request().get("http://localhost:" + port + address).status()).isEqualTo(404);
            }
        }
    }

    @Test
    @DisplayName("申请了两项，加入原件时写明答复哪一项")
    void whichItem() throws IOException {
        Receipt receipt = filed("渡口轮渡票价核定依据", "渡口改造监理月报");
        try (Page officer = visitors.atCase("chenxi.office", receipt.number())) {
            received(officer);
            officer.getByRole(AriaRole.LINK, Visitors.named("遮盖和给出的文件")).click();
            String address = officer.url();
            assertThat(officer.locator("#item option")).hasText(new String[] {"请选择", "第 1 项 · 渡口轮渡票价核定依据", "第 2 项 · 渡口改造监理月报", "全部"});
            officer.locator("#item").evaluate("field => field.removeAttribute('required')");
            officer.locator("#file").setInputFiles(new FilePayload("月报.pdf", "application/pdf", pdf()));
            Visitors.press(officer, "加密保存，开始标记");
            assertThat(officer.locator(".error-summary")).containsText("答复的是哪一项");
            for (String item : new String[] {"2", "0"}) {
                officer.navigate(address);
                officer.locator("#file").setInputFiles(new FilePayload("月报.pdf", "application/pdf", pdf()));
                officer.locator("#item").selectOption(item);
                Visitors.press(officer, "加密保存，开始标记");
                assertThat(officer.locator("h1")).hasText("月报.pdf");
            }
            officer.navigate(address);
            assertThat(officer.locator(".papers li").first()).containsText("第 2 项 · 渡口改造监理月报");
            assertThat(officer.locator(".papers li").last()).containsText("全部");
            Browser.assertAccessible(officer);
            officer.setViewportSize(1440, 900);
            Browser.assertFits(officer);
            Browser.picture(officer, "originals-of-two-items");
            officer.setViewportSize(390, 844);
            Browser.assertFits(officer);
            Browser.picture(officer, "originals-of-two-items-narrow");
        }
    }

    @Test
    @DisplayName("Word 文件：页上看得到文字、每个标记出现几处、没有标到的同类和看不见的文字；传错的删得掉；确认以后可以全文给出")
    void seenBeforeMarking() throws IOException {
        Receipt receipt = filed("渡口值班表");
        try (Page officer = visitors.atCase("chenxi.office", receipt.number())) {
            received(officer);
            act(officer, "受理", () -> { });
            officer.getByRole(AriaRole.LINK, Visitors.named("遮盖和给出的文件")).click();
            String address = officer.url();
            officer.locator("#file").setInputFiles(new FilePayload("值班表.docx", "application/octet-stream", word()));
            Visitors.press(officer, "加密保存，开始标记");
            assertThat(officer.locator(".file-words")).containsText("值班人\u2EE9小明");
            assertThat(officer.locator("fieldset.also").last()).containsText("住址北街三号");
            assertThat(officer.locator("fieldset.also").last()).containsText("白底上的白字");
            officer.locator("#words").fill("黄小明");
            officer.locator("#words-ground").selectOption("R36-3/15");
            Visitors.press(officer, "标记文字");
            assertThat(officer.locator(".marks .count")).hasText("出现 2 处");
            officer.locator("input[name=also][value='139-0000-1234']").check();
            officer.locator("#words-ground").selectOption("R36-3/15");
            Visitors.press(officer, "标记文字");
            assertThat(officer.locator(".marks li")).hasCount(2);
            Browser.assertAccessible(officer);
            for (int width : new int[] {1440, 390}) {
                officer.setViewportSize(width, 900);
                Browser.assertFits(officer);
                Browser.picture(officer, "marking-word-" + width);
            }
            officer.locator(".removal summary").click();
            Visitors.press(officer, "删去原件");
            assertThat(officer.locator(".error-summary")).containsText("勾选确认");
            officer.locator(".removal summary").click();
            officer.locator("[name=sure]").check();
            Visitors.press(officer, "删去原件");
            assertThat(officer.locator(".empty")).hasText("还没有原件。");

            officer.navigate(address);
            officer.locator("#file").setInputFiles(new FilePayload("值班表.docx", "application/octet-stream", word()));
            Visitors.press(officer, "加密保存，开始标记");
            Visitors.press(officer, "不隐去，做全文的公开件");
            assertThat(officer.locator(".error-summary")).containsText("看完整份文件");
            officer.locator("[name=whole]").check();
            Visitors.press(officer, "不隐去，做全文的公开件");
            assertThat(officer.locator(".foreseen")).containsText("没有隐去任何内容");
            assertThat(officer.locator(".foreseen")).containsText("看不见的文字 1 处");
            Browser.picture(officer, "whole-copy");
            Visitors.press(officer, "随答复给出这一份");
            assertThat(officer.locator(".error-summary")).containsText("还有要看的地方");
            officer.locator("[name=looked]").check();
            Visitors.press(officer, "随答复给出这一份");
            assertThat(officer.locator(".marks").last()).containsText("全文");
            try (Page approver = visitors.atCase("songci.office", receipt.number())) {
                assertThat(approver.locator(".preflight .look").last()).containsText("“值班表.docx”：文件里有看不见的文字 1 处");
            }
        }
    }

    private Receipt filed(String... items) {
        try (Page citizen = visitors.citizen("/requests/new?organ=qinglan", 1280)) {
            for (int no = 1; no <= items.length; no++) {
                if (no > 1) {
                    citizen.locator("details:has([name='item" + no + ".title']) > summary").click();
                }
                citizen.locator("[name='item" + no + ".title']").fill(items[no - 1]);
            }
            Visitors.fillInPerson(citizen);
            return Visitors.send(citizen);
        }
    }

    private static void received(Page officer) {
        act(officer, "确认收到", () -> {
            officer.locator("#receive-confirmation").selectOption("phone");
            officer.locator("#receive-proof").fill("通话记录2026-1");
        });
    }

    private static byte[] word() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("值班人\u2EE9小明，电话139-0000-1234。");
            document.createParagraph().createRun().setText("带班：黃小明。");
            var hidden = document.createParagraph().createRun();
            hidden.setText("住址北街三号");
            hidden.setColor("FFFFFF");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void refusesWhatItCannotRead(Page officer) {
        officer.locator("#file").setInputFiles(new FilePayload("a.pdf", "application/pdf", "no pdf".getBytes(StandardCharsets.US_ASCII)));
        Visitors.press(officer, "加密保存，开始标记");
        assertThat(officer.locator(".error-summary")).containsText("只收 PDF、DOCX、XLSX、PNG 和 JPEG");
    }

    private static void attaches(Page officer) throws IOException {
        officer.locator("#file").setInputFiles(new FilePayload("票价核定.pdf", "application/pdf", pdf()));
        Visitors.press(officer, "加密保存，开始标记");
        assertThat(officer.locator("h1")).hasText("票价核定.pdf");
        Browser.assertAccessible(officer);
    }

    private static void marks(Page officer) {
        officer.locator(".leaf img").evaluate("image => image.decode()");
        Locator leaf = officer.locator(".leaf");
        leaf.scrollIntoViewIfNeeded();
        var place = leaf.boundingBox();
        officer.mouse().move(place.x + place.width * 0.1, place.y + place.height * 0.08);
        officer.mouse().down();
        officer.mouse().move(place.x + place.width * 0.6, place.y + place.height * 0.13);
        officer.mouse().up();
        assertThat(Double.parseDouble(officer.locator("#box-width").inputValue())).isBetween(49.0, 51.0);
        Visitors.press(officer, "标记方框");
        assertThat(officer.locator(".error-summary")).containsText("选定不予公开的理由");
        officer.locator("#box-ground").selectOption("R36-3/16a");
        Visitors.press(officer, "标记方框");
        assertThat(officer.locator(".marks")).containsText("第 1 页的方框");

        officer.locator("#words").fill("ＺＨＡＮＧ san");
        officer.locator("#words-ground").selectOption("R36-3/16c");
        Visitors.press(officer, "标记文字");
        assertThat(officer.locator(".marks li")).hasCount(2);
    }

    private static void gives(Page officer) {
        Visitors.press(officer, "做公开件，先看看");
        assertThat(officer.locator(".foreseen")).containsText("隐去 2 处");
        officer.locator(".leaf-copy").evaluate("image => image.decode()");
        Browser.assertAccessible(officer);
        Browser.assertFits(officer);
        Browser.picture(officer, "marking");
        Visitors.press(officer, "随答复给出这一份");
        assertThat(officer.locator("main")).containsText("已经给出");
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.setFont(new PDType1Font(FontName.HELVETICA), 14);
                String[] lines = {"Account 6222 0000 1111", "Handled by Zhang San", "Fare 4 yuan"};
                for (int i = 0; i < lines.length; i++) {
                    pen.beginText();
                    pen.newLineAtOffset(80, 750 - 100 * i);
                    pen.showText(lines[i]);
                    pen.endText();
                }
            }
            document.getDocumentInformation().setAuthor("Zhang San");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void isWithout(byte[] copy) throws IOException {
        try (PDDocument document = Loader.loadPDF(copy)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Fare", "Handled").doesNotContain("6222", "Zhang", "San");
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(picture.getRGB(150, 842 - 754) & 0xFFFFFF).isZero();
        }
        assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain("Zhang San", "票价");
    }
}
