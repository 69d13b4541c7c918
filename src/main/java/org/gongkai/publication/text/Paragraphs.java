package org.gongkai.publication.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.reading.Refusal;

/**
 * Turns a crawled, plain or Markdown body into paragraphs. Only blanks and line breaks change, never a word:
 * indents go, and a body that lost its breaks gets them back before 第一章, 第一条, 一、 and （一）.
 */
public final class Paragraphs {

    private static final Pattern MARKUP = Pattern.compile("(?i)<(p|div|br|table|span|h[1-6]|ul|ol|blockquote)\\b[^>]*>");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+)");
    private static final Pattern CHAPTER = Pattern.compile("第[一二三四五六七八九十百零〇]+[编章节][\\s\\u3000].{0,30}");
    private static final Pattern LOST_BREAK = Pattern.compile(
            "(?<=[。；：！])(?=(?:第[一二三四五六七八九十百零〇]+[章条][\\s\\u3000]?|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\\([一二三四五六七八九十]{1,3}\\)))");
    private static final Pattern WIDE_INDENT = Pattern.compile("[\\u3000]{2,}|\\u00a0{4,}");
    private static final Pattern SIGNED_DATE = Pattern.compile("[12二][\\d〇○零一二三四五六七八九]{3}年[\\d一二三四五六七八九十]{1,2}月[\\d一二三四五六七八九十]{1,3}日");
    private static final Pattern SIGNATURE = Pattern.compile("[\\p{IsHan}\\s（）()]{3,40}");
    private static final int TOO_LONG = 300;

    private Paragraphs() {
    }

    /**
     * The body as clean markup.
     *
     * @throws Refusal when it is markup that cannot be read, or too much is being read
     */
    public static String html(String body) throws Refusal {
        return isMarkup(body) ? CleanHtml.of(body.replace("\r\n", "\n")) : ofPlain(body);
    }

    static boolean isMarkup(String body) {
        return MARKUP.matcher(body).find();
    }

    static String ofPlain(String body) {
        StringBuilder html = new StringBuilder(body.length() + 1024);
        List<String> lines = lines(body);
        int signOff = beginOfSignOff(lines);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                block(html, heading.group(1).length() <= 2 ? "h2" : "h3", "", heading.group(2));
            } else if (CHAPTER.matcher(line).matches()) {
                block(html, "h2", "", line);
            } else {
                block(html, "p", i >= signOff ? " class=\"sign-off\"" : "", line);
            }
        }
        return html.toString();
    }

    /** 发文机关署名 and 成文日期 at the end, as GB/T 9704-2012 sets them: a date, and the short line before it. */
    private static int beginOfSignOff(List<String> lines) {
        int last = lines.size() - 1;
        if (last < 1 || !SIGNED_DATE.matcher(lines.get(last)).matches()) {
            return lines.size();
        }
        return SIGNATURE.matcher(lines.get(last - 1)).matches() ? last - 1 : last;
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
        int from = 0;
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u3000' || c == '\u00a0' || c == '\u200b' || c == '\ufeff';
    }

    /** Runs of blanks become one. */
    private static void block(StringBuilder html, String tag, String attributes, String words) {
        html.append('<').append(tag).append(attributes).append('>');
        boolean afterBlank = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (isBlank(c)) {
                afterBlank = true;
                continue;
            }
            if (afterBlank) {
                html.append(' ');
                afterBlank = false;
            }
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                default -> html.append(c);
            }
        }
        html.append("</").append(tag).append('>');
    }
}
