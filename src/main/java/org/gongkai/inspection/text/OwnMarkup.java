package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Piece.Role;
import org.springframework.web.util.HtmlUtils;

/** The clean markup that this house itself made, as pieces: it holds no style, no script, nothing hidden, so no parser of foreign pages is needed. */
public final class OwnMarkup {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>");
    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");
    private static final Set<String> ENDS = Set.of("p", "h1", "h2", "h3", "h4", "li", "ul", "ol", "tr", "table", "thead", "tbody", "caption",
            "blockquote", "br", "div");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int line;
    private int row;
    private boolean inCell;

    private OwnMarkup() {
    }

    /** @param title stands on the first line */
    public static Text of(String title, String markup) {
        OwnMarkup own = new OwnMarkup();
        own.line = 2;
        own.read(markup);
        List<Piece> all = new ArrayList<>();
        all.add(Piece.prose(1, title));
        all.addAll(own.pieces);
        return Text.whole(all, own.links);
    }

    private void read(String markup) {
        Matcher tag = TAG.matcher(markup);
        int from = 0;
        String address = null;
        int linked = 0;
        while (tag.find()) {
            words.append(markup, from, tag.start());
            from = tag.end();
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            boolean closes = !tag.group(1).isEmpty();
            if (CELLS.contains(name)) {
                endPiece(closes && inCell);
                inCell = !closes;
            } else if (name.equals("tr")) {
                endPiece(inCell);
                inCell = false;
                row += closes ? 0 : 1;
                line += closes ? 1 : 0;
            } else if (ENDS.contains(name)) {
                if (inCell) {
                    words.append(' ');
                } else {
                    endPiece(false);
                }
            } else if (name.equals("a") && !closes) {
                Matcher found = ADDRESS.matcher(tag.group(3));
                address = found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : null;
                linked = words.length();
            } else if (name.equals("a") && address != null) {
                links.add(new Link(line, address, HtmlUtils.htmlUnescape(words.substring(Math.min(linked, words.length()))), false));
                address = null;
            }
        }
        words.append(markup, from, markup.length());
        endPiece(inCell);
    }

    private void endPiece(boolean cell) {
        String text = HtmlUtils.htmlUnescape(words.toString()).strip();
        words.setLength(0);
        if (cell) {
            pieces.add(new Piece(line, text, row, Role.BODY));
        } else if (!text.isEmpty()) {
            pieces.add(Piece.prose(line++, text));
        }
    }
}
