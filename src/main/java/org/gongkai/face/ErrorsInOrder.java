package org.gongkai.face;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;

/** A page on which the summary of errors goes down the page as its reader does; what concerns the whole comes first, and no line leads nowhere. */
final class ErrorsInOrder {

    private static final String SUMMARY = "error-summary";

    private ErrorsInOrder() {
    }

    static String of(String html) {
        if (!html.contains(SUMMARY)) {
            return html;
        }
        RenderedHtml page = new RenderedHtml(html);
        List<Element> lists = page.all("div." + SUMMARY + " ul, section." + SUMMARY + " ul");
        if (lists.isEmpty()) {
            return html;
        }
        Map<String, Integer> places = page.all("[id]").stream().collect(Collectors.toMap(Element::id, RenderedHtml::start, (first, again) -> first));
        page.inner(lists.getFirst(), page.all("li").stream().filter(line -> line.parent() == lists.getFirst()).map(line -> Line.of(line, page, places))
                .sorted(Comparator.comparingInt(Line::place)).map(Line::html).distinct().collect(Collectors.joining("\n")));
        return page.written();
    }

    /** A line and where on the page its field stands. */
    private record Line(String html, int place) {

        static Line of(Element line, RenderedHtml page, Map<String, Integer> places) {
            Element link = line.selectFirst("a[href^=#]");
            Integer place = link == null ? null : places.get(link.attr("href").substring(1));
            String html = page.outer(line);
            return place == null ? new Line(link == null ? html : html.replace(page.outer(link), page.inner(link)), -1) : new Line(html, place);
        }
    }
}
