package org.gongkai.syndication.web;

import java.util.List;
import java.util.stream.Collectors;

import org.gongkai.face.Site;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.ShownColumns;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;

/** {@code /sitemap.xml} and {@code /robots.txt}: every public document for every crawler; search engines are welcome. */
@RestController
@Hidden
class SitemapController {

    /** The protocol allows 50,000 addresses in one file. */
    private static final int MOST = 40_000;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    private final DocumentLists lists;
    private final ShownColumns columns;
    private final Site site;

    SitemapController(DocumentLists lists, ShownColumns columns, Site site) {
        this.lists = lists;
        this.columns = columns;
        this.site = site;
    }

    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    String sitemap(@RequestParam(required = false) @Nullable String after) {
        List<String> starts = lists.starts(MOST);
        return after == null && starts.size() > 1 ? index(starts) : part(after == null ? "" : after);
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    String robots() {
        return "User-agent: *\nDisallow: /desk\nDisallow: /search\nDisallow: /matters\nDisallow: /participation/mine\nDisallow: /sign-in\nDisallow: /on\n\nSitemap: " + base() + "/sitemap.xml\n";
    }

    private String index(List<String> starts) {
        return HEAD + "<sitemapindex" + NAMESPACE + starts.stream()
                .map(start -> "<sitemap><loc>" + base() + "/sitemap.xml?after=" + start + "</loc></sitemap>\n")
                .collect(Collectors.joining()) + "</sitemapindex>\n";
    }

    private String part(String after) {
        String base = base();
        StringBuilder xml = new StringBuilder(HEAD).append("<urlset").append(NAMESPACE);
        if (after.isEmpty()) {
            address(xml, base + "/", "");
            columns.top().stream().flatMap(Column::withDescendants).forEach(c -> address(xml, base + c.address(), ""));
        }
        for (DocumentLine line : lists.all(after, MOST)) {
            address(xml, base + "/documents/" + line.id(), line.hasDay() ? line.day().toString() : "");
        }
        return xml.append("</urlset>\n").toString();
    }

    private static void address(StringBuilder xml, String address, String day) {
        xml.append("<url><loc>").append(address).append("</loc>");
        if (!day.isEmpty()) {
            xml.append("<lastmod>").append(day).append("</lastmod>");
        }
        xml.append("</url>\n");
    }

    private String base() {
        return site.homeAsAsked();
    }
}
