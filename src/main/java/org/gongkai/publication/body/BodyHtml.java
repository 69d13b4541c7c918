package org.gongkai.publication.body;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Paragraph;
import org.jspecify.annotations.Nullable;

/** The HTML of a body: the only markup that is made of blocks, with nothing in it that acts or loads but the document's own pictures. */
final class BodyHtml {

    private final StringBuilder html = new StringBuilder();
    private final UnaryOperator<String> files;

    private BodyHtml(UnaryOperator<String> files) {
        this.files = files;
    }

    /** @param files the address of a file by its digest */
    static String of(Body body, UnaryOperator<String> files) {
        BodyHtml written = new BodyHtml(files);
        body.blocks().forEach(written::block);
        return written.html.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(int level, List<Span> words) -> element("h" + level, words);
            case Paragraph paragraph -> paragraph(paragraph);
            case Block.Listing list -> list(list);
            case Block.Table(String caption, List<List<Cell>> rows) -> {
                html.append("<table>");
                if (!caption.isEmpty()) {
                    html.append("<caption>").append(escaped(caption)).append("</caption>");
                }
                html.append("<tbody>");
                rows.forEach(this::row);
                html.append("</tbody></table>");
            }
            case Block.Picture(String file, String alt, String caption) -> {
                html.append("<figure class=\"picture\"><img src=\"").append(files.apply(file)).append("\" alt=\"").append(escaped(alt)).append("\" />");
                if (!caption.isEmpty()) {
                    html.append("<figcaption>").append(escaped(caption)).append("</figcaption>");
                }
                html.append("</figure>");
            }
            case Block.Enclosed(String file, String name) ->
                html.append("<p class=\"enclosed\"><a href=\"").append(files.apply(file)).append("\">").append(escaped(name)).append("</a></p>");
            case Block.Quotation(String source, List<Paragraph> lines) -> {
                html.append("<blockquote>");
                lines.forEach(this::paragraph);
                if (!source.isEmpty()) {
                    html.append("<p class=\"source\">").append(escaped(source)).append("</p>");
                }
                html.append("</blockquote>");
            }
            case Block.Callout(boolean warning, List<Paragraph> lines) -> {
                html.append("<div class=\"callout ").append(warning ? "warning" : "note").append("\" role=\"note\">");
                lines.forEach(this::paragraph);
                html.append("</div>");
            }
        }
    }

    private void paragraph(Paragraph paragraph) {
        element(switch (paragraph.setting()) {
            case INDENTED -> "p";
            case FLUSH -> "p class=\"flush\"";
            case CENTRED -> "p class=\"centred\"";
            case RIGHT -> "p class=\"sign-off\"";
        }, paragraph.words());
    }

    private void element(String tag, List<Span> words) {
        html.append('<').append(tag).append('>');
        words(words);
        html.append("</").append(tag.replaceFirst(" .*", "")).append('>');
    }

    private void list(Block.Listing list) {
        String tag = list.ordered() ? "ol>" : "ul>";
        html.append('<').append(tag);
        for (Block.Item item : list.items()) {
            html.append("<li>");
            words(item.words());
            item.below().forEach(this::list);
            html.append("</li>");
        }
        html.append("</").append(tag);
    }

    private void row(List<Cell> cells) {
        html.append("<tr>");
        for (Cell cell : cells) {
            String tag = cell.header() ? "th" : "td";
            html.append('<').append(tag);
            if (cell.across() > 1) {
                html.append(" colspan=\"").append(cell.across()).append('"');
            }
            if (cell.down() > 1) {
                html.append(" rowspan=\"").append(cell.down()).append('"');
            }
            html.append('>');
            if (cell.lines().size() == 1 && cell.lines().getFirst().setting() == Block.Setting.INDENTED) {
                words(cell.lines().getFirst().words());
            } else {
                cell.lines().forEach(this::paragraph);
            }
            html.append("</").append(tag).append('>');
        }
        html.append("</tr>");
    }

    private void words(List<Span> words) {
        String open = null;
        for (Span span : words) {
            if (!Objects.equals(open, span.link())) {
                html.append(open == null ? "" : "</a>").append(link(span.link()));
                open = span.link();
            }
            String script = span.script() == Span.Script.ABOVE ? "sup>" : "sub>";
            html.append(span.bold() ? "<strong>" : "").append(span.italic() ? "<em>" : "").append(span.script() == Span.Script.ON ? "" : "<" + script)
                    .append(escaped(span.text()).replace("\n", "<br />"))
                    .append(span.script() == Span.Script.ON ? "" : "</" + script).append(span.italic() ? "</em>" : "").append(span.bold() ? "</strong>" : "");
        }
        html.append(open == null ? "" : "</a>");
    }

    private static String link(@Nullable String address) {
        return address == null ? "" : "<a href=\"" + escaped(address) + "\" rel=\"nofollow\">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
