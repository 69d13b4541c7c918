package org.gongkai.publication.web;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.publication.Edition;
import org.gongkai.publication.body.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Two texts side by side: what did not change is counted, what did stands line beside line with the words that differ. */
public record Redline(List<Row> rows) {

    /** Lines that did not change and are shown around what did. */
    private static final int AROUND = 1;

    /** Part of a line; {@code differs} where the other side has something else. */
    public record Part(String words, boolean differs) {
    }

    /** @param parts none where this side has no such line */
    public record Side(String shape, List<Part> parts) {

        static final Side NONE = new Side("", List.of());
    }

    /** @param same how many lines that did not change are left out here; else 0 */
    public record Row(int same, Side before, Side after) {

        public boolean differs() {
            return !before.equals(after);
        }
    }

    public static Redline of(Difference difference) {
        List<Row> rows = new ArrayList<>();
        List<Difference.Line> lines = difference.lines();
        int at = 0;
        while (at < lines.size()) {
            int begin = at;
            while (at < lines.size() && lines.get(at).in() == Difference.In.BOTH) {
                at++;
            }
            same(lines.subList(begin, at), begin == 0, at == lines.size(), rows);
            List<Difference.Line> before = new ArrayList<>();
            List<Difference.Line> after = new ArrayList<>();
            for (; at < lines.size() && lines.get(at).in() != Difference.In.BOTH; at++) {
                (lines.get(at).in() == Difference.In.FIRST ? before : after).add(lines.get(at));
            }
            for (int n = 0; n < Math.max(before.size(), after.size()); n++) {
                rows.add(changed(n < before.size() ? before.get(n) : null, n < after.size() ? after.get(n) : null));
            }
        }
        return new Redline(List.copyOf(rows));
    }

    /** An edition as it is compared: its title is its first line. */
    static String titled(Edition edition) {
        return "<h1>" + HtmlUtils.htmlEscape(edition.entry().title()) + "</h1>" + edition.body();
    }

    /** The first rows of it. */
    Redline atMost(int most) {
        return rows.size() <= most ? this : new Redline(List.copyOf(rows.subList(0, most)));
    }

    public boolean isNone() {
        return rows.stream().noneMatch(Row::differs);
    }

    private static void same(List<Difference.Line> lines, boolean first, boolean last, List<Row> rows) {
        int shownBefore = first ? 0 : AROUND;
        int shownAfter = last ? 0 : AROUND;
        if (lines.size() <= shownBefore + shownAfter + 1) {
            lines.forEach(line -> rows.add(unchanged(line)));
        } else {
            lines.subList(0, shownBefore).forEach(line -> rows.add(unchanged(line)));
            rows.add(new Row(lines.size() - shownBefore - shownAfter, Side.NONE, Side.NONE));
            lines.subList(lines.size() - shownAfter, lines.size()).forEach(line -> rows.add(unchanged(line)));
        }
    }

    private static Row unchanged(Difference.Line line) {
        Side side = new Side(line.shape(), List.of(new Part(line.words(), false)));
        return new Row(0, side, side);
    }

    private static Row changed(Difference.@Nullable Line before, Difference.@Nullable Line after) {
        if (before == null || after == null) {
            return new Row(0, before == null ? Side.NONE : whole(before), after == null ? Side.NONE : whole(after));
        }
        String one = before.words();
        String other = after.words();
        int begin = 0;
        while (begin < Math.min(one.length(), other.length()) && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        begin = begin > 0 && Character.isHighSurrogate(one.charAt(begin - 1)) ? begin - 1 : begin;
        int end = 0;
        while (end < Math.min(one.length(), other.length()) - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        end = end > 0 && Character.isLowSurrogate(one.charAt(one.length() - end)) ? end - 1 : end;
        return new Row(0, new Side(before.shape(), parts(one, begin, end)), new Side(after.shape(), parts(other, begin, end)));
    }

    private static Side whole(Difference.Line line) {
        return new Side(line.shape(), List.of(new Part(line.words(), true)));
    }

    private static List<Part> parts(String words, int begin, int end) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(words.substring(0, begin), false));
        parts.add(new Part(words.substring(begin, words.length() - end), true));
        parts.add(new Part(words.substring(words.length() - end), false));
        parts.removeIf(part -> part.words().isEmpty());
        return parts;
    }
}
