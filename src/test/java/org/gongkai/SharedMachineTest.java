package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.named;
import static org.gongkai.Visitors.press;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.gongkai.Visitors.Receipt;
import org.gongkai.casework.receipt.NewCodes;
import org.gongkai.ledger.Ledger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(DemoDistrict.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("回执可以重新打开、打印、存下，丢了的查询码补得回来；公用的机器上，后来的人什么也看不到、办不了")
class SharedMachineTest {

    private static final String TITLE = "青澜区2025年度公共租赁住房分配结果和轮候名单";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient client;
    @Autowired
    Ledger ledger;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        visitors = new Visitors(port);
        district.tell("cast");
    }

    @Test
    @DisplayName("提交以后刷新，回执还在，写着内容、机关、电话、网站和日期；二维码是完整网址；别的浏览器打不开；不许缓存")
    void receiptMayBeReloaded() throws Exception {
        String address;
        try (Page page = visitors.citizen("/requests/new", 1440)) {
            Receipt receipt = filed(page);
            address = page.url();
            assertThat(address).contains("/receipts/").doesNotContain(receipt.code());
            Response again = page.reload();
            assertThat(again.headerValue("cache-control")).contains("no-store");
            assertThat(page.locator(".receipt-codes output").nth(1)).hasText(receipt.code());
            assertThat(page.locator(".receipt")).containsText(TITLE);
            assertThat(page.locator(".receipt")).containsText("青澜区人民政府");
            assertThat(page.locator(".receipt")).containsText("电话");
            assertThat(page.locator(".receipt ol")).containsText("今天收到的，最迟");
            assertThat(decoded(page.locator(".qr").screenshot())).startsWith("http://localhost:" + port + "/matters?number=").doesNotContain(receipt.code());
            Browser.assertAccessible(page);
            Browser.picture(page, "receipt-1440");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "receipt-390");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            Browser.picture(page, "receipt-print");
            var pdf = page.request().get(address + "/receipt.pdf");
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
            assertThat(pdf.headers().get("cache-control")).contains("no-store");
        }
        try (Page other = Browser.visit(address, 390, 844)) {
            assertThat(other.locator("h1")).hasText("这份回执不在这里");
            Browser.assertAccessible(other);
            Browser.picture(other, "receipt-gone-390");
        }
        assertThat(client.sql("select count(*) from casework.receipt r where exists (select 1 from casework.application a where a.id = r.application_id and length(r.sealed) > 20)")
                .query(Integer.class).single()).isPositive();
    }

    @Test
    @DisplayName("窗口登记：登记单刷新还在；丢了查询码凭证件补发，旧的作废，台账记一笔；别的工作人员看不到查询码")
    void newCodeAtTheCounter() {
        String number;
        String old;
        String slip;
        try (Page officer = visitors.signedIn("chenxi.office")) {
            officer.navigate("http://localhost:" + port + "/desk/cases/new?type=inforequest");
            officer.locator("#channel").selectOption("counter");
            officer.locator("[name='item1.title']").fill(TITLE);
            officer.locator("[name='party'][value='nat']").check();
            officer.locator("[name='applicant.name']").fill("林小舟");
            press(officer, "登记来件");
            slip = officer.url();
            assertThat(slip).endsWith("/slip");
            officer.reload();
            number = officer.locator(".receipt-codes output").first().innerText();
            old = officer.locator(".receipt-codes output").nth(1).innerText();
            Browser.assertAccessible(officer);
            Browser.picture(officer, "slip-1440");
            officer.locator("details:has(#proof) summary").click();
            press(officer, "补发查询码，旧的作废");
            assertThat(officer.locator("main")).containsText("请写明核对了什么证件");
            officer.navigate(slip);
            officer.locator("details:has(#proof) summary").click();
            officer.locator("#proof").fill("居民身份证，与申请表相符，窗口登记簿第 12 页");
            press(officer, "补发查询码，旧的作废");
            assertThat(officer.locator(".receipt-codes output").nth(1)).not().hasText(old);
            String fresh = officer.locator(".receipt-codes output").nth(1).innerText();
            assertThat(opens(number, fresh)).isTrue();
            assertThat(opens(number, old)).isFalse();
        }
        try (Page other = visitors.signedIn("dongzhen.office")) {
            other.navigate(slip);
            assertThat(other.locator(".receipt-codes output")).hasCount(1);
        }
        String application = client.sql("select id from casework.application where number = ?").param(number).query(String.class).single();
        assertThat(ledger.of(application)).filteredOn(act -> act.kind().equals(NewCodes.RENEWED)).singleElement()
                .satisfies(act -> assertThat(act.text("proof")).contains("登记簿"));
    }

    private boolean opens(String number, String code) {
        try (Page page = visitors.citizen("/matters?number=" + number, 1024)) {
            page.locator("#code").fill(code);
            press(page, "查询进度");
            return page.locator(".timeline").count() > 0;
        }
    }

    @Test
    @DisplayName("公用机：点了结束，后退看不到姓名、进不了办件、重开不了回执；外面的链接和文件都不能点")
    void nobodyAfterYou() {
        try (Page page = kiosk("/requests/new")) {
            String token = page.locator("[name='_csrf']").first().inputValue();
            Receipt receipt = filed(page);
            Browser.picture(page, "kiosk-receipt");
            Browser.assertFits(page);
            String address = page.url();
            page.getByRole(AriaRole.LINK, named("查询办理进度")).click();
            Visitors.lookUp(page, receipt);
            String session = session(page);
            String matter = page.url();
            Browser.picture(page, "kiosk-matter");
            assertThat(page.locator("a[href^='http'], a[href^='mailto:'], a[href^='tel:'], a[download], a[target]")).hasCount(0);

            page.getByRole(AriaRole.BUTTON, named("结束使用")).first().click();
            page.waitForURL("http://localhost:" + port + "/");
            assertThat(page.locator("html[data-room='kiosk']")).hasCount(1);
            assertThat(page.request().post("http://localhost:" + port + "/requests/new", RequestOptions.create()
                    .setForm(FormData.create().set("_csrf", token).set("step", "check").set("applicant.name", "林小舟"))).text())
                    .as("the form of before, sent again by the browser").doesNotContain("林小舟");
            for (int back = 0; back < 4; back++) {
                back(page);
                assertThat(page.locator("body")).not().containsText("林小舟");
                assertThat(page.locator(".receipt-codes")).hasCount(0);
                assertThat(page.locator(".timeline")).hasCount(0);
            }
            page.navigate(matter);
            page.waitForURL("http://localhost:" + port + "/matters");
            page.navigate(address);
            assertThat(page.locator("h1")).hasText("这份回执不在这里");
            assertThat(page.context().cookies()).extracting(cookie -> cookie.name).doesNotContain("receipt");
            assertThat(session(page)).isNotEqualTo(session);
        }
    }

    @Test
    @DisplayName("公用机：结束以后退回核对页再刷新，到公用机的首页，没有通往外面的链接")
    void reloadAfterTheEnd() {
        try (Page page = kiosk("/requests/new")) {
            // As without scripts, where the page that answers a form cannot be asked for again.
            page.addInitScript("history.replaceState = () => {}");
            page.reload();
            page.locator("[name='item1.title']").fill("渡口改造监理月报");
            page.locator("button[name='step'][value='check']").click();
            page.waitForLoadState();
            page.getByRole(AriaRole.BUTTON, named("结束使用")).first().click();
            page.waitForURL("http://localhost:" + port + "/");
            back(page);
            page.waitForURL("chrome-error://**");
            page.evaluate("() => { setTimeout(() => location.reload(), 100); }");
            page.waitForURL("http://localhost:" + port + "/");
            assertThat(page.locator("html[data-room='kiosk']")).hasCount(1);
            assertThat(page.locator("a[href^='http']")).hasCount(0);
            assertThat(page.locator("body")).not().containsText("渡口改造监理月报");
        }
    }

    @Test
    @DisplayName("公用机：三分钟没有人碰就问，倒数三十秒，碰一下就停；页面上事先说明；数完了，服务器上的会话也结束")
    void asksBeforeItEnds() {
        try (Page page = kiosk("/requests/new")) {
            Receipt receipt = filed(page);
            page.navigate("http://localhost:" + port + "/matters?number=" + receipt.number());
            page.clock().install();
            page.reload();
            page.locator("#code").fill(receipt.code());
            press(page, "查询进度");
            String matter = page.url();
            assertThat(page.locator(".masthead .leaving")).containsText("3 分钟没有人操作，会先询问，再结束使用");
            page.clock().runFor(175_000);
            assertThat(page.locator("#still-there")).isHidden();
            page.clock().runFor(7_000);
            assertThat(page.locator("#still-there")).isVisible();
            assertThat(page.locator("#still-there")).containsText("28 秒以后结束使用");
            Browser.assertAccessible(page);
            Browser.picture(page, "kiosk-still-there");
            page.locator("#stay").click();
            assertThat(page.locator("#still-there")).isHidden();
            page.clock().runFor(170_000);
            assertThat(page.locator("#still-there")).isHidden();
            page.clock().runFor(41_000);
            page.waitForURL("http://localhost:" + port + "/kiosk");
            assertThat(page.locator(".attract-ways")).containsText("查公开的信息");
            Browser.assertAccessible(page);
            Browser.picture(page, "kiosk-waiting");
            page.navigate(matter);
            page.waitForURL("http://localhost:" + port + "/matters");
        }
    }

    @Test
    @DisplayName("公用机上切换长者模式和语言，正在填写的还在，没有 JavaScript 也一样")
    void switchesKeepTheForm() {
        try (Page page = Browser.visit("http://localhost:" + port + "/requests/new?kiosk=on",
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1080, 1920).setJavaScriptEnabled(false))) {
            page.locator("#item1-title").fill(TITLE);
            press(page, "长者模式");
            assertThat(page.locator("html[data-elder='on']")).hasCount(1);
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
            press(page, "English");
            assertThat(page.locator("html[lang='en']")).hasCount(1);
            assertThat(page.locator("#item1-title")).hasValue(TITLE);
        }
    }

    private static String session(Page page) {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals("JSESSIONID")).map(cookie -> cookie.value).findFirst().orElse("");
    }

    /** Back to what the browser does not keep is a page of its own. */
    private static void back(Page page) {
        try {
            page.goBack();
        } catch (PlaywrightException nothingKept) {
            assertThat(nothingKept).hasMessageContaining("ERR_CACHE_MISS");
        }
    }

    private Page kiosk(String path) {
        return Browser.visit("http://localhost:" + port + path + "?kiosk=on", 1080, 1920);
    }

    private static Receipt filed(Page page) {
        page.locator("#item1-title").fill(TITLE);
        page.locator("#organ").selectOption("qinglan");
        Visitors.fillInPerson(page);
        return Visitors.send(page);
    }

    private static String decoded(byte[] png) throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)))).getText();
    }
}
