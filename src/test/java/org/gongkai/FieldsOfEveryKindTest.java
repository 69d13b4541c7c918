package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.press;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import javax.imageio.ImageIO;

import org.gongkai.casework.Cases;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@Import(OwnTypes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("金额、几项选择、月份、时间、地点、文件：没有 JavaScript 也能填写、核对、提交，错了在旁边说怎样改，办理时照样填写和显示")
class FieldsOfEveryKindTest {

    private static final String FORM = "/mailboxes/parking/new";

    @LocalServerPort
    int port;
    @Autowired
    CaseLists lists;
    @Autowired
    Cases cases;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        district.tell("cast");
    }

    @Test
    @DisplayName("提交一件：核对页用文字显示；台账不写填写的内容；办理页和办理中的填写项也一样")
    void filedAndHandled() {
        String number;
        try (Page page = without(FORM)) {
            fill(page);
            page.locator("[name='content.deposit']").fill("1,280.5");
            page.locator("[name='content.facilities'][value='camera']").check();
            page.locator("[name='content.facilities'][value='pile']").check();
            unfoldPlace(page);
            page.locator("[name='content.spot.division']").fill("370102");
            page.locator("[name='content.spot.east']").fill("117.12");
            page.locator("[name='content.spot.north']").fill("36.65");
            press(page, "核对填写内容");
            assertThat(page.locator("dl.summary")).containsText("1,280.50 元");
            assertThat(page.locator("dl.summary")).containsText("充电桩、监控");
            assertThat(page.locator("dl.summary")).containsText("2026年3月");
            assertThat(page.locator("dl.summary")).containsText("09:30");
            assertThat(page.locator("dl.summary")).containsText("青澜区柳岸街1号（行政区划代码 370102）（经度 117.12，纬度 36.65）");
            press(page, "返回修改");
            assertThat(page.locator("[name='content.spot.north']")).hasValue("36.65");
            assertThat(page.locator("[name='content.facilities'][value='pile']")).isChecked();
            press(page, "核对填写内容");
            press(page, "寄出来信");
            number = page.locator(".receipt-codes output").first().innerText();
        }
        try (Page page = new Visitors(port).signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases?type=parking");
            page.locator("main table a:text('" + number + "')").click();
            assertThat(page.locator("main")).containsText("1,280.50 元");
            assertThat(page.locator("main")).containsText("充电桩、监控");
            Visitors.act(page, "受理转办", () -> { });
            Visitors.act(page, "现场查看", () -> page.locator("#visit-fee").fill("壹佰"));
            assertThat(page.locator("#visit-fee-error")).containsText("应写成 1280.50 这样的金额");
            Visitors.act(page, "现场查看", () -> {
                page.locator("#visit-fee").fill("100.5元");
                page.locator("#act-visit [name='granted'][value='roof']").check();
                page.locator("#act-visit [name='granted'][value='pile']").check();
                page.locator("#visit-firstMonth").fill("2026-04");
                page.locator("#visit-openAt").fill("07:00");
                page.locator("#visit-seen").fill("柳岸街1号东侧");
                unfoldPlace(page);
                page.locator("#visit-seen-division").fill("370102");
            });
            assertThat(page.locator(".timeline")).containsText("柳岸街1号东侧（行政区划代码 370102）");
        }
        String id = lists.open(Scope.EVERYTHING, CaseLists.Wanted.ofType("parking"), null, 5).stream().filter(line -> line.number().equals(number)).findFirst().orElseThrow().id();
        var visit = cases.state(id).last("visit").orElseThrow();
        assertThat(visit.detail()).containsEntry("fee", "100.50").containsEntry("granted", "pile,roof").containsEntry("firstMonth", "2026-04")
                .containsEntry("openAt", "07:00").doesNotContainKey("seen");
        assertThat(cases.state(id).acts().toString()).doesNotContain("柳岸街", "1280.50");
    }

    @Test
    @DisplayName("文件：没有 JavaScript 也能交，只收写明的几种；清单上必须交的没有交就不能提交、不能受理；纸质的记下份数和看过原件；写信人凭编号和查询码补交")
    void files() throws IOException {
        Visitors.Receipt receipt;
        try (Page page = without(FORM)) {
            fill(page);
            page.locator("[name='party'][value='com']").check();
            page.locator("[name='content.facilities'][value='gate']").check();
            page.locator("[name='content.deed.file']").setInputFiles(new FilePayload[] {new FilePayload("权属.jpg", "image/jpeg", picture("jpg", 40)),
                new FilePayload("太大.png", "image/png", new byte[(1 << 20) + 1])});
            press(page, "核对填写内容");
            assertThat(page.locator(".error-summary")).containsText("这里只收PDF、PNG，这个文件是 JPEG");
            assertThat(page.locator(".error-summary")).containsText("“太大.png”：超过 1 MB");
            assertThat(page.locator(".error-summary")).containsText("还没有上传“场地权属证明”");
            page.locator("[name='content.deed.file']").setInputFiles(new FilePayload("权属, 2026/3.png", "image/png", picture("png", 40)));
            press(page, "核对填写内容");
            assertThat(page.locator("dl.summary")).containsText("3.png");
            press(page, "返回修改");
            assertThat(page.locator("[name='content.deed']")).isChecked();
            press(page, "核对填写内容");
            press(page, "寄出来信");
            receipt = new Visitors.Receipt(page.locator(".receipt-codes output").first().innerText(), page.locator(".receipt-codes output").nth(1).innerText());
        }
        try (Page page = new Visitors(port).signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases?type=parking");
            page.locator("main table a:text('" + receipt.number() + "')").click();
            assertThat(page.locator("main")).containsText("还缺 1 种必须交的材料");
            assertThat(page.locator("main")).containsText("材料还不齐：营业执照（还缺 2 份，没有看过原件）");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-checklist-1440");
            page.locator("details:has(#copies-licence) summary").click();
            page.locator("#copies-licence").fill("2");
            page.locator("#note-licence [name='shown']").check();
            page.locator("#note-licence button").click();
            assertThat(page.locator("main")).containsText("必须交的都齐了");
            Visitors.act(page, "受理转办", () -> { });
            assertThat(page.locator(".timeline")).containsText("受理转办");
        }
        try (Page page = without("/matters")) {
            Visitors.open(page, receipt.number(), receipt.code());
            page.locator("details.act:has([name$='more.file']) > summary").click();
            press(page, "补交材料");
            assertThat(page.locator(".error-summary")).containsText("请上传“补交的文件”");
            page.locator("[name$='more.file']").setInputFiles(new FilePayload("平面图.png", "image/png", picture("png", 60)));
            press(page, "补交材料");
            assertThat(page.locator(".timeline")).containsText("补交材料");
        }
        try (Page page = new Visitors(port).signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases?type=parking");
            page.locator("main table a:text('" + receipt.number() + "')").click();
            assertThat(page.locator("#materials + ul")).containsText("平面图.png");
            assertThat(page.locator(".timeline")).containsText("平面图.png");
        }
    }

    private static byte[] picture(String format, int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("填错的：每一项旁边说怎样改，已填的还在；换成英文也说英文")
    void wrongValues() {
        try (Page page = without(FORM)) {
            fill(page);
            wrong(page);
            press(page, "核对填写内容");
            for (String[] said : List.of(new String[] {"content-deposit", "不能少于 10 元"}, new String[] {"content-facilities", "最多选 3 项，现选了 4 项"},
                    new String[] {"content-since", "应写成 2026-03 这样的年月"}, new String[] {"content-visitAt", "应写成 14:30 这样的时间"},
                    new String[] {"content-spot", "的经度和纬度好像写反了"}, new String[] {"content-spaces", "不能大于 20"})) {
                assertThat(page.locator("#" + said[0] + "-error")).containsText(said[1]);
            }
            assertThat(page.locator("[name='content.spot.east']")).hasValue("36.65");
            assertThat(page.locator("[name='content.facilities']:checked")).hasCount(4);
        }
        try (Page page = without(FORM + "?lang=en")) {
            fill(page);
            wrong(page);
            page.locator("#filing .actions button").first().click();
            page.waitForLoadState();
            assertThat(page.locator("#content-deposit-error")).containsText("is 10 yuan at least");
            assertThat(page.locator("#content-spot-error")).containsText("longitude and latitude seem to be exchanged");
        }
    }

    @Test
    @DisplayName("填写页和办理页的填写项人人能用：标签、提示、错误都连着")
    void accessible() {
        try (Page page = new Visitors(port).citizen(FORM, 390)) {
            Browser.assertAccessible(page);
        }
    }

    @Test
    @DisplayName("窗口登记：没有填的以后补，填了的要对")
    void atTheCounter() {
        try (Page page = new Visitors(port).signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases/new?type=parking");
            page.locator("[name='item1.title']").fill("柳岸街东侧增设泊位");
            page.locator("[name='content.deposit']").fill("三百");
            page.locator("[name='party'][value='nat']").check();
            page.locator("#counter-parking .actions button").first().click();
            page.waitForLoadState();
            assertThat(page.locator("#content-deposit-error")).containsText("应写成 1280.50 这样的金额");
            assertThat(page.locator("#content-spot-error")).hasCount(0);
            page.locator("[name='content.deposit']").fill("300");
            page.locator("#counter-parking .actions button").first().click();
            page.waitForURL(url -> url.endsWith("/slip"));
        }
    }

    private static void fill(Page page) {
        Visitors.chooseOrgan(page);
        page.locator("[name='item1.title']").fill("柳岸街东侧增设泊位");
        page.locator("[name='item1.description']").fill("门前原有空地，想设两个泊位。");
        page.locator("[name='content.purpose'][value='ask']").check();
        page.locator("[name='content.agreesToPublish'][value='no']").check();
        page.locator("[name='content.since']").fill("2026-03");
        page.locator("[name='content.visitAt']").fill("09:30");
        page.locator("[name='content.spot']").fill("青澜区柳岸街1号");
        page.locator("[name='content.spaces']").fill("2");
        page.locator("[name='party'][value='nat']").check();
        page.locator("[name='applicant.name']").fill("林小舟");
        page.locator("[name='applicant.phone']").fill("099-20000000");
    }

    /** What few know of a place is folded away. */
    private static void unfoldPlace(Page page) {
        page.locator("details.more:has([id$='-division']) > summary").click();
    }

    /** A browser that knows the kinds would not let them be typed; one that does not sends them. */
    private static void wrong(Page page) {
        page.locator("[name='content.deposit']").fill("9.99");
        page.locator("[name='content.facilities']").all().forEach(box -> box.check());
        page.evaluate("() => document.querySelectorAll('[type=month], [type=time]').forEach(it => { it.type = 'text'; })");
        page.locator("[name='content.since']").fill("2026-13");
        page.locator("[name='content.visitAt']").fill("25:00");
        unfoldPlace(page);
        page.locator("[name='content.spot.east']").fill("36.65");
        page.locator("[name='content.spot.north']").fill("117.12");
        page.locator("[name='content.spaces']").fill("21");
    }

    private Page without(String path) {
        return Browser.visit("http://localhost:" + port + path, new NewContextOptions().setViewportSize(768, 900).setJavaScriptEnabled(false));
    }
}
