package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Words that are marked alike.
 *
 * @param text   with a line break where a line ends within its paragraph; no other control character
 * @param script whether they stand above or below the line
 * @param link   an address on the web or on this site; null where it leads nowhere
 */
public record Span(String text, boolean bold, boolean italic, Script script, @Nullable String link) {

    /** Where words stand. */
    public enum Script {
        ON, ABOVE, BELOW
    }

    public Span {
        text = clean(text);
        link = link == null || !isAddress(link) ? null : link;
    }

    public static Span of(String text) {
        return new Span(text, false, false, Script.ON, null);
    }

    Span saying(String other) {
        return new Span(other, bold, italic, script, link);
    }

    /** The same words, leading nowhere. */
    Span unlinked() {
        return new Span(text, bold, italic, script, null);
    }

    boolean isMarkedLike(Span other) {
        return saying("").equals(other.saying(""));
    }

    /** Of http, https or this site, in characters that an address may have. */
    static boolean isAddress(String link) {
        return link.matches("(?:https?://|/(?!/)|#)[!-Z^-~]{0,2000}");
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0x2028 || c == 0x2029 ? '\n' : c)
                .filter(c -> !Character.isISOControl(c) && c != 0x200B && c != 0xFEFF && (c < 0xD800 || c > 0xDFFF) || c == '\n').forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Joined where they are marked alike, without blanks at either end of the line and without those that say nothing. */
    static List<Span> line(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            if (span.text().isEmpty()) {
                continue;
            }
            if (!joined.isEmpty() && joined.getLast().isMarkedLike(span)) {
                joined.set(joined.size() - 1, span.saying(joined.getLast().text() + span.text()));
            } else {
                joined.add(span);
            }
        }
        while (!joined.isEmpty() && end(joined.getFirst().text(), 0) > 0) {
            Span first = joined.removeFirst();
            String rest = first.text().substring(end(first.text(), 0));
            if (!rest.isEmpty()) {
                joined.addFirst(first.saying(rest));
            }
        }
        while (!joined.isEmpty() && begin(joined.getLast().text()) < joined.getLast().text().length()) {
            Span last = joined.removeLast();
            String rest = last.text().substring(0, begin(last.text()));
            if (!rest.isEmpty()) {
                joined.addLast(last.saying(rest));
            }
        }
        return List.copyOf(joined);
    }

    static String words(List<Span> spans) {
        StringBuilder words = new StringBuilder();
        spans.forEach(span -> words.append(span.text()));
        return words.toString();
    }

    /** One line without blanks at its ends. */
    static String plain(String text) {
        return words(line(List.of(of(of(text).text().replace('\n', ' ')))));
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && isBlank(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static int begin(String text) {
        int from = text.length();
        while (from > 0 && isBlank(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\u00a0' || c == '\u3000';
    }
}
