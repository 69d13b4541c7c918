package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Piece.Role;
import org.jspecify.annotations.Nullable;

/** Finds tables without ruled lines: rows of numbers that stand in the same columns, and the labels before them, folded or not. */
final class Aligned {

    /** A word or a run of them, by its place on the page in points. */
    record Fragment(String text, float left, float right, float middle) {

        float centre() {
            return (left + right) / 2;
        }
    }

    /** The fragments of one line of the page. */
    record Line(List<Fragment> fragments) {

        float middle() {
            return fragments.getFirst().middle;
        }

        private List<Fragment> numbers() {
            return fragments.stream().filter(fragment -> NUMBER.matcher(fragment.text).matches()).toList();
        }
    }

    /** A row of a table that was found: its place, its cells. */
    record Row(float middle, List<String> cells) {

        List<Piece> pieces(int row) {
            return cells.stream().map(cell -> new Piece(0, cell, row, Role.BODY)).toList();
        }
    }

    /** The rows of the tables of a page, and the lines that belong to none. */
    record Found(List<Row> rows, List<Line> rest) {
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,.]*|[—/-]{1,2}");
    private static final int FEWEST_NUMBERS = 3;
    private static final int FEWEST_ROWS = 4;
    private static final int MOST_BLANK = 2;
    private static final float SAME_EDGE = 7f;
    private static final float REACH = 3.2f;

    private Aligned() {
    }

    static Found in(List<Line> lines) {
        List<Integer> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).numbers().size() >= FEWEST_NUMBERS) {
                numbered.add(i);
            }
        }
        List<Row> rows = new ArrayList<>();
        Set<Line> used = new HashSet<>();
        int begin = 0;
        while (begin < numbered.size()) {
            int end = begin + 1;
            List<Float> columns = columns(lines.get(numbered.get(begin)));
            while (end < numbered.size() && isOf(columns, lines.get(numbered.get(end)))) {
                columns = longer(columns, columns(lines.get(numbered.get(end))));
                end++;
            }
            if (end - begin >= FEWEST_ROWS) {
                table(lines, numbered.subList(begin, end), columns, rows, used);
            }
            begin = end;
        }
        return new Found(rows, lines.stream().filter(line -> !used.contains(line)).toList());
    }

    private static List<Float> columns(Line line) {
        return line.numbers().stream().map(Fragment::centre).toList();
    }

    private static List<Float> longer(List<Float> some, List<Float> others) {
        return others.size() > some.size() ? others : some;
    }

    /** Whether the numbers of a line stand in these columns, or these in its own; a much wider line begins another table. */
    private static boolean isOf(List<Float> columns, Line line) {
        List<Float> own = columns(line);
        if (own.size() > columns.size() + MOST_BLANK) {
            return false;
        }
        List<Float> most = longer(columns, own);
        List<Float> fewer = most == own ? columns : own;
        float gap = gap(most);
        return fewer.stream().allMatch(centre -> most.stream().anyMatch(column -> Math.abs(column - centre) < gap / 2));
    }

    private static float gap(List<Float> columns) {
        float least = Float.MAX_VALUE;
        for (int c = 1; c < columns.size(); c++) {
            least = Math.min(least, columns.get(c) - columns.get(c - 1));
        }
        return least;
    }

    private static void table(List<Line> lines, List<Integer> numbered, List<Float> columns, List<Row> rows, Set<Line> used) {
        float edge = columns.getFirst() - gap(columns) / 2;
        TreeMap<Integer, List<Fragment>> labels = new TreeMap<>();
        numbered.forEach(at -> labels.put(at, new ArrayList<>()));
        float pitch = pitch(lines);
        for (int i = Math.max(0, numbered.getFirst() - 2); i < Math.min(lines.size(), numbered.getLast() + 3); i++) {
            Line line = lines.get(i);
            Integer row = labels.containsKey(i) ? Integer.valueOf(i) : nearest(lines, numbered, line, pitch);
            if (row != null && (row == i || line.fragments.stream().allMatch(fragment -> fragment.right < edge + SAME_EDGE))) {
                line.fragments.stream().filter(fragment -> fragment.centre() < edge).forEach(labels.getOrDefault(row, new ArrayList<>())::add);
                used.add(line);
            }
        }
        labels.forEach((at, label) -> rows.add(new Row(lines.get(at).middle(), cells(label, lines.get(at).numbers(), columns, edge))));
    }

    private static float pitch(List<Line> lines) {
        float least = Float.MAX_VALUE;
        for (int i = 1; i < lines.size(); i++) {
            float step = lines.get(i).middle() - lines.get(i - 1).middle();
            least = step > 1 ? Math.min(least, step) : least;
        }
        return least == Float.MAX_VALUE ? 0 : Math.max(least, 5);
    }

    /** The row that a folded line of a label stands nearest to; of two equally near, the one it goes on from. */
    private static @Nullable Integer nearest(List<Line> lines, List<Integer> numbered, Line line, float pitch) {
        Integer nearest = null;
        float least = pitch * REACH;
        for (Integer at : numbered) {
            float off = Math.abs(lines.get(at).middle() - line.middle());
            if (off < least - 0.5f) {
                least = off;
                nearest = at;
            }
        }
        return nearest;
    }

    private static List<String> cells(List<Fragment> label, List<Fragment> numbers, List<Float> columns, float edge) {
        List<String> cells = new ArrayList<>();
        Map<Integer, StringBuilder> byEdge = new TreeMap<>();
        List<Float> edges = new ArrayList<>();
        label.stream().map(Fragment::left).sorted().forEach(left -> {
            if (edges.isEmpty() || left - edges.getLast() > SAME_EDGE) {
                edges.add(left);
            }
        });
        label.stream().sorted(Comparator.comparing(Fragment::middle).thenComparing(Fragment::left)).forEach(fragment -> {
            int at = 0;
            while (at + 1 < edges.size() && edges.get(at + 1) <= fragment.left + 0.1f) {
                at++;
            }
            byEdge.computeIfAbsent(at, key -> new StringBuilder()).append(fragment.text);
        });
        byEdge.values().forEach(words -> cells.add(words.toString()));
        Map<Integer, String> placed = new HashMap<>();
        numbers.stream().filter(number -> number.centre() >= edge).forEach(number -> placed.put(nearestColumn(columns, number.centre()), number.text));
        for (int c = 0; c < columns.size(); c++) {
            cells.add(placed.getOrDefault(c, ""));
        }
        return cells;
    }

    private static int nearestColumn(List<Float> columns, float centre) {
        int nearest = 0;
        for (int c = 1; c < columns.size(); c++) {
            if (Math.abs(columns.get(c) - centre) < Math.abs(columns.get(nearest) - centre)) {
                nearest = c;
            }
        }
        return nearest;
    }
}
