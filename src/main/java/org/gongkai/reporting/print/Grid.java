package org.gongkai.reporting.print;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Column;
import org.gongkai.reporting.form.Row;
import org.gongkai.reporting.form.Table;
import org.gongkai.reporting.form.Table.Block;
import org.jspecify.annotations.Nullable;

/**
 * A statutory table as printed: boxes on lines, with the merged heads and row numbers of the official form.
 *
 * @param head how many of the first lines are repeated on every page
 */
public record Grid(int columns, int head, List<List<Box>> lines) {

    /** In the unit of a heading, as the form of 2014 prints it. */
    private static final String NO_NUMBER = "——";

    private static final int NARROW = 4;

    public enum Kind { NOTE, COLUMN_HEAD, ROW_HEAD, NUMBER, BEFORE }

    /** Whether it has few columns, so that it fits a phone. */
    public boolean isNarrow() {
        return columns <= NARROW;
    }

    /** One box; {@code column} is where it begins. */
    public record Box(int column, int colspan, int rowspan, Kind kind, String text, @Nullable Cell cell) {}

    public static Grid of(Table table) {
        return of(table, false);
    }

    /** With room for the number of the period before beside each, where the form is a list. */
    public static Grid beside(Table table) {
        return of(table, true);
    }

    private static Grid of(Table table, boolean before) {
        return switch (table.layout()) {
            case ROWS -> rows(table);
            case ACROSS -> across(table);
            case BLOCKS -> blocks(table);
            case LIST -> list(table, before);
        };
    }

    /** One list of rows, each with its unit; a heading bears a mark where others have unit and number. */
    private static Grid list(Table table, boolean before) {
        int numbers = table.blocks().stream().mapToInt(block -> block.columns().size()).max().orElse(0);
        Lines lines = new Lines(2 + numbers + (before ? numbers : 0));
        lines.box(1, 1, Kind.COLUMN_HEAD, "统计指标");
        lines.box(1, 1, Kind.COLUMN_HEAD, "单位");
        for (Column column : table.blocks().getFirst().columns()) {
            lines.box(1, 1, Kind.COLUMN_HEAD, column.label());
            if (before) {
                lines.box(1, 1, Kind.COLUMN_HEAD, "上期");
            }
        }
        lines.next();
        for (Block block : table.blocks()) {
            for (Row row : block.rows()) {
                lines.box(1, 1, Kind.ROW_HEAD, row.printedWithNote());
                lines.box(1, 1, Kind.NOTE, row.heading() ? NO_NUMBER : row.unit() == null ? "" : row.unit());
                for (Column column : block.columns()) {
                    if (row.heading()) {
                        lines.box(before ? 2 : 1, 1, Kind.NOTE, "");
                    } else {
                        lines.number(1, new Cell(table.id(), row.id(), column.id()));
                        if (before) {
                            lines.before(new Cell(table.id(), row.id(), column.id()));
                        }
                    }
                }
                lines.next();
            }
        }
        return lines.grid(1);
    }

    /** Rows downward, nested headings at the left, applicants across. */
    private static Grid rows(Table table) {
        Block block = table.blocks().getFirst();
        int labels = block.rows().stream().mapToInt(row -> depth(block, row)).max().orElse(0) + 1;
        Lines lines = new Lines(labels + block.columns().size());
        lines.box(labels, 3, Kind.NOTE, table.note() == null ? "" : table.note());
        lines.box(block.columns().size(), 1, Kind.COLUMN_HEAD, table.caption() == null ? "" : table.caption());
        lines.next();
        lines.groupedHeads(block.columns(), 1);
        lines.next();
        block.columns().stream().filter(c -> c.group() != null).forEach(c -> lines.box(1, 1, Kind.COLUMN_HEAD, c.label()));
        lines.next();
        int head = lines.finished();
        for (Row row : block.rows()) {
            if (row.heading()) {
                lines.box(1, leaves(block, row), Kind.ROW_HEAD, row.printed());
            } else {
                lines.box(labels - depth(block, row), 1, Kind.ROW_HEAD, row.printed());
                block.columns().forEach(column -> lines.number(1, new Cell(table.id(), row.id(), column.id())));
                lines.next();
            }
        }
        return lines.grid(head);
    }

    /** All rows side by side in one line of numbers, each under its own head. */
    private static Grid across(Table table) {
        Block block = table.blocks().getFirst();
        int width = block.columns().size();
        Lines lines = new Lines(width * block.rows().size());
        @Nullable String open = null;
        for (Row row : block.rows()) {
            if (row.group() == null) {
                lines.box(width, 1, Kind.COLUMN_HEAD, row.label());
            } else if (!row.group().equals(open)) {
                long together = block.rows().stream().filter(r -> row.group().equals(r.group())).count();
                lines.box((int) (width * together), 1, Kind.COLUMN_HEAD, row.group());
            }
            open = row.group();
        }
        lines.next();
        for (Row row : block.rows()) {
            if (row.group() == null) {
                block.columns().forEach(column -> lines.box(1, 2, Kind.COLUMN_HEAD, column.label()));
            } else {
                lines.box(width, 1, Kind.COLUMN_HEAD, row.label());
            }
        }
        lines.next();
        block.rows().stream().filter(row -> row.group() != null).forEach(row -> block.columns()
                .forEach(column -> lines.box(1, 1, Kind.COLUMN_HEAD, column.label())));
        lines.next();
        int head = lines.finished();
        block.rows().forEach(row -> block.columns()
                .forEach(column -> lines.number(1, new Cell(table.id(), row.id(), column.id()))));
        lines.next();
        return lines.grid(head);
    }

    /** Blocks beneath each other, each with its own head; the last column takes the width that is left. */
    private static Grid blocks(Table table) {
        int width = 1 + table.blocks().stream().mapToInt(block -> block.columns().size()).max().orElse(0);
        Lines lines = new Lines(width);
        for (Block block : table.blocks()) {
            lines.box(width, 1, Kind.COLUMN_HEAD, block.heading() == null ? "" : block.heading());
            lines.next();
            lines.box(1, 1, Kind.COLUMN_HEAD, "信息内容");
            block.columns().forEach(column -> lines.box(share(width, block, column), 1, Kind.COLUMN_HEAD, column.label()));
            lines.next();
            for (Row row : block.rows()) {
                lines.box(1, 1, Kind.ROW_HEAD, row.label());
                block.columns().forEach(column -> lines.number(share(width, block, column), new Cell(table.id(), row.id(), column.id())));
                lines.next();
            }
        }
        return lines.grid(0);
    }

    private static int share(int width, Block block, Column column) {
        return column == block.columns().getLast() ? width - block.columns().size() : 1;
    }

    private static int depth(Block block, Row row) {
        return parent(block, row) == null ? 0 : 1 + depth(block, parent(block, row));
    }

    private static @Nullable Row parent(Block block, Row row) {
        return block.rows().stream().filter(r -> r.id().equals(row.parent())).findFirst().orElse(null);
    }

    private static int leaves(Block block, Row row) {
        return row.heading() ? block.rows().stream().filter(r -> row.id().equals(r.parent()))
                .mapToInt(child -> leaves(block, child)).sum() : 1;
    }

    /** Places boxes from left to right, around those that reach down from lines above. */
    private static final class Lines {

        private final int columns;
        private final List<List<Box>> lines = new ArrayList<>();
        private final int[] taken;
        private List<Box> line = new ArrayList<>();

        Lines(int columns) {
            this.columns = columns;
            this.taken = new int[columns];
        }

        void box(int colspan, int rowspan, Kind kind, String text) {
            place(colspan, rowspan, kind, text, null);
        }

        void number(int colspan, Cell cell) {
            place(colspan, 1, Kind.NUMBER, "", cell);
        }

        void before(Cell cell) {
            place(1, 1, Kind.BEFORE, "", cell);
        }

        void groupedHeads(List<Column> heads, int depth) {
            @Nullable String open = null;
            for (Column column : heads) {
                if (column.group() == null) {
                    box(1, depth + 1, Kind.COLUMN_HEAD, column.label());
                } else if (!column.group().equals(open)) {
                    box((int) heads.stream().filter(c -> column.group().equals(c.group())).count(), depth,
                            Kind.COLUMN_HEAD, column.group());
                }
                open = column.group();
            }
        }

        private void place(int colspan, int rowspan, Kind kind, String text, @Nullable Cell cell) {
            int column = 0;
            while (taken[column] > 0) {
                column++;
            }
            line.add(new Box(column, colspan, rowspan, kind, text, cell));
            for (int i = column; i < column + colspan; i++) {
                taken[i] = rowspan;
            }
        }

        void next() {
            for (int i = 0; i < columns; i++) {
                if (taken[i] == 0) {
                    throw new IllegalStateException("a line of the table is not full at column " + i);
                }
                taken[i]--;
            }
            lines.add(List.copyOf(line));
            line = new ArrayList<>();
        }

        int finished() {
            return lines.size();
        }

        Grid grid(int head) {
            return new Grid(columns, head, List.copyOf(lines));
        }
    }
}
