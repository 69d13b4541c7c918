package org.gongkai.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A visitor who follows every link of every public page, from the first on: of pages alike (records of one register, documents) the first few.
 *
 * @param pages how many were opened
 * @param dead  links that lead nowhere, with the page they stand on
 * @param empty links to a page that says it has nothing, or shows an empty list or table
 * @param heavy pages of more than {@link #MOST} bytes
 * @param untagged pages without the tags of the page norm (annex of 国办发〔2017〕47号), with what is missing
 * @param articles the sorts of content page that were met, by the first part of their address
 * @param unsaid what a page says in the program's words instead of people's: addresses and keys, nothing at all under a head
 */
record Walk(int pages, List<String> dead, List<String> empty, List<String> heavy, List<String> unsaid, List<String> untagged, Set<String> articles) {

    static final int MOST = 200_000;
    private static final int ALIKE = 4;
    private static final List<String> OF_SITE = List.of("SiteName", "SiteDomain", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType");
    private static final List<String> OF_ARTICLE = List.of("ArticleTitle", "PubDate", "ContentSource", "Author", "Description", "Keywords", "Url");
    private static final Pattern ARTICLE = Pattern.compile("/(documents)/[^/?]+|/(participation)/(?!decisions|topics|appraisals)[^/?]+|/(mailboxes)/[^/?]+/(?!new|figures)[^/?]+|/(registers)/[^/?]+/(?!compare|feed)[^/?]+|/(reports)/annual/[^/?]+/\\d{4}");

    static Walk from(String home) throws IOException, InterruptedException {
        Deque<String[]> ahead = new ArrayDeque<>(List.of(new String[][] {{"/", "(home)"}}));
        Set<String> seen = new HashSet<>(Set.of("/"));
        Map<String, Integer> alike = new HashMap<>();
        Walk walk = new Walk(0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        int pages = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ahead.isEmpty()) {
                String[] next = ahead.remove();
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(home + next[0])).build(), BodyHandlers.ofString());
                String link = next[0] + " on " + next[1];
                boolean redirected = answer.statusCode() / 100 == 3;
                if (answer.statusCode() != 200 && !redirected) {
                    walk.dead.add(answer.statusCode() + " " + link);
                }
                if (answer.statusCode() != 200 || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                    continue;
                }
                pages++;
                if (answer.body().getBytes(StandardCharsets.UTF_8).length > MOST) {
                    walk.heavy.add(next[0]);
                }
                Document page = Jsoup.parse(answer.body());
                if (isEmpty(page)) {
                    walk.empty.add(link);
                }
                walk.untagged.addAll(untagged(page, next[0], walk.articles).map(tag -> tag + " of " + next[0]).toList());
                walk.unsaid.addAll(unsaid(page).map(said -> said + " on " + next[0]).toList());
                for (Element a : page.select("a[href^=/]:not([rel~=nofollow])")) {
                    String href = a.attr("href").replaceFirst("#.*", "");
                    if (!href.startsWith("/desk") && seen.add(href) && alike.merge(shape(href), 1, Integer::sum) <= ALIKE) {
                        ahead.add(new String[] {href, next[0]});
                    }
                }
            }
        }
        return new Walk(pages, walk.dead, walk.empty, walk.heavy, walk.unsaid, walk.untagged, walk.articles);
    }

    private static Stream<String> unsaid(Document page) {
        Stream<String> addresses = page.select("main a").stream().map(Element::text).filter(text -> text.startsWith("/") && !text.startsWith("/api/") && !text.contains("feed"));
        Stream<String> keys = page.select("main h1, main figcaption, main th, .breadcrumb li").stream().map(Element::text).filter(text -> text.contains("~") || text.equals("null") || text.endsWith(" null"));
        Stream<String> heads = page.select("h1").stream().map(Element::text).filter(text -> text.matches("[0-9 :.年月日期-]+"));
        Stream<String> columns = page.select("main table:has(thead)").stream().filter(table -> table.select("tbody tr").size() > 0).flatMap(table -> IntStream.range(0, table.select("thead tr:last-of-type > *").size())
                .filter(at -> table.select("tbody tr").stream().allMatch(row -> row.childrenSize() == table.select("thead tr:last-of-type > *").size() && row.child(at).text().isEmpty() && row.child(at).childrenSize() == 0))
                .mapToObj(at -> "nothing under " + table.select("thead tr:last-of-type > *").get(at).text()));
        return Stream.of(addresses, keys, heads, columns).flatMap(said -> said);
    }

    /** What a page that search engines are shown lacks; an article has a minute beside its day. */
    private static Stream<String> untagged(Document page, String address, Set<String> articles) {
        if (page.selectFirst("meta[name=robots][content=noindex]") != null) {
            return Stream.of();
        }
        Matcher article = ARTICLE.matcher(address);
        boolean is = article.matches();
        if (is) {
            IntStream.rangeClosed(1, article.groupCount()).mapToObj(article::group).filter(Objects::nonNull).forEach(articles::add);
        }
        Stream<String> missing = Stream.concat(OF_SITE.stream(), is ? OF_ARTICLE.stream() : Stream.of()).filter(tag -> page.select("meta[name=" + tag + "]").attr("content").isBlank());
        String day = page.select("meta[name=PubDate]").attr("content");
        return Stream.concat(missing, is && !day.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}") ? Stream.of("the minute in '" + day + "'") : Stream.of());
    }

    private static boolean isEmpty(Document page) {
        return page.selectFirst("main .empty, main ul:not(:has(li)), main ol:not(:has(li)), main tbody:not(:has(tr))") != null;
    }

    /** Lists at two levels are each looked at, and records of each register; what lies deeper, and what is asked for with a question, a few times. */
    private static String shape(String href) {
        String path = href.replaceFirst("\\?.*", "");
        String[] parts = path.split("/");
        if (path.startsWith("/registers/") && parts.length > 3) {
            return path.endsWith("/compare") ? "compare" : path.endsWith("/feed") ? "feed" : "one record of " + parts[2];
        }
        if (path.endsWith("/new")) {
            return "forms of " + parts[1];
        }
        boolean deep = parts.length > 3 || path.startsWith("/documents/") || path.startsWith("/receipts/");
        String place = deep ? parts[1] + "/*/" + parts.length + (path.endsWith(".csv") ? "csv" : "") : path;
        return href.contains("?") ? place + "?" : place;
    }
}
