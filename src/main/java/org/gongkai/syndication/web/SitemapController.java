package org.gongkai.syndication.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.face.ListedPages;
import org.gongkai.face.Site;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.ShownColumns;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.reporting.AnnualReports;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;

/** {@code /sitemap.xml} and {@code /robots.txt}: every public page for every crawler; search engines are welcome. */
@RestController
@Hidden
class SitemapController {

    /** The protocol allows 50,000 addresses in one file. */
    private static final int MOST = 40_000;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    /** Where somebody's own matters are, what is asked for with a question, and forms. */
    private static final List<String> DISALLOWED = List.of("/desk", "/search", "/matters", "/my", "/receipts", "/consultations", "/participation/mine", "/participation/registration", "/mailboxes/*/new", "/sign-in", "/on/");
    private static final int MOST_OF_A_ROOM = 5_000;

    private final DocumentLists lists;
    private final AnnualReports reports;
    private final ObjectProvider<ListedPages> pages;
    private final ShownColumns columns;
    private final Site site;

    SitemapController(DocumentLists lists, ShownColumns columns, AnnualReports reports, ObjectProvider<ListedPages> pages, Site site) {
        this.reports = reports;
        this.pages = pages;
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
        return DISALLOWED.stream().map(place -> "Disallow: " + place + "\n").collect(Collectors.joining("", "User-agent: *\n", "\nSitemap: " + base() + "/sitemap.xml\n"));
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
            Set<String> named = new LinkedHashSet<>();
            columns.top().stream().flatMap(Column::withDescendants).forEach(column -> once(xml, named, column.address(), ""));
            pages.orderedStream().flatMap(room -> room.newest(MOST_OF_A_ROOM).stream()).forEach(page -> once(xml, named, page.address(), page.day() == null ? "" : page.day().toString()));
            Stream.concat(reports.published().stream(), reports.publishedOthers().stream()).forEach(edition -> once(xml, named, edition.key().publicAddress(), ""));
        }
        for (DocumentLine line : lists.all(after, MOST)) {
            address(xml, base + "/documents/" + line.id(), line.hasDay() ? line.day().toString() : "");
        }
        return xml.append("</urlset>\n").toString();
    }

    private void once(StringBuilder xml, Set<String> named, String address, String day) {
        if (DISALLOWED.stream().noneMatch(address::startsWith) && named.add(address)) {
            address(xml, base() + address, day);
        }
    }

    private static void address(StringBuilder xml, String address, String day) {
        xml.append("<url><loc>").append(address.replace("&", "&amp;")).append("</loc>");
        if (!day.isEmpty()) {
            xml.append("<lastmod>").append(day).append("</lastmod>");
        }
        xml.append("</url>\n");
    }

    private String base() {
        return site.homeAsAsked();
    }
}
