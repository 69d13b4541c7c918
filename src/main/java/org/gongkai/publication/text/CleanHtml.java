package org.gongkai.publication.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reading.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The markup that a document's body may hold: structure and nothing that acts, loads or decorates. */
public final class CleanHtml {

    private static final List<String> BLOCKS = List.of("p", "h2", "h3", "h4", "li", "tr", "caption", "blockquote", "table");

    private CleanHtml() {
    }

    /** @throws Refusal when it cannot be read, or too many others are being read */
    public static String of(String html) throws Refusal {
        return switch (ReadingRoom.shared().open(CleanMarkup.class, html.getBytes(StandardCharsets.UTF_8), new Named(""))) {
            case Opened.Done<String>(String clean, byte[] none) -> clean;
            case Opened.Refused<String>(String reason, boolean busy) -> throw new Refusal(reason);
        };
    }

    /** The words of what {@link #of} made, a line for each block, cells apart by a blank. */
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
}
