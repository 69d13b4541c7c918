package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Item;
import org.gongkai.publication.body.Block.Listing;
import org.gongkai.publication.body.Block.Paragraph;

/** Reads the lines of a body from the first to the last. */
final class LinesReader {

    private static final Pattern HEADING = Pattern.compile("(#{2,4}) (.*)", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("( {0,8})([-+])(?: (.*))?", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("【(表头|格)(?: 跨([0-9]{1,2})列)?(?: 跨([0-9]{1,2})行)?】(.*)", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("【(图片|附件) ([0-9a-f]{64})】(.*)", Pattern.DOTALL);
    private static final String CAPTION = "【图注】";

    private final List<String> lines;
    private int at;

    LinesReader(String text) {
        lines = text.lines().filter(line -> !BodyLines.trimmed(line).isEmpty()).toList();
    }

    Body body() {
        List<Block> blocks = new ArrayList<>();
        while (at < lines.size()) {
            if (ITEM.matcher(lines.get(at)).matches()) {
                blocks.addAll(lists(0));
            } else {
                blocks.add(block(BodyLines.trimmed(lines.get(at++))));
            }
        }
        return new Body(blocks);
    }

    private Block block(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            return new Block.Heading(heading.group(1).length(), InlineLine.read(heading.group(2)));
        }
        Matcher file = FILE.matcher(line);
        if (file.matches()) {
            return file.group(1).equals("附件") ? new Block.Enclosed(file.group(2), plain(file.group(3))) : new Block.Picture(file.group(2), plain(file.group(3)), caption());
        }
        if (line.startsWith("【表格】")) {
            return new Block.Table(plain(line.substring(4)), rows());
        }
        if (line.startsWith("【引用】")) {
            return new Block.Quotation(plain(line.substring(4)), until("", "【引用结束】"));
        }
        if (line.startsWith("【提示】") || line.startsWith("【注意】")) {
            boolean warning = line.startsWith("【注意】");
            return new Block.Callout(warning, until(line.substring(4), warning ? "【注意结束】" : "【提示结束】"));
        }
        return BodyLines.paragraph(line);
    }

    private String caption() {
        return at < lines.size() && BodyLines.trimmed(lines.get(at)).startsWith(CAPTION) ? plain(BodyLines.trimmed(lines.get(at++)).substring(CAPTION.length())) : "";
    }

    private List<Paragraph> until(String first, String end) {
        List<Paragraph> said = new ArrayList<>(List.of(BodyLines.paragraph(first)));
        while (at < lines.size()) {
            String line = BodyLines.trimmed(lines.get(at++));
            if (line.equals(end)) {
                return said;
            }
            said.add(BodyLines.paragraph(line));
        }
        return said;
    }

    private List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        while (at < lines.size()) {
            String line = BodyLines.trimmed(lines.get(at++));
            Matcher cell = CELL.matcher(line);
            if (line.equals("【表格结束】")) {
                return rows;
            }
            if (line.startsWith("【行】")) {
                rows.add(new ArrayList<>());
                line = line.substring(3);
            }
            if (cell.matches()) {
                row(rows).add(new Cell(cell.group(1).equals("表头"), number(cell.group(2)), number(cell.group(3)), List.of(BodyLines.paragraph(cell.group(4)))));
            } else if (!line.isEmpty()) {
                List<Cell> row = row(rows);
                Cell last = row.isEmpty() ? new Cell(false, 1, 1, List.of()) : row.removeLast();
                List<Paragraph> said = new ArrayList<>(last.lines());
                said.add(BodyLines.paragraph(line));
                row.add(new Cell(last.header(), last.across(), last.down(), said));
            }
        }
        return rows;
    }

    private static List<Cell> row(List<List<Cell>> rows) {
        if (rows.isEmpty()) {
            rows.add(new ArrayList<>());
        }
        return rows.getLast();
    }

    private static int number(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** The lists that begin at this depth; what stands further in belongs to the item before it. */
    private List<Listing> lists(int depth) {
        List<Listing> lists = new ArrayList<>();
        while (at < lines.size()) {
            Matcher line = ITEM.matcher(lines.get(at));
            if (!line.matches() || depth(line) < depth) {
                break;
            }
            at++;
            List<Span> words = line.group(3) == null ? List.of() : InlineLine.read(line.group(3));
            Matcher next = at < lines.size() ? ITEM.matcher(lines.get(at)) : null;
            List<Listing> below = next != null && next.matches() && depth(next) > depth ? lists(depth + 1) : List.of();
            Item item = new Item(words, below);
            boolean ordered = line.group(2).equals("+");
            if (!lists.isEmpty() && lists.getLast().ordered() == ordered) {
                lists.set(lists.size() - 1, lists.getLast().with(List.of(item)));
            } else {
                lists.add(new Listing(ordered, List.of(item)));
            }
        }
        return lists;
    }

    private static int depth(Matcher line) {
        return line.group(1).length() / 2;
    }

    private static String plain(String line) {
        return Span.words(InlineLine.read(line));
    }
}
