package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Item;
import org.gongkai.publication.body.Block.Listing;
import org.gongkai.publication.body.Block.Paragraph;
import org.gongkai.publication.body.Block.Setting;

/**
 * A body as lines: a line is a paragraph, and marks at its beginning say what else it is. What is written is read back to the same body; whatever somebody
 * types is read as something, and what fits no mark is text. The editor's {@code lines.js} is the same grammar.
 */
final class BodyLines {

    /** What at the beginning of a line is no text. */
    static final Pattern MARK = Pattern.compile("(?:#{2,4} |[-+](?: |$)|【(?:居中|右对齐|顶格|表格结束|表格|行|(?:表头|格)(?: 跨[0-9]{1,2}列)?(?: 跨[0-9]{1,2}行)?"
            + "|图片 [0-9a-f]{64}|图注|附件 [0-9a-f]{64}|引用结束|引用|提示结束|提示|注意结束|注意)】)");

    private BodyLines() {
    }

    static Body read(String text) {
        return new LinesReader(text.replace("\r\n", "\n").replace('\r', '\n')).body();
    }

    static String write(Body body) {
        List<String> lines = new ArrayList<>();
        body.blocks().forEach(block -> write(block, lines));
        return String.join("\n", lines);
    }

    private static void write(Block block, List<String> lines) {
        switch (block) {
            case Block.Heading(int level, List<Span> words) -> lines.add("#".repeat(level) + " " + InlineLine.write(words));
            case Paragraph paragraph -> lines.add(line(paragraph));
            case Listing list -> write(list, 0, lines);
            case Block.Table(String caption, List<List<Cell>> rows) -> {
                lines.add("【表格】" + InlineLine.plain(caption));
                for (List<Cell> row : rows) {
                    lines.add("【行】");
                    row.forEach(cell -> write(cell, lines));
                }
                lines.add("【表格结束】");
            }
            case Block.Picture(String file, String alt, String caption) -> {
                lines.add("【图片 " + file + "】" + InlineLine.plain(alt));
                if (!caption.isEmpty()) {
                    lines.add("【图注】" + InlineLine.plain(caption));
                }
            }
            case Block.Enclosed(String file, String name) -> lines.add("【附件 " + file + "】" + InlineLine.plain(name));
            case Block.Quotation(String source, List<Paragraph> quoted) -> {
                lines.add("【引用】" + InlineLine.plain(source));
                quoted.forEach(each -> lines.add(line(each)));
                lines.add("【引用结束】");
            }
            case Block.Callout(boolean warning, List<Paragraph> said) -> {
                lines.add(warning ? "【注意】" : "【提示】");
                said.forEach(each -> lines.add(line(each)));
                lines.add(warning ? "【注意结束】" : "【提示结束】");
            }
        }
    }

    private static void write(Listing list, int depth, List<String> lines) {
        for (Item item : list.items()) {
            lines.add(("  ".repeat(Math.min(depth, Listing.DEEPEST)) + (list.ordered() ? "+ " : "- ") + InlineLine.write(item.words())).stripTrailing());
            item.below().forEach(below -> write(below, depth + 1, lines));
        }
    }

    private static void write(Cell cell, List<String> lines) {
        String mark = "【" + (cell.header() ? "表头" : "格") + (cell.across() > 1 ? " 跨" + cell.across() + "列" : "") + (cell.down() > 1 ? " 跨" + cell.down() + "行" : "") + "】";
        lines.add(cell.lines().isEmpty() ? mark : mark + line(cell.lines().getFirst()));
        cell.lines().stream().skip(1).forEach(each -> lines.add(line(each)));
    }

    private static String line(Paragraph paragraph) {
        String words = InlineLine.write(paragraph.words());
        return switch (paragraph.setting()) {
            case INDENTED -> MARK.matcher(words).lookingAt() ? "\\" + words : words;
            case FLUSH -> "【顶格】" + words;
            case CENTRED -> "【居中】" + words;
            case RIGHT -> "【右对齐】" + words;
        };
    }

    /** A paragraph with what its line says of its setting. */
    static Paragraph paragraph(String line) {
        String trimmed = trimmed(line);
        for (Setting setting : Setting.values()) {
            String mark = switch (setting) {
                case INDENTED -> "";
                case FLUSH -> "【顶格】";
                case CENTRED -> "【居中】";
                case RIGHT -> "【右对齐】";
            };
            if (!mark.isEmpty() && trimmed.startsWith(mark)) {
                return new Paragraph(setting, InlineLine.read(trimmed.substring(mark.length())));
            }
        }
        boolean escaped = trimmed.startsWith("\\") && MARK.matcher(trimmed).region(1, trimmed.length()).lookingAt();
        return new Paragraph(Setting.INDENTED, InlineLine.read(escaped ? trimmed.substring(1) : trimmed));
    }

    static String trimmed(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && Span.isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && Span.isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }
}
