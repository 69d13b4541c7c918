package org.gongkai.publication.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.gongkai.reading.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Any markup brought down to what a body may hold. */
final class Sanitized {

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "h2", "h3", "h4", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
                    "strong", "em", "sub", "sup", "br", "blockquote", "a")
            .allowAttributes("colspan", "rowspan").matching(true, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
            .onElements("th", "td")
            .allowAttributes("class").matching(true, "sign-off", "centred").onElements("p")
            .allowAttributes("href").onElements("a").allowUrlProtocols("https", "http").requireRelNofollowOnLinks()
            .toFactory();

    private static final Set<String> BLOCKS = Set.of("p", "h2", "h3", "h4", "ul", "ol", "table", "blockquote");
    private static final int DEEPEST = 200;

    private Sanitized() {
    }

    static String of(String html) throws Refusal {
        Document page = Jsoup.parseBodyFragment(html);
        if (isDeeper(page)) {
            throw new Refusal("正文的层次超过 " + DEEPEST + " 层，不像一份文件，没有收下。请只粘贴文字再试。");
        }
        page.select("script, style, noscript, template, iframe, object, embed, form").remove();
        page.select("h1").tagName("h2");
        page.select("b").tagName("strong");
        page.select("i").tagName("em");
        leavesBecomeParagraphs(page);
        looseLinesBecomeParagraphs(page.body());
        page.outputSettings().prettyPrint(false);
        return PlainCharacters.of(ALLOWED.sanitize(page.body().html())).strip();
    }

    /** Lines that somebody typed beside a table, or between marks that are taken out, stay lines. */
    private static void looseLinesBecomeParagraphs(Element body) {
        Element line = null;
        for (Node node : List.copyOf(body.childNodes())) {
            if (node instanceof Element block && (BLOCKS.contains(block.normalName()) || block.normalName().equals("div"))) {
                line = null;
                continue;
            }
            List<String> words = node instanceof TextNode text ? List.of(text.getWholeText().split("\n", -1)) : List.of("");
            boolean breaks = node instanceof Element element && element.normalName().equals("br");
            for (int n = 0; n < words.size(); n++) {
                if (n > 0 || breaks) {
                    line = null;
                }
                if (node instanceof TextNode ? !words.get(n).isBlank() || line != null && !words.get(n).isEmpty() : node instanceof Element && !breaks) {
                    if (line == null) {
                        line = new Element("p");
                        node.before(line);
                    }
                    line.appendChild(node instanceof TextNode ? new TextNode(words.get(n)) : node.clone());
                }
            }
            node.remove();
        }
    }

    /** The policy would leave out, and say nothing, what lies deeper. */
    private static boolean isDeeper(Document page) {
        int[] deepest = {0};
        NodeTraversor.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth), page);
        return deepest[0] > DEEPEST;
    }

    private static void leavesBecomeParagraphs(Document page) {
        Set<Element> holdBlocks = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element block : page.select("p, div, table, ul, ol, h2, h3, h4")) {
            for (Element above = block.parent(); above != null && holdBlocks.add(above);) {
                above = above.parent();
            }
        }
        page.select("div").stream().filter(division -> !holdBlocks.contains(division)).forEach(division -> division.tagName("p"));
    }
}
