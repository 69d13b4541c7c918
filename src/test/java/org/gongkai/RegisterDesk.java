package org.gongkai;

import com.microsoft.playwright.Page;

/** The form and the sheet of a register, as somebody at the desk uses them. */
final class RegisterDesk {

    private RegisterDesk() {
    }

    static void save(Page page) {
        page.locator("button.button[name='then'][value='save']").click();
        page.waitForLoadState();
    }

    static void fill(Page page, String field, String value) {
        page.locator("#value-" + field).fill(value);
    }
}
