package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.publication.body.Span.Script;
import org.jspecify.annotations.Nullable;

/**
 * The words of one line with their marks written out: [粗]…[/粗], [斜]…[/斜], [上标]…[/上标], [下标]…[/下标], [链接 https://…]…[/链接], [换行].
 * A mark that fits nothing is text; text that looks like a mark has a backslash before it. The editor's {@code inline.js} is the same grammar.
 */
final class InlineLine {

    private static final Pattern MARK = Pattern.compile("\\[(?:(/?)(粗|斜|上标|下标)|(/链接)|链接 ([!-Z^-~]+)|(换行))]");

    private boolean bold;
    private boolean italic;
    private Script script = Script.ON;
    private @Nullable String link;
    private final List<Span> spans = new ArrayList<>();

    private InlineLine() {
    }

    static List<Span> read(String line) {
        return new InlineLine().reading(line);
    }

    private List<Span> reading(String line) {
        Matcher mark = MARK.matcher(line);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < line.length();) {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length() && (line.charAt(at + 1) == '\\' || line.charAt(at + 1) == '[')) {
                text.append(line.charAt(at + 1));
                at += 2;
            } else if (c == '[' && mark.region(at, line.length()).lookingAt()) {
                if (mark.group(5) != null) {
                    text.append('\n');
                } else if (fits(mark)) {
                    said(text);
                    take(mark);
                } else {
                    text.append(mark.group());
                }
                at = mark.end();
            } else {
                text.append(c);
                at++;
            }
        }
        said(text);
        return Span.line(spans);
    }

    private void said(StringBuilder text) {
        spans.add(new Span(text.toString(), bold, italic, script, link));
        text.setLength(0);
    }

    private boolean fits(Matcher mark) {
        if (mark.group(2) == null) {
            return mark.group(3) != null ? link != null : link == null && Span.isAddress(mark.group(4));
        }
        boolean ends = !mark.group(1).isEmpty();
        return switch (mark.group(2)) {
            case "粗" -> bold == ends;
            case "斜" -> italic == ends;
            case "上标" -> script == (ends ? Script.ABOVE : Script.ON);
            default -> script == (ends ? Script.BELOW : Script.ON);
        };
    }

    private void take(Matcher mark) {
        if (mark.group(2) == null) {
            link = mark.group(4);
            return;
        }
        boolean begins = mark.group(1).isEmpty();
        switch (mark.group(2)) {
            case "粗" -> bold = begins;
            case "斜" -> italic = begins;
            case "上标" -> script = begins ? Script.ABOVE : Script.ON;
            default -> script = begins ? Script.BELOW : Script.ON;
        }
    }

    static String write(List<Span> spans) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            String script = span.script() == Script.ABOVE ? "上标" : "下标";
            line.append(span.link() == null ? "" : "[链接 " + span.link() + "]").append(span.bold() ? "[粗]" : "").append(span.italic() ? "[斜]" : "")
                    .append(span.script() == Script.ON ? "" : "[" + script + "]").append(plain(span.text()))
                    .append(span.script() == Script.ON ? "" : "[/" + script + "]").append(span.italic() ? "[/斜]" : "").append(span.bold() ? "[/粗]" : "")
                    .append(span.link() == null ? "" : "[/链接]");
        }
        return line.toString();
    }

    /** Text in which nothing is taken for a mark. */
    static String plain(String text) {
        return MARK.matcher(text.replace("\\", "\\\\")).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group())).replace("\n", "[换行]");
    }
}
