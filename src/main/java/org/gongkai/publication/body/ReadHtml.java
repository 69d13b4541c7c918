package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Item;
import org.gongkai.publication.body.Block.Listing;
import org.gongkai.publication.body.Block.Paragraph;
import org.gongkai.publication.body.Block.Setting;
import org.gongkai.publication.body.Span.Script;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Clean markup of a body, as editions hold it, taken for blocks. Every word comes over; what cannot is a matter of {@link Difference}. */
public final class ReadHtml {

    private static final List<String> BLOCKS = List.of("p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "div", "figure");

    private final List<Block> blocks = new ArrayList<>();

    private ReadHtml() {
    }

    /** @param clean what {@code CleanHtml} or {@link BodyHtml} made */
    public static Body of(String clean) {
        ReadHtml read = new ReadHtml();
        read.all(Jsoup.parseBodyFragment(clean).body());
        return new Body(read.blocks);
    }

    private void all(Element parent) {
        List<Node> loose = new ArrayList<>();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                loose(loose);
                block(element);
            } else {
                loose.add(node);
            }
        }
        loose(loose);
    }

    private void loose(List<Node> nodes) {
        if (!nodes.isEmpty()) {
            blocks.add(new Paragraph(Setting.INDENTED, words(nodes)));
            nodes.clear();
        }
    }

    private void block(Element element) {
        switch (element.normalName()) {
            case "h1", "h2" -> blocks.add(new Block.Heading(2, words(element.childNodes())));
            case "h3" -> blocks.add(new Block.Heading(3, words(element.childNodes())));
            case "h4" -> blocks.add(new Block.Heading(4, words(element.childNodes())));
            case "ul", "ol" -> blocks.add(list(element, 0));
            case "table" -> blocks.add(table(element));
            case "blockquote" -> {
                Element source = element.selectFirst("> p.source");
                blocks.add(new Block.Quotation(source == null ? "" : source.text(), paragraphs(element, source)));
            }
            case "div" -> {
                if (element.hasClass("callout")) {
                    blocks.add(new Block.Callout(element.hasClass("warning"), paragraphs(element, null)));
                } else {
                    all(element);
                }
            }
            case "figure" -> all(element);
            default -> {
                if (element.select(String.join(",", BLOCKS)).size() > 1) {
                    all(element);
                } else {
                    blocks.add(paragraph(element));
                }
            }
        }
    }

    private static Paragraph paragraph(Element element) {
        Setting setting = element.hasClass("sign-off") ? Setting.RIGHT : element.hasClass("centred") ? Setting.CENTRED : element.hasClass("flush") ? Setting.FLUSH : Setting.INDENTED;
        return new Paragraph(setting, words(element.childNodes()));
    }

    /** Whatever stands in a cell or quotation, as paragraphs. */
    private static List<Paragraph> paragraphs(Element parent, @Nullable Element but) {
        ReadHtml within = new ReadHtml();
        Element without = parent.clone();
        if (but != null) {
            without.select("> p.source").remove();
        }
        within.all(without);
        List<Paragraph> lines = new ArrayList<>();
        new Body(within.blocks).blocks().forEach(block -> lines(block, lines));
        return lines;
    }

    private static void lines(Block block, List<Paragraph> lines) {
        switch (block) {
            case Paragraph paragraph -> lines.add(paragraph);
            case Block.Heading(int level, List<Span> words) -> lines.add(new Paragraph(Setting.INDENTED, words));
            case Listing list -> list.items().forEach(item -> {
                lines.add(new Paragraph(Setting.INDENTED, item.words()));
                item.below().forEach(below -> lines(below, lines));
            });
            case Block.Table(String caption, List<List<Cell>> rows) -> {
                lines.add(new Paragraph(Setting.INDENTED, List.of(Span.of(caption))));
                rows.forEach(row -> row.forEach(cell -> lines.addAll(cell.lines())));
            }
            case Block.Quotation(String source, List<Paragraph> quoted) -> {
                lines.addAll(quoted);
                lines.add(new Paragraph(Setting.INDENTED, List.of(Span.of(source))));
            }
            case Block.Callout(boolean warning, List<Paragraph> said) -> lines.addAll(said);
            case Block.Picture picture -> lines.add(new Paragraph(Setting.INDENTED, List.of(Span.of(picture.alt()))));
            case Block.Enclosed enclosed -> lines.add(new Paragraph(Setting.INDENTED, List.of(Span.of(enclosed.name()))));
        }
    }

    private static Listing list(Element list, int depth) {
        List<Item> items = new ArrayList<>();
        for (Element each : list.children()) {
            if (each.nameIs("ul") || each.nameIs("ol")) {
                Item before = items.isEmpty() ? new Item(List.of(), List.of()) : items.removeLast();
                List<Listing> below = new ArrayList<>(before.below());
                below.add(list(each, depth + 1));
                items.add(new Item(before.words(), below));
                continue;
            }
            List<Node> own = new ArrayList<>();
            List<Listing> below = new ArrayList<>();
            for (Node node : each.childNodes()) {
                if (node instanceof Element inner && (inner.nameIs("ul") || inner.nameIs("ol"))) {
                    below.add(list(inner, depth + 1));
                } else {
                    own.add(node);
                }
            }
            items.add(new Item(words(own), depth < Listing.DEEPEST ? below : List.of()));
            if (depth >= Listing.DEEPEST) {
                below.forEach(deeper -> items.addAll(deeper.items()));
            }
        }
        return new Listing(list.nameIs("ol"), items);
    }

    private static Block.Table table(Element table) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            if (row.closest("table") == table) {
                List<Cell> cells = new ArrayList<>();
                for (Element cell : row.children()) {
                    cells.add(new Cell(cell.nameIs("th"), number(cell.attr("colspan")), number(cell.attr("rowspan")), paragraphs(cell, null)));
                }
                rows.add(cells);
            }
        }
        Element caption = table.selectFirst("> caption");
        return new Block.Table(caption == null ? "" : caption.text(), rows);
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 1;
    }

    private static List<Span> words(List<Node> nodes) {
        List<Span> spans = new ArrayList<>();
        nodes.forEach(node -> words(node, Span.of(""), spans));
        return Span.line(spans);
    }

    private static void words(Node node, Span marks, List<Span> spans) {
        if (node instanceof TextNode text) {
            spans.add(marks.saying(text.getWholeText().replaceAll("[ \\t\\r\\n]+", " ")));
        } else if (node instanceof Element element) {
            boolean begins = BLOCKS.contains(element.normalName()) || element.nameIs("li") || element.nameIs("td") || element.nameIs("th") || element.nameIs("br");
            if (begins && spans.stream().anyMatch(span -> !span.text().isBlank())) {
                spans.add(marks.saying("\n"));
            }
            Span inner = switch (element.normalName()) {
                case "strong", "b" -> new Span("", true, marks.italic(), marks.script(), marks.link());
                case "em", "i" -> new Span("", marks.bold(), true, marks.script(), marks.link());
                case "sup" -> new Span("", marks.bold(), marks.italic(), Script.ABOVE, marks.link());
                case "sub" -> new Span("", marks.bold(), marks.italic(), Script.BELOW, marks.link());
                case "a" -> new Span("", marks.bold(), marks.italic(), marks.script(), element.hasAttr("href") ? element.attr("href") : marks.link());
                default -> marks;
            };
            element.childNodes().forEach(child -> words(child, inner, spans));
        }
    }
}
