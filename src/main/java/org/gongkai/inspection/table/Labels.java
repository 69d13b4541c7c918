package org.gongkai.inspection.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Script;
import org.gongkai.reporting.form.Row;
import org.gongkai.reporting.form.Table;
import org.jspecify.annotations.Nullable;

/** Finds the labels of a table in their printed order; one that a page broke or misprinted is known by its beginning or end. */
final class Labels {

    /** How many Chinese characters may stand between two labels: notes, units, headings. */
    private static final int GAP = 80;
    private static final int GAP_BETWEEN_BLOCKS = 160;
    private static final int PART = 6;
    private static final int BEFORE = 24;
    private static final int LONG_ENOUGH = 6;
    private static final int ENOUGH_TO_SPELL = 5;
    private static final int MOST_STARTS = 60;
    private static final Map<String, List<String>> SPELLINGS = Map.of("维持具体行政行为或者驳回原告诉讼请求数", List.of("维护具体行政行为或者驳回原告诉讼请求数"),
            "行政规范性文件", List.of("规范性文件"));

    private static final Pattern NUMBERED = Pattern.compile("(?:\\([零一二三四五六七八九十 ]{0,3}\\)|[零一二三四五六七八九十]{1,3}、|\\d{1,2}[.、．)]|其中:?)$");
    private static final Pattern HEADER = Pattern.compile("(?:数量|件数|金额[^,。]{0,10}|总金额|增/?减)$");
    private static final String UNITS = "条件次篇个人元—";

    private final HanStream stream;
    private final Table table;
    private boolean lenient;

    private Labels(HanStream stream, Table table) {
        this.stream = stream;
        this.table = table;
    }

    /** The labels from the place where most of them are found; empty when the table is not there. */
    static List<Label> of(HanStream stream, Table table) {
        Labels labels = new Labels(stream, table);
        List<Label> best = List.of();
        int begin = 0;
        int from = 0;
        for (int tried = 0; tried < MOST_STARTS; tried++) {
            int start = labels.nextStart(from);
            if (start < 0) {
                break;
            }
            List<Label> found = labels.from(start);
            if (found.size() > best.size()) {
                best = found;
                begin = start;
            }
            from = start + 1;
        }
        if (best.size() >= ENOUGH_TO_SPELL) {
            labels.lenient = true;
            List<Label> spelt = labels.from(begin);
            best = spelt.size() > best.size() ? spelt : best;
        }
        return best;
    }

    private int nextStart(int from) {
        Table.Block first = table.blocks().getFirst();
        if (first.heading() != null) {
            return stream.han().indexOf(HanStream.hanOf(first.heading()), from);
        }
        int start = -1;
        for (Row row : first.rows().subList(0, Math.min(4, first.rows().size()))) {
            int at = stream.han().indexOf(key(row), from);
            start = start < 0 || at >= 0 && at < start ? at : start;
        }
        return start;
    }

    private List<Label> from(int start) {
        List<Label> found = new ArrayList<>();
        int cursor = start;
        int reach = GAP;
        for (Table.Block block : table.blocks()) {
            if (block.heading() != null) {
                String heading = HanStream.hanOf(block.heading());
                int at = stream.han().indexOf(heading, cursor);
                if (at < 0 || at > cursor + GAP_BETWEEN_BLOCKS + reach) {
                    continue;
                }
                cursor = at + heading.length();
                reach = GAP;
            }
            for (Row row : block.rows()) {
                Label label = find(block.id(), row, cursor, reach);
                if (label == null) {
                    reach += key(row).length() + GAP / 4;
                } else {
                    found.add(label);
                    cursor = label.to();
                    reach = GAP;
                }
            }
        }
        return found;
    }

    private @Nullable Label find(String block, Row row, int cursor, int reach) {
        String whole = HanStream.hanOf(row.label());
        List<String> spellings = new ArrayList<>(List.of(whole));
        spellings.addAll(SPELLINGS.getOrDefault(whole, List.of()));
        for (String spelling : spellings) {
            int at = indexOf(spelling, row, cursor, reach);
            if (at >= 0) {
                return new Label(block, row, at, at + spelling.length());
            }
        }
        String key = key(row);
        int at = key.length() < whole.length() ? indexOf(key, row, cursor, reach) : -1;
        if (at < 0 && whole.length() >= 2 * PART) {
            at = indexOf(whole.substring(0, PART), row, cursor, reach);
            key = whole.substring(0, PART);
        }
        if (at < 0 && whole.length() >= PART + 2) {
            key = whole.substring(whole.length() - PART);
            at = indexOf(key, row, cursor, reach);
        }
        if (at >= 0) {
            return new Label(block, row, at, at + key.length());
        }
        return lenient ? misspelt(block, row, whole, cursor, reach) : null;
    }

    /** A label of some length in which one character was written for another is still that label. */
    private @Nullable Label misspelt(String block, Row row, String whole, int cursor, int reach) {
        int last = Math.min(cursor + reach, stream.han().length() - whole.length());
        for (int at = cursor; whole.length() >= LONG_ENOUGH && at <= last; at++) {
            int wrong = 0;
            for (int i = 0; i < whole.length() && wrong < 2; i++) {
                wrong += stream.han().charAt(at + i) == whole.charAt(i) ? 0 : 1;
            }
            if (wrong == 1 && begins(at, row)) {
                return new Label(block, row, at, at + whole.length());
            }
        }
        return null;
    }

    private int indexOf(String key, Row row, int cursor, int reach) {
        int at = stream.han().indexOf(key, cursor);
        while (at >= 0 && at <= cursor + reach) {
            if (key.length() > 3 ? begins(at, row) : standsAlone(at, key, row)) {
                return at;
            }
            at = stream.han().indexOf(key, at + 1);
        }
        return -1;
    }

    /** A label begins its cell or line, or follows a number; in running text the same words do not. */
    private boolean begins(int at, Row row) {
        int offset = stream.offset(at);
        String before = stream.words(stream.piece(at)).substring(Math.max(0, offset - BEFORE), offset).strip();
        if (before.isEmpty() || NUMBERED.matcher(before).find()) {
            return true;
        }
        char last = before.charAt(before.length() - 1);
        return row.num() == null && (!Script.isHan(last) || UNITS.indexOf(last) >= 0)
                || row.parent() == null && row.num() == null && HEADER.matcher(before).find();
    }

    /** A short label such as 其他 counts only with its number before it, or as a whole cell or line. */
    private boolean standsAlone(int at, String key, Row row) {
        String words = stream.words(stream.piece(at));
        int offset = stream.offset(at);
        String before = words.substring(Math.max(0, offset - BEFORE), offset).strip();
        String after = words.substring(Math.min(words.length(), offset + key.length())).strip();
        boolean ends = after.isEmpty() || !Script.isHan(after.charAt(0));
        String number = row.num() == null ? "" : HanStream.folded(row.num()).replaceAll("[.、:]", "");
        String begin = before.replaceAll("[.、．:]\\s*$", "");
        return ends && (before.isEmpty() || !number.isEmpty() && begin.endsWith(number))
                || number.isEmpty() && ends && (before.isEmpty() || !Script.isHan(before.charAt(before.length() - 1)))
                || number.isEmpty() && after.matches("[\\d\\s+-].*") && HEADER.matcher(before).find();
    }

    /** The label without what stands in brackets. */
    private static String key(Row row) {
        String plain = HanStream.hanOf(HanStream.folded(row.label()).replaceAll("\\([^)]*\\)", ""));
        return plain.isEmpty() ? HanStream.hanOf(row.label()) : plain;
    }
}
