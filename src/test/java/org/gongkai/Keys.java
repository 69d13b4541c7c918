package org.gongkai;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who works with the keyboard alone. */
final class Keys {

    private Keys() {
    }

    static void type(Page page, String field, String words) {
        page.locator(field).focus();
        page.keyboard().insertText(words);
    }

    static void tick(Locator box) {
        box.focus();
        box.page().keyboard().press("Space");
    }

    /** Presses a button or follows a link. */
    static void enter(Page page, String what) {
        page.locator(what).first().focus();
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }
}
