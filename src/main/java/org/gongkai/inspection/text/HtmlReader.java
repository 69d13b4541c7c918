package org.gongkai.inspection.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Text.Unit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads a page: paragraphs and cells in reading order, what is hidden from its readers, its links. */
final class HtmlReader {

    private static final Set<String> SILENT = Set.of("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select");
    private static final Set<String> BLOCKS = Set.of("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
            "tr", "table", "tbody", "thead", "caption", "section", "article", "main", "nav", "header", "footer", "aside", "blockquote",
            "pre", "form", "center", "hr", "td", "th", "body", "fieldset", "figure");
    private static final Set<String> AROUND = Set.of("nav", "header", "footer", "aside");
    private static final int DEEPEST = 400;
    private static final int LONGEST_CELL = 200;

    private final Concealment concealment;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int linked;
    private Role role = Role.BODY;
    private int line = 1;
    private int row;
    private int characters;

    private HtmlReader(Document page) {
        concealment = Concealment.of(page);
    }

    static Text read(String content) throws Unreadable {
        try {
            return read(Jsoup.parse(content));
        } catch (RuntimeException broken) {
            throw new Unreadable("网页读不出来：" + broken.getMessage());
        }
    }

    private static Text read(Document page) throws Unreadable {
        HtmlReader reader = new HtmlReader(page);
        reader.walk(page.body(), Role.BODY, false, 0);
        reader.endParagraph();
        if (reader.characters > PlainText.mostCharacters()) {
            throw PlainText.tooLong();
        }
        String title = page.select("meta[name=ArticleTitle]").attr("content");
        return Text.of(Unit.PARAGRAPH, reader.pieces, reader.links, title.isBlank() ? page.title() : title, published(page));
    }

    private static @Nullable LocalDate published(Document page) {
        for (Element meta : page.select("meta[name=PubDate]")) {
            LocalDate date = Dates.first(meta.attr("content"));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private void walk(Element element, Role within, boolean inLink, int depth) {
        String tag = element.normalName();
        if (SILENT.contains(tag) || depth > DEEPEST) {
            return;
        }
        Role here = within == Role.HIDDEN || concealment.hides(element) ? Role.HIDDEN : AROUND.contains(tag) ? Role.CHROME : within;
        boolean block = BLOCKS.contains(tag);
        if (block || here != role) {
            endParagraph();
        }
        role = here;
        if (tag.equals("br")) {
            endParagraph();
        } else if (tag.equals("tr")) {
            row++;
        }
        if (tag.equals("a") && !element.attr("href").isBlank()) {
            links.add(new Link(line, element.attr("href").strip(), element.text(), here == Role.HIDDEN));
        }
        if ((tag.equals("td") || tag.equals("th")) && isCell(element)) {
            cell(element, here);
        } else {
            for (Node child : element.childNodes()) {
                if (child instanceof TextNode words) {
                    add(words.getWholeText(), inLink || tag.equals("a"));
                } else if (child instanceof Element inner) {
                    walk(inner, here, inLink || tag.equals("a"), depth + 1);
                    if (role != here) {
                        endParagraph();
                        role = here;
                    }
                }
            }
        }
        if (block) {
            endParagraph();
        }
    }

    /** A cell that holds a figure or a label, rather than the layout of a page. */
    private static boolean isCell(Element cell) {
        return cell.selectFirst("table") == null && cell.text().length() <= LONGEST_CELL;
    }

    private void cell(Element element, Role here) {
        StringBuilder seen = new StringBuilder();
        collect(element, seen, 0);
        characters += seen.length();
        pieces.add(new Piece(line, seen.toString().replaceAll("[\\s\\u00A0\\u3000]+", " ").strip(), Math.max(1, row), here));
        Element next = element.nextElementSibling();
        if (next == null) {
            line++;
        }
    }

    private void collect(Element element, StringBuilder seen, int depth) {
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode words) {
                seen.append(words.getWholeText());
            } else if (child instanceof Element inner && !SILENT.contains(inner.normalName()) && depth < DEEPEST) {
                if (concealment.hides(inner)) {
                    conceal(inner);
                } else {
                    if (inner.normalName().equals("a") && !inner.attr("href").isBlank()) {
                        links.add(new Link(line, inner.attr("href").strip(), inner.text(), false));
                    }
                    collect(inner, seen, depth + 1);
                }
            }
        }
    }

    private void conceal(Element inner) {
        if (!inner.text().isBlank()) {
            pieces.add(new Piece(line, inner.text(), 0, Role.HIDDEN));
        }
        inner.select("a[href]").forEach(a -> links.add(new Link(line, a.attr("href").strip(), a.text(), true)));
    }

    private void add(String words, boolean inLink) {
        if (words.isBlank() && paragraph.isEmpty()) {
            return;
        }
        paragraph.append(words.replace('\n', ' ').replace('\r', ' '));
        if (inLink) {
            linked += words.strip().length();
        }
    }

    private void endParagraph() {
        String words = paragraph.toString().strip();
        if (!words.isEmpty() && !words.replace('\u00A0', ' ').replace('\u3000', ' ').isBlank()) {
            boolean onlyLink = linked >= words.length() && words.length() < 30;
            pieces.add(new Piece(line, words, 0, role == Role.BODY && onlyLink ? Role.CHROME : role));
            characters += words.length();
            line++;
        }
        paragraph.setLength(0);
        linked = 0;
    }
}
