package org.gongkai.publication.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of a file of which only the words can be read, as a body: lines that a page broke are joined, rows of tables become tables. */
public final class WordsBody {

    /** A line that is this much shorter than the longest ends its paragraph. */
    private static final double SHORT = 0.85;
    private static final int FEWEST_LONG = 15;
    private static final Pattern BEGINS = Pattern.compile("(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百0-9]{1,4}[）)]|[0-9]{1,3}[.．、](?![0-9])|第[一二三四五六七八九十百零〇]+[编章节条]|附件|[-—]\\s*\\d+\\s*[-—]).*");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[-—－]?\\s*\\d{1,4}\\s*[-—－]?|第\\s*\\d+\\s*页(?:\\s*共\\s*\\d+\\s*页)?");
    private static final Pattern DAY = Pattern.compile("(?:[12]\\d{3}|[一二][〇○零一二三四五六七八九]{3})\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月\\s*[\\d一二三四五六七八九十]{1,3}\\s*日");

    private WordsBody() {
    }

    /** @param pages whether the lines are those of pages, broken by their width */
    public static FileBody of(List<String> lines, boolean pages) {
        int longest = lines.stream().filter(line -> line.indexOf('\t') < 0).mapToInt(String::length).sorted().skip(Math.max(0, lines.size() / 20L)).reduce(0, Math::max);
        StringBuilder html = new StringBuilder();
        List<String> rows = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        String before = "";
        for (String each : lines) {
            String line = each.strip();
            if (line.isEmpty() || pages && isPageNumber(line)) {
                continue;
            }
            if (each.indexOf('\t') >= 0) {
                end(html, paragraph);
                rows.add(each);
                continue;
            }
            table(html, rows);
            boolean goesOn = pages && !paragraph.isEmpty() && before.length() >= FEWEST_LONG && before.length() >= SHORT * longest && !before.matches(".*[。：；！？]")
                    && !BEGINS.matcher(line).matches() && !each.startsWith("\u3000") && !DAY.matcher(line).matches();
            if (!goesOn) {
                end(html, paragraph);
            }
            paragraph.append(paragraph.isEmpty() || !Character.isLetterOrDigit(line.charAt(0)) || line.charAt(0) > 127 ? "" : " ").append(line);
            before = line;
        }
        end(html, paragraph);
        table(html, rows);
        return new FileBody(html.toString(), List.of());
    }

    /** What only numbers the pages is no word of a body. */
    public static boolean isPageNumber(String line) {
        return PAGE_NUMBER.matcher(line.strip()).matches();
    }

    private static void end(StringBuilder html, StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            String words = paragraph.toString();
            int level = OfficialHeading.level(words, false);
            String tag = level > 0 ? "h" + (level + 1) : "p";
            html.append('<').append(tag).append(DAY.matcher(words).matches() ? " class=\"sign-off\"" : "").append('>').append(escaped(words)).append("</").append(tag).append('>');
            paragraph.setLength(0);
        }
    }

    private static void table(StringBuilder html, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.append("<table><tbody>");
        for (String row : rows) {
            html.append("<tr>");
            for (String cell : row.split("\t", -1)) {
                html.append("<td>").append(escaped(cell.strip())).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        rows.clear();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
