package org.gongkai.publication.web;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.DemoCast;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A district with its cast, and its people in front of a browser. */
@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeskBrowser {

    @LocalServerPort
    private int port;
    @Autowired
    private DemoCast cast;

    @BeforeAll
    void aDistrict(@Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> cast.tell());
    }

    Page signedIn(String login, String path) {
        Page page = Browser.visit(at(path), 1440, 900);
        page.getByLabel("登录名", new Page.GetByLabelOptions().setExact(true)).fill(login);
        page.getByLabel("密码").fill(cast.password());
        button(page, "登录");
        page.waitForURL(Pattern.compile(".*" + Pattern.quote(path) + ".*"));
        return page;
    }

    static Locator label(Page page, String words) {
        return page.getByLabel(words, new Page.GetByLabelOptions().setExact(true));
    }

    static void button(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true)).click();
    }

    /** A step of the review chain, with what is chosen and asked before it. */
    static void take(Page page, String action) {
        if (action.equals("保密审查通过")) {
            page.locator("#clear-conclusion").selectOption("none");
            page.locator("#clear-reason").fill("逐字看过正文和附件，不涉及秘密");
        }
        if (action.equals("批准发布")) {
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(action).setExact(true)).click();
            page.waitForURL("**/steps/publish");
        }
        button(page, action);
        page.waitForURL(Pattern.compile(".*/desk/documents/editions/[0-9a-z]+"));
    }

    String at(String path) {
        return "http://localhost:" + port + path;
    }
}
