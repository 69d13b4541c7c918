package org.gongkai.channels;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import org.gongkai.Browser;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.Particulars;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest(told = true)
@DisplayName("公开渠道在工作台：清单、打印、登记张贴、撤回是红的、登记取下；订阅的页面没有脚本也填得了")
class ChannelsAtTheDeskTest {

    private static final String ORGAN = "education";

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    DraftEdition drafts;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Now now;

    @Test
    @DisplayName("张贴、撤回、取下都在一页里办；别的机关看不到")
    void atTheDesk() {
        demo.tell();
        CatalogueEntry entry = new CatalogueEntry("蒲公英小学停课公告", null, null, null, "公告", "20-15", "others", Disclosure.PROACTIVE, LocalDate.of(2026, 3, 5), null, null, null, null, null)
                .of(Particulars.of("notice"), "notices");
        String edition = drafts.begin(ORGAN, entry, "<p>停课一天。</p>", ReviewPosts.staff(ORGAN, Role.OFFICER)).orThrow();
        posts.publish(edition, ORGAN);
        await().untilAsserted(() -> assertThat(of(edition)).hasSize(1));
        try (Page page = signedIn("xienan.education")) {
            open(page, "/desk/channels");
            assertThat(page.locator("main")).containsText("蒲公英小学停课公告");
            looksWell(page, "channels");
            page.locator("main").getByText("蒲公英小学停课公告").first().click();
            looksWell(page, "channel-due");
            APIResponse sheet = page.context().request().get("http://localhost:" + port + of(edition).getFirst().address() + "/sheet.pdf?size=A3");
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(new String(sheet.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
            page.locator("main button").getByText("登记张贴").click();
            assertThat(page.locator("[role=alert]")).containsText("贴在哪里");
            page.locator("#place").fill("校门口公开栏");
            page.locator("#on").fill(now.today().toString());
            page.locator("main button").getByText("登记张贴").click();
            assertThat(page.locator("main")).containsText("校门口公开栏");

            steps.take(edition, "withdraw", Map.of("ground", "inaccurate", "reason", "日期写错"), ReviewPosts.staff(ORGAN, Role.APPROVER)).orThrow();
            await().untilAsserted(() -> assertThat(of(edition).getFirst().isRed()).isTrue());
            open(page, "/desk/channels");
            assertThat(page.locator("main .light-red").first()).isVisible();
            open(page, of(edition).getFirst().address());
            assertThat(page.locator("main .light-red").first()).isVisible();
            looksWell(page, "channel-red");
            assertThat(page.context().request().get("http://localhost:" + port + of(edition).getFirst().address() + "/sheet.pdf").status()).as("撤回的没有可印的").isEqualTo(404);
            page.locator("main button").getByText("登记取下").click();
            assertThat(page.locator("main")).containsText("已收回");
        }
        try (Page page = signedIn("wuyun.development")) {
            assertThat(page.context().request().get("http://localhost:" + port + of(edition).getFirst().address()).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("不能寄邮件的网站，订阅的页面说明白，指到 Atom")
    void subscribing() {
        try (Page page = Browser.visitWithoutScript("http://localhost:" + port + "/subscriptions")) {
            assertThat(page.locator("main")).containsText("现在不能寄邮件");
            assertThat(page.locator("main a[href='/feed']")).hasCount(1);
            open(page, "/sitemap");
            assertThat(page.locator("main a[href='/subscriptions']")).hasCount(0);
        }
        try (Page page = Browser.visit("http://localhost:" + port + "/subscriptions", 1440, 900)) {
            looksWell(page, "subscriptions");
        }
    }

    private List<Delivery> of(String edition) {
        return deliveries.list(Scope.EVERYTHING, "board", Deliveries.Which.ALL, null, "", 99).stream().filter(one -> one.edition().equals(edition)).toList();
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private Page signedIn(String login) {
        Page page = Browser.visit("http://localhost:" + port + "/desk", 1440, 900);
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill("qinglan-demo-2026");
        page.locator("main button").first().click();
        page.locator(".deskhead-nav").waitFor();
        return page;
    }

    private static void looksWell(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, name + "-" + width);
        }
    }
}
