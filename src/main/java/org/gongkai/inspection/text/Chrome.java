package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.inspection.text.Piece.Role;

import tools.jackson.databind.JsonNode;

/** Tells the page around a report from the report, by the lines that {@code regulations/checks/page.yaml} knows. */
final class Chrome {

    static final Kind<PageLines> FILE = Kind.of("网页的边框", "checks/page.yaml", PageLines.class);

    private static final int LONGEST_LINE = 160;
    private static final double FOOT_BEGINS_AFTER = 0.6;

    private final List<Pattern> lines;
    private final List<Pattern> foot;

    private Chrome(PageLines page) {
        lines = page.lines().stream().map(Pattern::compile).toList();
        foot = page.foot().stream().map(Pattern::compile).toList();
    }

    static List<Piece> marked(List<Piece> pieces) {
        return Shipped.CHROME.mark(pieces);
    }

    private List<Piece> mark(List<Piece> pieces) {
        long letters = pieces.stream().mapToLong(piece -> piece.text().length()).sum();
        List<Piece> marked = new ArrayList<>(pieces.size());
        long before = 0;
        boolean inFoot = false;
        for (Piece piece : pieces) {
            if (piece.role() != Role.BODY || piece.isCell() && !inFoot) {
                marked.add(piece);
            } else {
                String words = piece.text().length() > LONGEST_LINE ? "" : Folded.of(piece.text()).text().strip();
                inFoot |= before > letters * FOOT_BEGINS_AFTER && !words.isEmpty() && fits(foot, words);
                marked.add(inFoot || !words.isEmpty() && fits(lines, words) ? piece.as(Role.CHROME) : piece);
            }
            before += piece.text().length();
        }
        return marked;
    }

    private static boolean fits(List<Pattern> patterns, String words) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(words).matches());
    }

    private static final class Shipped {

        private static final Chrome CHROME = new Chrome(Definitions.one(DefinitionTree.shipped(), FILE).value());
    }

    /** What the file says of the page around a text; its rules are read elsewhere. */
    record PageLines(String title, String basis, List<String> lines, List<String> foot, List<JsonNode> rules) {
    }
}
