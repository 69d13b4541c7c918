package org.gongkai.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page on which the summary of errors goes down the page as its reader does; what concerns the whole comes first, and no line leads nowhere. */
final class ErrorsInOrder {

    private static final Pattern SUMMARY = Pattern.compile("(<(?:div|section) class=\"error-summary\"[^>]*>.*?<ul>)(.*?)(</ul>)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("<li>.*?</li>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a href=\"#([^\"]+)\">(.*?)</a>", Pattern.DOTALL);

    private ErrorsInOrder() {
    }

    static String of(String html) {
        Matcher summary = SUMMARY.matcher(html);
        if (!summary.find()) {
            return html;
        }
        List<Line> lines = new ArrayList<>();
        Matcher line = LINE.matcher(summary.group(2));
        while (line.find()) {
            lines.add(Line.of(line.group(), html));
        }
        lines.sort(Comparator.comparingInt(Line::place));
        return html.substring(0, summary.start(2)) + String.join("\n", lines.stream().map(Line::html).distinct().toList()) + html.substring(summary.end(2));
    }

    /** A line and where on the page its field stands. */
    private record Line(String html, int place) {

        static Line of(String html, String page) {
            Matcher link = LINK.matcher(html);
            if (!link.find()) {
                return new Line(html, -1);
            }
            int place = page.indexOf(" id=\"" + link.group(1) + "\"");
            return place < 0 ? new Line(link.replaceFirst(Matcher.quoteReplacement(link.group(2))), -1) : new Line(html, place);
        }
    }
}
