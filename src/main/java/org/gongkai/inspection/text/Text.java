package org.gongkai.inspection.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

import org.gongkai.inspection.text.Piece.Role;
import org.jspecify.annotations.Nullable;

/** A report as text: its pieces in reading order, the body folded for matching, and what the page said about itself. */
public final class Text {

    /** What one line is called: a line of a plain text, a paragraph of anything else. */
    public enum Unit {
        LINE("行"), PARAGRAPH("段");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    private final Unit unit;
    private final List<Piece> pieces;
    private final List<Link> links;
    private final @Nullable String pageTitle;
    private final @Nullable LocalDate published;
    private final List<Piece> body;
    private final int[] starts;
    private final String flat;
    private final Folded folded;
    private final BitSet characters = new BitSet();

    private Text(Unit unit, List<Piece> pieces, List<Link> links, @Nullable String pageTitle, @Nullable LocalDate published) {
        this.unit = unit;
        this.pieces = List.copyOf(pieces);
        this.links = List.copyOf(links);
        this.pageTitle = pageTitle;
        this.published = published;
        this.body = this.pieces.stream().filter(piece -> piece.role() == Role.BODY).toList();
        this.starts = new int[body.size() + 1];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < body.size(); i++) {
            starts[i] = all.length();
            all.append(body.get(i).text()).append(body.get(i).isCell() && i + 1 < body.size()
                    && body.get(i + 1).row() == body.get(i).row() ? '\t' : '\n');
        }
        starts[body.size()] = all.length();
        flat = all.toString();
        folded = Folded.of(flat);
        folded.text().chars().forEach(characters::set);
    }

    public static Text of(Unit unit, List<Piece> pieces, List<Link> links, @Nullable String pageTitle, @Nullable LocalDate published) {
        return new Text(unit, Chrome.marked(pieces), links, pageTitle, published);
    }

    /** A text of which every piece counts: nothing in it is taken for the page around it. */
    public static Text whole(List<Piece> pieces, List<Link> links) {
        return new Text(Unit.PARAGRAPH, pieces, links, null, null);
    }

    /** A text on its way from one process to the other. */
    public record Parts(Unit unit, List<Piece> pieces, List<Link> links, @Nullable String pageTitle, @Nullable LocalDate published) {
    }

    public static Text of(Parts parts) {
        return new Text(parts.unit(), parts.pieces(), parts.links(), parts.pageTitle(), parts.published());
    }

    public Parts parts() {
        return new Parts(unit, pieces, links, pageTitle, published);
    }

    public List<Piece> pieces() {
        return pieces;
    }

    /** The pieces that belong to the report. */
    public List<Piece> body() {
        return body;
    }

    public List<Piece> of(Role role) {
        return pieces.stream().filter(piece -> piece.role() == role).toList();
    }

    public List<Link> links() {
        return links;
    }

    public @Nullable String pageTitle() {
        return pageTitle;
    }

    /** When the page says that it was published. */
    public @Nullable LocalDate published() {
        return published;
    }

    /** The body as it stands, a line for each piece. */
    public String original() {
        return flat;
    }

    /** The body folded for matching. */
    public String words() {
        return folded.text();
    }

    /** Whether the folded body has a character with which something sought can begin. */
    public boolean mayHold(Sought sought) {
        return sought.mayBeginAmong(characters);
    }

    /** The words as they stand between two places of the folded text. */
    public String original(int from, int to) {
        return flat.substring(folded.origin(from), to > from ? Math.min(flat.length(), folded.origin(to - 1) + 1) : folded.origin(from));
    }

    /** The line on which a place of the folded text stands. */
    public int line(int at) {
        return lineOfOriginal(folded.origin(Math.min(at, folded.text().length())));
    }

    /** Whether a place of the folded text is in a cell of a table. */
    public boolean isCell(int at) {
        return !body.isEmpty() && body.get(piece(folded.origin(Math.min(at, folded.text().length())))).isCell();
    }

    public int lineOfOriginal(int offset) {
        return body.isEmpty() ? 0 : body.get(piece(offset)).line();
    }

    private int piece(int offset) {
        int low = 0;
        int high = body.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    public String place(int line) {
        return line == 0 ? "全文" : "第" + line + unit.word;
    }

    /** Every line as it was read, for showing findings beside it; cells of one row share a line. */
    public List<String> lines() {
        int last = pieces.stream().mapToInt(Piece::line).max().orElse(0);
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            lines.add(new StringBuilder());
        }
        for (Piece piece : pieces) {
            StringBuilder line = lines.get(piece.line() - 1);
            line.append(line.isEmpty() ? "" : " ｜ ").append(piece.text());
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    /** How many body pieces fit, for telling a wrapped text from one with whole paragraphs. */
    public long count(Predicate<Piece> fits) {
        return body.stream().filter(fits).count();
    }
}
