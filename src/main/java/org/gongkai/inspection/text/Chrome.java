package org.gongkai.inspection.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Piece.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tells the page around a report from the report, by the lines that {@code regulations/checks/page.yaml} knows. */
final class Chrome {

    private static final String SHIPPED = "/regulations/checks/page.yaml";
    private static final int LONGEST_LINE = 160;
    private static final double FOOT_BEGINS_AFTER = 0.6;

    private final List<Pattern> lines;
    private final List<Pattern> foot;

    private Chrome(JsonNode file) {
        lines = patterns(file.get("lines"));
        foot = patterns(file.get("foot"));
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

    private static List<Pattern> patterns(JsonNode list) {
        List<Pattern> patterns = new ArrayList<>();
        list.forEach(each -> patterns.add(Pattern.compile(each.asString())));
        return List.copyOf(patterns);
    }

    private static final class Shipped {

        private static final Chrome CHROME = read();

        private static Chrome read() {
            try (InputStream yaml = Objects.requireNonNull(Chrome.class.getResourceAsStream(SHIPPED), SHIPPED)) {
                return new Chrome(new YAMLMapper().readTree(yaml));
            } catch (IOException broken) {
                throw new IllegalStateException(SHIPPED + " cannot be read", broken);
            }
        }
    }
}
