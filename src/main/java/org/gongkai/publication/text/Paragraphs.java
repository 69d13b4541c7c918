package org.gongkai.publication.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns a crawled, plain or Markdown body into paragraphs. Only blanks and line breaks change, never a word:
 * indents go, and a body that lost its breaks gets them back before 第一章, 第一条, 一、 and （一）.
 */
public final class Paragraphs {

    private static final Pattern MARKUP = Pattern.compile("(?i)<(p|div|br|table|span|h[1-6])\\b[^>]*>");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+)");
    private static final Pattern CHAPTER = Pattern.compile("第[一二三四五六七八九十百零〇]+[编章节][\\s\\u3000].{0,30}");
    private static final Pattern LOST_BREAK = Pattern.compile(
            "(?<=[。；：！])(?=(?:第[一二三四五六七八九十百零〇]+[章条][\\s\\u3000]?|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\\([一二三四五六七八九十]{1,3}\\)))");
    private static final Pattern WIDE_INDENT = Pattern.compile("[\\u3000]{2,}|\\u00a0{4,}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000\\u00a0\\u200b\\ufeff]+");
    private static final Pattern EDGES = Pattern.compile("^[\\s\\u3000\\u00a0\\u200b\\ufeff]+|[\\s\\u3000\\u00a0\\u200b\\ufeff]+$");
    private static final int TOO_LONG = 300;

    private Paragraphs() {
    }

    /** The body as clean markup. */
    public static String html(String body) {
        if (MARKUP.matcher(body).find()) {
            return CleanHtml.of(body);
        }
        StringBuilder html = new StringBuilder(body.length() + 1024);
        for (String line : lines(body)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                block(html, heading.group(1).length() <= 2 ? "h2" : "h3", heading.group(2));
            } else if (CHAPTER.matcher(line).matches()) {
                block(html, "h2", line);
            } else {
                block(html, "p", line);
            }
        }
        return html.toString();
    }

    static List<String> lines(String body) {
        List<String> lines = new ArrayList<>();
        body.lines().flatMap(WIDE_INDENT::splitAsStream).map(Paragraphs::trimmed).filter(line -> !line.isEmpty())
                .flatMap(Paragraphs::withBreaksBack).forEach(lines::add);
        return lines;
    }

    private static Stream<String> withBreaksBack(String line) {
        return line.length() <= TOO_LONG ? Stream.of(line) : LOST_BREAK.splitAsStream(line).map(Paragraphs::trimmed);
    }

    private static String trimmed(String line) {
        return EDGES.matcher(line).replaceAll("");
    }

    private static void block(StringBuilder html, String tag, String words) {
        html.append('<').append(tag).append('>').append(escaped(BLANKS.matcher(words).replaceAll(" ")))
                .append("</").append(tag).append('>');
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
