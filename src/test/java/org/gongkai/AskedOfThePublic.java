package org.gongkai;

import static org.gongkai.Visitors.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What the public is asked, found by its title in the list of the site and in that of the desk. */
record AskedOfThePublic(Visitors visitors) {

    void onTheSite(Page page, String title) {
        inTheList(page, "/participation", title);
    }

    void atTheDesk(Page page, String title) {
        inTheList(page, "/desk/participation", title);
    }

    private void inTheList(Page page, String list, String title) {
        visitors.open(page, list);
        page.getByRole(AriaRole.LINK, named(title)).click();
    }

    static void looksWell(Page page, String name) {
        int width = page.viewportSize().width;
        Browser.assertAccessible(page);
        Browser.picture(page, "participation-" + name);
        page.setViewportSize(390, 844);
        Browser.assertFits(page);
        page.setViewportSize(width, 900);
    }
}
