package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.publication.body.Block.Cell;

/** Makes a rectangle of a table: no cell over another, none beyond the last row, none missing. */
final class TableShape {

    private static final Cell EMPTY = new Cell(false, 1, 1, List.of());

    private final List<List<Placed>> placed = new ArrayList<>();
    private final List<List<Boolean>> taken = new ArrayList<>();

    private record Placed(int column, Cell cell) {
    }

    private TableShape() {
    }

    static List<List<Cell>> regular(List<List<Cell>> rows) {
        if (rows.stream().allMatch(List::isEmpty)) {
            return List.of();
        }
        TableShape shape = new TableShape();
        rows.forEach(row -> {
            shape.placed.add(new ArrayList<>());
            shape.taken.add(new ArrayList<>());
        });
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (Cell cell : rows.get(row)) {
                while (shape.isTaken(row, column)) {
                    column++;
                }
                int across = 1;
                while (across < cell.across() && !shape.isTaken(row, column + across)) {
                    across++;
                }
                shape.place(row, column, new Cell(cell.header(), across, Math.min(cell.down(), rows.size() - row), cell.lines()));
                column += across;
            }
        }
        return shape.filled();
    }

    private boolean isTaken(int row, int column) {
        return column < taken.get(row).size() && taken.get(row).get(column);
    }

    private void place(int row, int column, Cell cell) {
        for (int r = row; r < row + cell.down(); r++) {
            for (int c = column; c < column + cell.across(); c++) {
                while (taken.get(r).size() <= c) {
                    taken.get(r).add(false);
                }
                taken.get(r).set(c, true);
            }
        }
        placed.get(row).add(new Placed(column, cell));
    }

    private List<List<Cell>> filled() {
        int width = taken.stream().mapToInt(List::size).max().orElse(0);
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < placed.size(); row++) {
            for (int column = 0; column < width; column++) {
                if (!isTaken(row, column)) {
                    place(row, column, EMPTY);
                }
            }
            rows.add(placed.get(row).stream().sorted((one, other) -> Integer.compare(one.column(), other.column())).map(Placed::cell).toList());
        }
        return List.copyOf(rows);
    }
}
