package org.gongkai.portal.places;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        List<SitePlaces.Group> groups = places.groups();
        Set<String> named = groups.stream().flatMap(group -> group.places().stream()).map(Place::address).collect(Collectors.toSet());
        return Screen.of("portal/places/sitemap").with("page", Page.of("网站地图").publicSite().description("本网站全部栏目和入口"))
                .with("groups", groups)
                .with("columns", contents.today().columns().stream().filter(column -> !column.columns().isEmpty() || !named.contains(column.address())).toList()).madeFrom(SiteContents.sources());
    }
}
