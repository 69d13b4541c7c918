package org.gongkai;

import com.microsoft.playwright.Page;

/** Counts what two people do, who type nothing: clicks and choices, pages opened. */
final class ClicksAndPages {

    private int clicks;
    private int pages;

    ClicksAndPages on(Page page) {
        page.onDOMContentLoaded(loaded -> pages++);
        return this;
    }

    void begin() {
        clicks = pages = 0;
    }

    void click(Page page, String what) {
        clicks++;
        page.locator(what).first().click();
        page.waitForLoadState();
    }

    void choose(Page page, String what, String option) {
        clicks++;
        page.waitForResponse(response -> response.url().contains("further"), () -> page.locator(what).selectOption(option));
    }

    String told() {
        return clicks + " clicks, " + pages + " pages";
    }
}
