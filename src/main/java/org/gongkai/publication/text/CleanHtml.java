package org.gongkai.publication.text;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The markup that a document's body may hold: structure and nothing that acts, loads or decorates. */
public final class CleanHtml {

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "h2", "h3", "h4", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
                    "strong", "em", "sub", "sup", "br", "blockquote", "a")
            .allowAttributes("colspan", "rowspan").matching(true, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
            .onElements("th", "td")
            .allowAttributes("class").matching(true, "sign-off", "centred").onElements("p")
            .allowAttributes("href").onElements("a").allowUrlProtocols("https", "http").requireRelNofollowOnLinks()
            .toFactory();
    private static final List<String> BLOCKS = List.of("p", "h2", "h3", "h4", "li", "tr", "caption", "blockquote", "table");

    private CleanHtml() {
    }

    public static String of(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.select("script, style, noscript, template, iframe, object, embed, form").remove();
        page.select("h1").tagName("h2");
        page.select("b").tagName("strong");
        page.select("i").tagName("em");
        page.select("div").forEach(CleanHtml::paragraphIfLeaf);
        page.outputSettings().prettyPrint(false);
        return ALLOWED.sanitize(page.body().html()).strip();
    }

    /** The words alone, a line for each block, cells apart by a blank. */
    public static String text(String html) {
        StringBuilder text = new StringBuilder(html.length());
        NodeTraversor.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.text());
                } else if (node.nameIs("br")) {
                    endLine(text);
                } else if (node.nameIs("td") || node.nameIs("th")) {
                    text.append(' ');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element && BLOCKS.contains(node.nodeName())) {
                    endLine(text);
                }
            }
        }, Jsoup.parseBodyFragment(html).body());
        return text.toString().strip();
    }

    private static void endLine(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static void paragraphIfLeaf(Element division) {
        if (division.select("p, div, table, ul, ol, h2, h3, h4").size() <= 1) {
            division.tagName("p");
        }
    }
}
