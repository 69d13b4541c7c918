package org.gongkai.inspection.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Numerals;
import org.gongkai.inspection.text.Piece;
import org.jspecify.annotations.Nullable;

/**
 * What stands between one label and the next: the row's cells, or figures in running text.
 *
 * @param cells  true when the borders of the cells are known, so that a blank is a blank
 * @param figures the figures as written; null for a blank cell
 * @param struck whether a cell without a figure holds a dash, or says that there is none
 */
record Gap(boolean cells, List<@Nullable String> figures, int line, boolean struck) {

    private static final Pattern NEXT_NUMBER = Pattern.compile("(?:\\([零一二三四五六七八九十]{1,3}\\)|[一二三四五六七八九十]{1,3}、|(?<![\\d.])\\d{1,2}[.、．]|其中:?)\\s*$");
    private static final Pattern GLUED_NEXT_NUMBER = Pattern.compile("\\d[.、．]\\s*$");
    private static final Pattern NOTE = Pattern.compile("\\([^()]{0,80}\\)?");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern FIGURE = Pattern.compile("[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final Pattern UNIT = Pattern.compile("[条件次篇个人项]|人次|万元|元|件次");
    private static final Pattern STRUCK = Pattern.compile("[/\\\\—–_无]|-(?!\\d)");
    private static final Pattern EMPTY = Pattern.compile("[\\s/\\\\—–_无-]*");

    /** @param columns how many figures the row should have; what stands after them is a remark */
    static Gap between(HanStream stream, List<Piece> pieces, int from, int to, int columns) {
        int first = from == 0 ? 0 : stream.piece(from - 1);
        boolean inCells = pieces.get(first).isCell();
        int line = pieces.get(first).line();
        if (inCells) {
            Gap gap = ofCells(pieces, stream, first, pieces.get(first).row(), to, line, columns);
            if (gap != null) {
                return gap;
            }
        }
        return ofText(stream, pieces, from, to, line);
    }

    private static @Nullable Gap ofCells(List<Piece> pieces, HanStream stream, int label, int row, int to, int line,
            int columns) {
        List<@Nullable String> figures = new ArrayList<>();
        boolean struck = false;
        int last = to < stream.han().length() ? stream.piece(to) : pieces.size();
        for (int p = label + 1; p < pieces.size() && pieces.get(p).row() == row && (p < last || pieces.get(last).row() != row); p++) {
            String words = stream.words(p).strip();
            if (EMPTY.matcher(words).matches()) {
                figures.add(null);
                struck |= !words.isEmpty();
            } else if (figure(words) != null || !UNIT.matcher(words).matches()) {
                figures.add(words);
            }
        }
        while (figures.size() > 1 && isRemark(figures.getLast()) && figures.stream().anyMatch(each -> figure(each) != null)
                && figures.size() > columns) {
            figures.removeLast();
        }
        return figures.isEmpty() ? null : new Gap(true, figures, line, struck);
    }

    private static Gap ofText(HanStream stream, List<Piece> pieces, int from, int to, int line) {
        int first = from == 0 ? 0 : stream.piece(from - 1);
        int last = to < stream.han().length() ? stream.piece(to) : Math.min(pieces.size() - 1, first + 12);
        StringBuilder between = new StringBuilder();
        for (int p = first; p <= last; p++) {
            String words = stream.words(p);
            int begin = p == first && from > 0 ? Math.min(words.length(), stream.offset(from - 1) + 1) : 0;
            int end = p == last && to < stream.han().length() ? stream.offset(to) : words.length();
            between.append(words, Math.min(begin, end), end).append('\n');
        }
        String gap = between.toString().stripTrailing();
        Matcher next = NEXT_NUMBER.matcher(gap);
        if (next.find()) {
            gap = gap.substring(0, next.start());
        } else {
            Matcher glued = GLUED_NEXT_NUMBER.matcher(gap);
            gap = glued.find() ? gap.substring(0, glued.start()) : gap;
        }
        List<@Nullable String> figures = new ArrayList<>();
        String plain = NOTE.matcher(gap).replaceAll(" ");
        Matcher figure = FIGURE.matcher(plain);
        while (figure.find()) {
            figures.add(figure.group());
        }
        return new Gap(false, figures, line, STRUCK.matcher(plain).find());
    }

    private static boolean isRemark(@Nullable String words) {
        return words == null || figure(words) == null;
    }

    /** The figure as it is written, so that digits of several cells can still be told apart; null when it is no number. */
    static @Nullable String digits(@Nullable String words) {
        if (words != null && PLAIN.matcher(words.strip()).matches()) {
            return words.strip();
        }
        BigDecimal value = figure(words);
        return value == null ? null : value.toPlainString();
    }

    /** The value of one cell; null when it is no number. */
    static @Nullable BigDecimal figure(@Nullable String words) {
        if (words == null) {
            return null;
        }
        String plain = words.replaceAll("[\\s,]", "").replaceAll("(件|条|次|篇|个|人次|人|项|万元|元)$", "").replaceFirst("^减少", "-").replaceFirst("^(增加|\\+)", "");
        if (plain.matches("-?\\d{1,15}(\\.\\d{1,8})?")) {
            return new BigDecimal(plain);
        }
        int numeral = plain.isEmpty() ? -1 : Numerals.value(plain);
        return numeral < 0 ? null : BigDecimal.valueOf(numeral);
    }
}
