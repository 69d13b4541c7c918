package org.gongkai.portal.places;

import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.portal.web.SiteContents;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The site's map, for people. */
@Controller
class SitemapPages {

    private final SitePlaces places;
    private final SiteContents contents;

    SitemapPages(SitePlaces places, SiteContents contents) {
        this.places = places;
        this.contents = contents;
    }

    @GetMapping("/sitemap")
    Screen sitemap() {
        return Screen.of("portal/places/sitemap").with("page", Page.of("网站地图").publicSite().description("本网站全部栏目和入口"))
                .with("groups", places.groups()).with("columns", contents.today().columns()).madeFrom(SiteContents.sources());
    }
}
