package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.press;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.assertj.core.api.Assertions;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("每一种来件，网上提交的、窗口登记的，都先答一个转向，再是可以重新打开、不许缓存的回执：没有一种的查询码只显示一次")
class ReceiptOfEveryKindTest {

    @LocalServerPort
    int port;
    @Autowired
    CaseTypes types;
    @Autowired
    Organs organs;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        visitors = new Visitors(port);
        district.tell("cast");
    }

    Stream<String> filed() {
        return types.all().stream().filter(type -> type.channels().stream().anyMatch(CaseType.Channel::selfService)).map(CaseType::id);
    }

    /** Those that have a page of their own at the desk are entered there. */
    Stream<String> entered() {
        return types.all().stream().filter(type -> !elsewhere(type) && type.channels().stream().anyMatch(channel -> !channel.selfService())).map(CaseType::id);
    }

    /** What a page of its own at the desk takes in, by those who work there, for nobody who waits for a receipt. */
    private static boolean elsewhere(CaseType type) {
        return type.entrance().startsWith("/desk/") && !type.entrance().startsWith("/desk/cases/new");
    }

    @Test
    @DisplayName("在工作台上另有登记页的种类，窗口登记转到那一页，不换成别的种类；都由机关自己登记，没有等回执的人")
    void pagesOfTheirOwn() {
        List<CaseType> elsewhere = types.all().stream().filter(ReceiptOfEveryKindTest::elsewhere).toList();
        Assertions.assertThat(elsewhere).isNotEmpty().allMatch(type -> type.channels().stream().allMatch(CaseType.Channel::byOrgan));
        try (Page page = visitors.signedIn("chenxi.office")) {
            for (CaseType type : elsewhere) {
                page.navigate("http://localhost:" + port + "/desk/cases/new?type=" + type.id());
                Assertions.assertThat(page.url()).endsWith(type.entrance());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filed")
    @DisplayName("网上提交")
    void onThePublicSite(String type) {
        try (Page page = visitors.citizen(types.require(type).entrance(), 1440)) {
            fill(page, "#filing");
            press(page, "核对填写内容");
            send(page, "form#filing");
            assertThat(page.locator("h1")).hasText("已经提交");
            page.waitForURL(url -> url.contains("/receipts/"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entered")
    @DisplayName("窗口登记")
    void atTheCounter(String type) {
        try (Page page = visitors.signedIn(mayGoTo(type, "qinglan") ? "chenxi.office" : "xienan.education")) {
            page.navigate("http://localhost:" + port + "/desk/cases/new?type=" + type);
            page.locator("#evidence").fill("窗口登记簿第 12 页");
            fill(page, "#counter-" + type);
            send(page, "form#counter-" + type);
            page.waitForURL(url -> url.endsWith("/slip"));
        }
    }

    private boolean mayGoTo(String type, String organ) {
        return types.require(type).addressee().map(to -> to.takes(organs.require(organ))).orElse(true);
    }

    @Test
    @DisplayName("窗口登记：漏填的，提要照页面先后列、焦点落在提要上；一张纸上三项，登记成一份三项的申请")
    void threeItemsAtTheCounter() {
        try (Page page = visitors.signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases/new?type=inforequest");
            press(page, "登记来件");
            assertThat(page.locator(".error-summary")).isFocused();
            Object inOrder = page.evaluate("""
                    () => { const places = [...document.querySelectorAll('.error-summary a')].map(it => document.getElementById(it.hash.slice(1)));
                      return places.length > 1 && places.every((it, n) => n === 0 || places[n - 1].compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING); }""");
            Assertions.assertThat(inOrder).isEqualTo(true);
            page.locator("#evidence").fill("窗口登记簿第 14 页");
            for (int item = 2; item <= 3; item++) {
                page.locator("summary").filter(new Locator.FilterOptions().setHasText("第 " + item + " 项")).click();
                page.locator("[name='item" + item + ".title']").fill("第 " + item + " 项：窗口来件");
            }
            fill(page, "#counter-inforequest");
            press(page, "登记来件");
            page.waitForURL(url -> url.endsWith("/slip"));
            assertThat(page.locator("main")).containsText("第 3 项：窗口来件");
        }
    }

    @Test
    @DisplayName("校验位不对的证件号码，网上和窗口都要勾一次“我核对过，就是这个号码”才收；没有问题的不问")
    void comparedOnceMore() {
        try (Page page = visitors.citizen("/requests/new", 390)) {
            compared(page, "#filing", "核对填写内容");
            assertThat(page.locator("h1")).hasText("请核对后提交");
            send(page, "form#filing");
        }
        try (Page page = visitors.signedIn("chenxi.office")) {
            page.navigate("http://localhost:" + port + "/desk/cases/new?type=inforequest");
            page.locator("#evidence").fill("窗口登记簿第 13 页");
            compared(page, "#counter-inforequest", "登记来件");
            page.waitForURL(url -> url.endsWith("/slip"));
        }
    }

    private static void compared(Page page, String form, String button) {
        String tick = "[name='applicant.identityNumber.compared']";
        assertThat(page.locator(tick)).hasCount(0);
        page.locator("[name='applicant.identityNumber']").fill("990005199001010001");
        fill(page, form);
        press(page, button);
        assertThat(page.locator(tick)).not().isChecked();
        assertThat(page.locator("#applicant-identityNumber-compared .error")).containsText("最后一位与前 17 位对不上");
        page.locator(tick).check();
        press(page, button);
    }

    private static void send(Page page, String form) {
        Response answer = page.waitForResponse(one -> one.request().method().equals("POST") && one.request().isNavigationRequest(),
                () -> page.locator(form + " .actions button").first().click());
        assertThat(answer.status()).isIn(302, 303);
        page.waitForLoadState();
        Response again = page.reload();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.headerValue("cache-control")).contains("no-store");
        assertThat(page.locator(".receipt-codes output").nth(1)).hasText(Pattern.compile("\\S{8}"));
    }

    /** Fills in whatever the form demands. */
    private static void fill(Page page, String form) {
        page.evaluate("""
                form => document.querySelectorAll(`${form} [aria-required], ${form} fieldset`).forEach(it => {
                  if (it.matches('fieldset')) { it.querySelector('input')?.click(); }
                  else if (it.matches('select')) { it.selectedIndex = it.options.length - 1; }
                  else if (!it.value) { it.value = it.type === 'tel' ? '099-20000000' : it.type === 'date' ? '2026-01-05' : it.type === 'email' ? 'lin@example.org' : it.type === 'number' || it.inputMode === 'decimal' ? '10' : it.type === 'month' ? '2026-01' : it.type === 'time' ? '09:30'
                    : it.name.endsWith('identityNumber') ? '990005199001010000' : '青澜区柳岸街1号路灯不亮'; }
                })""", form);
        page.evaluate("form => document.querySelectorAll(`${form} input[type=email]`).forEach(it => { it.value = it.value || 'lin@example.org'; })", form);
    }
}
