package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Item;
import org.gongkai.publication.body.Block.Listing;
import org.gongkai.publication.body.Block.Paragraph;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body as it is kept. What is as usual is left out, so that a later form can tell more and this one still be read. */
final class BodyJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "type";

    private BodyJson() {
    }

    static String write(Body body) {
        return CanonicalJson.of(Map.of("blocks", body.blocks().stream().map(BodyJson::of).toList()));
    }

    static Body read(String json) {
        return new Body(all(JSON.readTree(json).path("blocks"), BodyJson::block));
    }

    private static Map<String, Object> of(Block block) {
        return switch (block) {
            case Block.Heading(int level, List<Span> words) -> form("heading", "level", level, "words", spans(words));
            case Paragraph paragraph -> of(paragraph);
            case Listing list -> of(list);
            case Block.Table(String caption, List<List<Cell>> rows) ->
                form("table", "caption", caption, "rows", rows.stream().map(row -> row.stream().map(BodyJson::of).toList()).toList());
            case Block.Picture(String file, String alt, String caption) -> form("picture", "file", file, "alt", alt, "caption", caption);
            case Block.Enclosed(String file, String name) -> form("enclosed", "file", file, "name", name);
            case Block.Quotation(String source, List<Paragraph> lines) -> form("quotation", "source", source, "lines", lines.stream().map(BodyJson::of).toList());
            case Block.Callout(boolean warning, List<Paragraph> lines) -> form("callout", "warning", warning, "lines", lines.stream().map(BodyJson::of).toList());
        };
    }

    private static Map<String, Object> of(Paragraph paragraph) {
        Object set = paragraph.setting() == Block.Setting.INDENTED ? "" : paragraph.setting().name().toLowerCase(Locale.ROOT);
        return form("paragraph", "set", set, "words", spans(paragraph.words()));
    }

    private static Map<String, Object> of(Listing list) {
        return form("list", "ordered", list.ordered(), "items", list.items().stream()
                .map(item -> form("", "words", spans(item.words()), "below", item.below().stream().map(BodyJson::of).toList())).toList());
    }

    private static Map<String, Object> of(Cell cell) {
        return form("", "header", cell.header(), "across", cell.across() == 1 ? "" : cell.across(), "down", cell.down() == 1 ? "" : cell.down(),
                "lines", cell.lines().stream().map(BodyJson::of).toList());
    }

    private static List<Map<String, Object>> spans(List<Span> spans) {
        return spans.stream().map(span -> form("", "text", span.text(), "bold", span.bold(), "italic", span.italic(),
                "script", span.script() == Span.Script.ON ? "" : span.script().name().toLowerCase(Locale.ROOT), "link", span.link() == null ? "" : span.link())).toList();
    }

    /** Names and values by turns, without those that are empty or false. */
    private static Map<String, Object> form(String type, Object... said) {
        Map<String, Object> form = new LinkedHashMap<>();
        if (!type.isEmpty()) {
            form.put(TYPE, type);
        }
        for (int n = 0; n < said.length; n += 2) {
            if (!said[n + 1].equals("") && !said[n + 1].equals(false) && !said[n + 1].equals(List.of())) {
                form.put((String) said[n], said[n + 1]);
            }
        }
        return form;
    }

    private static Block block(JsonNode node) {
        return switch (text(node, TYPE)) {
            case "heading" -> new Block.Heading(node.path("level").asInt(2), words(node));
            case "paragraph" -> paragraph(node);
            case "list" -> list(node);
            case "table" -> new Block.Table(text(node, "caption"), all(node.path("rows"), row -> all(row, BodyJson::cell)));
            case "picture" -> new Block.Picture(text(node, "file"), text(node, "alt"), text(node, "caption"));
            case "enclosed" -> new Block.Enclosed(text(node, "file"), text(node, "name"));
            case "quotation" -> new Block.Quotation(text(node, "source"), all(node.path("lines"), BodyJson::paragraph));
            case "callout" -> new Block.Callout(node.path("warning").asBoolean(false), all(node.path("lines"), BodyJson::paragraph));
            default -> throw new IllegalArgumentException("no block is called " + text(node, TYPE));
        };
    }

    private static Paragraph paragraph(JsonNode node) {
        String set = text(node, "set");
        return new Paragraph(set.isEmpty() ? Block.Setting.INDENTED : Block.Setting.valueOf(set.toUpperCase(Locale.ROOT)), words(node));
    }

    private static Listing list(JsonNode node) {
        return new Listing(node.path("ordered").asBoolean(false), all(node.path("items"), item -> new Item(words(item), all(item.path("below"), BodyJson::list))));
    }

    private static Cell cell(JsonNode node) {
        return new Cell(node.path("header").asBoolean(false), node.path("across").asInt(1), node.path("down").asInt(1), all(node.path("lines"), BodyJson::paragraph));
    }

    private static List<Span> words(JsonNode node) {
        return all(node.path("words"), span -> new Span(text(span, "text"), span.path("bold").asBoolean(false), span.path("italic").asBoolean(false),
                text(span, "script").isEmpty() ? Span.Script.ON : Span.Script.valueOf(text(span, "script").toUpperCase(Locale.ROOT)),
                text(span, "link").isEmpty() ? null : text(span, "link")));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static <T> List<T> all(JsonNode nodes, Function<JsonNode, T> of) {
        return new ArrayList<>(StreamSupport.stream(nodes.spliterator(), false).map(of).toList());
    }
}
