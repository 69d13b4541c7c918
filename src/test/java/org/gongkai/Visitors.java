package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/** People of the demo district in front of a browser. */
public final class Visitors {

    private static final String PASSWORD = "qinglan-demo-2026";

    private final String site;

    public Visitors(int port) {
        this.site = "http://localhost:" + port;
    }

    Page citizen(String path, int width) {
        return Browser.visit(site + path, width, 900);
    }

    /** Whoever follows a matter on a telephone. */
    Page following(String number, String code) {
        Page page = citizen("/matters", 390);
        open(page, number, code);
        return page;
    }

    /** Opens what number and code lead to, on the page that asks for them. */
    static void open(Page page, String number, String code) {
        page.locator("[name='number']").fill(number);
        page.locator("[name='code']").fill(code);
        page.locator("main form button").click();
        page.waitForLoadState();
    }

    /** Somebody of the cast, at the inbox. */
    public Page signedIn(String login) {
        Page page = Browser.visit(site + "/desk", 1440, 900);
        signIn(page, login);
        assertThat(page.getByRole(AriaRole.HEADING, named("待办"))).isVisible();
        return page;
    }

    /** Where a page asks who is there. */
    static void signIn(Page page, String login) {
        page.locator("[name='login']").fill(login);
        page.locator("[name='password']").fill(PASSWORD);
        page.locator("main button").first().click();
    }

    /** Somebody of the cast, at the open case with that number, whosever turn it is. */
    Page atCase(String login, String number) {
        Page page = signedIn(login);
        page.navigate(site + "/desk/cases?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
        page.getByRole(AriaRole.LINK, named(number)).click();
        return page;
    }

    /** Unfolds an action of a case, fills it in and takes it. */
    static void act(Page page, String title, Runnable fill) {
        unfolded(page, title, fill).locator(".actions button:not([name='preview']):not([name='onward'])").click();
        page.waitForLoadState();
    }

    /** Unfolds an action of a case, fills it in and looks at its letter first. */
    static void preview(Page page, String title, Runnable fill) {
        unfolded(page, title, fill).locator(".actions button[name='preview']").click();
    }

    private static Locator unfolded(Page page, String title, Runnable fill) {
        Locator details = page.locator("details.act:has(> summary:has-text('" + title + "'))");
        if (details.getAttribute("open") == null) {
            details.locator("summary").first().click();
        }
        fill.run();
        return details;
    }

    /** Fills in who asks and how it is wanted, and goes on to the summary. */
    static void fillInPerson(Page page) {
        chooseOrgan(page);
        page.locator("[name='content.way'][value='online']").check();
        page.locator("[name='content.medium'][value='electronic']").check();
        page.locator("[name='party'][value='nat']").check();
        page.locator("[name='applicant.name']").fill("林小舟");
        page.locator("[name='applicant.identityKind'][value='id-card']").check();
        page.locator("[name='applicant.identityNumber']").fill("990005199001010000");
        page.locator("[name='applicant.phone']").fill("099-20000000");
        page.locator("[name='applicant.address']").fill("青澜区柳岸街1号");
        press(page, "核对填写内容");
        assertThat(page.getByRole(AriaRole.HEADING, named("请核对后提交"))).isVisible();
    }

    /** The first organ of the list, where none was chosen; no form chooses one by itself. */
    static void chooseOrgan(Page page) {
        Locator organ = page.locator("select#organ");
        if (organ.count() > 0 && organ.inputValue().isEmpty()) {
            organ.selectOption(new SelectOption().setIndex(1));
        }
    }

    /** What the receipt says. */
    record Receipt(String number, String code) {
    }

    static Receipt send(Page page) {
        press(page, "提交申请");
        assertThat(page.getByRole(AriaRole.HEADING, named("已经提交"))).isVisible();
        return receipt(page);
    }

    /** Number and code on the page that was just reached. */
    static Receipt receipt(Page page) {
        Locator codes = page.locator(".receipt-codes output");
        return new Receipt(codes.first().innerText(), codes.nth(1).innerText());
    }

    static void lookUp(Page page, Receipt receipt) {
        page.locator("#code").fill(receipt.code().toUpperCase());
        press(page, "查询进度");
        assertThat(page.locator(".timeline")).isVisible();
    }

    /** Presses a button and waits for the page it leads to: a page that is closed while it loads may never close. */
    static void press(Page page, String button) {
        Locator said = page.getByRole(AriaRole.BUTTON, named(button).setExact(true));
        (said.count() == 1 ? said : page.getByRole(AriaRole.BUTTON, named(button))).click();
        page.waitForLoadState();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    void open(Page page, String path) {
        page.navigate(site + path);
    }
}
