package org.gongkai.inspection.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

        private List<Fragment> before(float edge) {
            return fragments.stream().filter(fragment -> fragment.centre() < edge).toList();
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
    private static final float SAME_LINE = 4f;
    private static final float REACH = 40f;
    private static final float NEARLY = 1.2f;
    private static final float HALF = 0.6f;
    private static final float TOUCHING = 0.75f;

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
        List<Line> numbers = numbered.stream().map(lines::get).toList();
        float edge = numbers.stream().flatMap(line -> line.numbers().stream())
                .filter(number -> Math.abs(number.centre() - columns.getFirst()) < gap(columns) / 2).map(Fragment::left).min(Float::compare).orElse(columns.getFirst());
        List<Line> labelled = new ArrayList<>();
        for (Line line : lines) {
            boolean onlyLabel = line.middle() > numbers.getFirst().middle() - REACH && line.middle() < numbers.getLast().middle() + REACH
                    && line.fragments.stream().allMatch(fragment -> fragment.right < edge + SAME_LINE);
            if ((onlyLabel || numbers.contains(line)) && !line.before(edge).isEmpty()) {
                labelled.add(line);
            }
        }
        Map<Line, List<Fragment>> labels = new LinkedHashMap<>();
        numbers.forEach(line -> labels.put(line, new ArrayList<>(line.before(edge))));
        float leading = leading(labelled);
        for (List<Line> block : blocks(labelled, leading)) {
            List<Line> owners = numbers.stream().filter(row -> block.contains(row) || row.before(edge).isEmpty()
                    && row.middle() > block.getFirst().middle() - leading * HALF && row.middle() < block.getLast().middle() + leading * HALF).toList();
            for (Line line : block) {
                Line owner = owners.size() == 1 ? owners.getFirst() : nearest(owners, line, leading);
                if (owner != null && !numbers.contains(line)) {
                    labels.getOrDefault(owner, new ArrayList<>()).addAll(line.before(edge));
                    used.add(line);
                }
            }
        }
        used.addAll(numbers);
        labels.forEach((line, label) -> rows.add(new Row(line.middle(), cells(label, line.numbers(), columns, edge))));
    }

    /** How far the lines of a folded label stand apart: as near as any two lines of labels do. */
    private static float leading(List<Line> labelled) {
        float least = Float.MAX_VALUE;
        for (int i = 1; i < labelled.size(); i++) {
            float step = labelled.get(i).middle() - labelled.get(i - 1).middle();
            least = step > SAME_LINE ? Math.min(least, step) : least;
        }
        return least == Float.MAX_VALUE ? SAME_LINE : least;
    }

    /** Lines of labels that follow each other as closely as the lines of one label do. */
    private static List<List<Line>> blocks(List<Line> labelled, float leading) {
        List<List<Line>> blocks = new ArrayList<>();
        for (Line line : labelled) {
            if (blocks.isEmpty() || line.middle() - blocks.getLast().getLast().middle() > leading * NEARLY) {
                blocks.add(new ArrayList<>());
            }
            blocks.getLast().add(line);
        }
        return blocks;
    }

    /** Where rows stand as close as lines, a line belongs to a number that it almost touches; else it is a heading. */
    private static @Nullable Line nearest(List<Line> owners, Line line, float leading) {
        return owners.stream().filter(row -> Math.abs(row.middle() - line.middle()) < leading * TOUCHING)
                .min(Comparator.comparing(row -> Math.abs(row.middle() - line.middle()))).orElse(null);
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
