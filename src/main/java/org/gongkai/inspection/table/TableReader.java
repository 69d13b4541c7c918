package org.gongkai.inspection.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.inspection.text.Piece;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Column;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Row;
import org.gongkai.reporting.form.Table;
import org.gongkai.reporting.form.Table.Block;
import org.gongkai.reporting.form.Table.Layout;
import org.jspecify.annotations.Nullable;

/** Reads a statutory table out of a text in whatever state the web left it: cells, lines, or digits that ran together. */
public final class TableReader {

    private static final int FEWEST_ROWS = 3;
    private static final int MOST_WAYS = 300;

    private final Form form;
    private final Table table;
    private final List<Piece> pieces;
    private final HanStream stream;
    private final Map<String, List<List<@Nullable BigDecimal>>> ways = new LinkedHashMap<>();
    private final Map<String, Block> blockOf = new HashMap<>();
    private final Set<Cell> lost = new LinkedHashSet<>();
    private final Map<Cell, String> garbled = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, List<String>> glued = new LinkedHashMap<>();
    private final Map<String, List<String>> unbalanced = new LinkedHashMap<>();
    private final Set<String> rowsWithBlanks = new HashSet<>();
    private final Set<String> struck = new HashSet<>();

    private TableReader(Form form, Table table, List<Piece> pieces, HanStream stream) {
        this.form = form;
        this.table = table;
        this.pieces = pieces;
        this.stream = stream;
    }

    /** Reads every table of a form; a table that is not in the text is left out. */
    public static List<TableReading> read(Form form, List<Piece> pieces) {
        HanStream stream = new HanStream(pieces);
        List<TableReading> read = new ArrayList<>();
        for (Table table : form.tables()) {
            new TableReader(form, table, pieces, stream).read().ifPresent(read::add);
        }
        return read;
    }

    private Optional<TableReading> read() {
        if (table.layout() == Layout.ACROSS) {
            return readAcross();
        }
        List<Label> labels = Labels.of(stream, table);
        List<Label> rows = labels.stream().filter(label -> !label.row().heading()).toList();
        if (rows.size() < FEWEST_ROWS) {
            return Optional.empty();
        }
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            if (!label.row().heading()) {
                int next = i + 1 < labels.size() ? labels.get(i + 1).from() : Math.min(stream.han().length(), label.to() + 3);
                if (i + 1 < labels.size() && !labels.get(i + 1).block().equals(label.block())) {
                    next = endOfBlock(label, next);
                }
                readRow(label, Gap.between(stream, pieces, label.to(), next, columns(label)));
            }
        }
        return Optional.of(result(rows.size(), missing(rows)));
    }

    /** The heading of the next block, or its own label where blocks have no heading. */
    private int endOfBlock(Label label, int next) {
        int heading = stream.han().indexOf("第二十条", label.to());
        return heading >= 0 && heading < next ? heading : next;
    }

    private Block block(Label label) {
        return table.blocks().stream().filter(each -> each.id().equals(label.block())).findFirst().orElseThrow();
    }

    private int columns(Label label) {
        return block(label).columns().size();
    }

    private void readRow(Label label, Gap gap) {
        Block block = block(label);
        Row row = label.row();
        List<Column> columns = block.columns();
        blockOf.put(row.id(), block);
        lines.put(row.id(), gap.line());
        if (gap.struck()) {
            struck.add(row.id());
        }
        List<@Nullable String> figures = gap.figures();
        if (gap.cells() && figures.size() >= columns.size()) {
            List<@Nullable String> own = figures.subList(figures.size() - columns.size(), figures.size());
            ways.put(row.id(), List.of(exactly(row, columns, own)));
            return;
        }
        List<String> given = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        figures.forEach(figure -> {
            String digits = Gap.digits(figure);
            if (digits != null) {
                given.add(digits);
            } else if (figure != null) {
                unread.add(figure);
            }
        });
        if (unread.isEmpty()) {
            deal(row, block, given, gap.cells() || columns.size() == 1);
        } else {
            columns.forEach(column -> lost.add(new Cell(table.id(), row.id(), column.id())));
            garbled.put(new Cell(table.id(), row.id(), columns.getFirst().id()), String.join(" ", unread));
        }
    }

    private void deal(Row row, Block block, List<String> given, boolean bordered) {
        List<Column> columns = block.columns();
        if (given.size() >= columns.size()) {
            ways.put(row.id(), List.of(exactly(row, columns, new ArrayList<@Nullable String>(given.subList(0, columns.size())))));
            return;
        }
        if (given.isEmpty()) {
            ways.put(row.id(), List.of(exactly(row, columns, new ArrayList<@Nullable String>(java.util.Collections.nCopies(columns.size(), null)))));
            return;
        }
        if (given.size() > 1 || given.getFirst().length() < columns.size()) {
            rowsWithBlanks.add(row.id());
        }
        if (columns.stream().anyMatch(column -> column.number() != Column.Number.COUNT)) {
            columns.forEach(column -> lost.add(new Cell(table.id(), row.id(), column.id())));
            glued.put(row.id(), List.copyOf(given));
            return;
        }
        RowReadings dealt = RowReadings.of(given, columns);
        List<List<@Nullable BigDecimal>> readings = dealt.ways();
        if (!dealt.balanced()) {
            unbalanced.put(row.id(), List.copyOf(given));
        }
        if (given.stream().anyMatch(each -> each.length() > 1) && !bordered) {
            glued.put(row.id(), List.copyOf(given));
        }
        if (readings.isEmpty()) {
            columns.forEach(column -> lost.add(new Cell(table.id(), row.id(), column.id())));
            glued.putIfAbsent(row.id(), List.copyOf(given));
        } else {
            ways.put(row.id(), readings);
        }
    }

    private List<@Nullable BigDecimal> exactly(Row row, List<Column> columns, List<@Nullable String> figures) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            String words = figures.get(c);
            BigDecimal value = Gap.figure(words);
            if (value == null && words != null) {
                Cell cell = new Cell(table.id(), row.id(), columns.get(c).id());
                garbled.put(cell, words);
                lost.add(cell);
            }
            values.add(value);
        }
        return values;
    }

    private Optional<TableReading> readAcross() {
        Block block = table.blocks().getFirst();
        String last = HanStream.hanOf(block.rows().getLast().label());
        String firstColumn = HanStream.hanOf(block.columns().getFirst().label());
        int header = -1;
        int at = stream.han().indexOf(last);
        while (at >= 0) {
            String after = stream.han().substring(at, Math.min(stream.han().length(), at + 100));
            if (after.contains(firstColumn) || after.contains(firstColumn.substring(0, 2) + firstColumn.substring(0, 2))) {
                header = at + last.length();
            }
            at = stream.han().indexOf(last, at + 1);
        }
        if (header < 0) {
            return Optional.empty();
        }
        int end = header;
        String labels = block.columns().stream().map(column -> HanStream.hanOf(column.label())).reduce("", String::concat);
        while (end < stream.han().length() && labels.indexOf(stream.han().charAt(end)) >= 0) {
            end++;
        }
        List<Column> columns = block.dataRows().flatMap(row -> block.columns().stream()).toList();
        int next = Math.min(stream.han().length(), end + 1);
        List<@Nullable String> figures = across(end, next, columns.size());
        int line = end == 0 ? 1 : pieces.get(stream.piece(end - 1)).line();
        Row all = block.rows().getFirst();
        lines.put(all.id(), line);
        block.dataRows().forEach(row -> lines.put(row.id(), line));
        List<List<@Nullable BigDecimal>> readings;
        if (figures.size() == columns.size()) {
            readings = List.of(figures.stream().<@Nullable BigDecimal>map(Gap::figure).toList());
        } else {
            List<String> given = new ArrayList<>();
            figures.stream().map(Gap::digits).filter(Objects::nonNull).forEach(given::add);
            if (given.isEmpty()) {
                return Optional.empty();
            }
            glued.put(all.id(), given);
            RowReadings dealt = RowReadings.of(given, columns);
            readings = dealt.ways();
            if (!dealt.balanced()) {
                unbalanced.put(all.id(), given);
            }
        }
        spread(block, readings);
        return Optional.of(result(1, List.of()));
    }

    private List<@Nullable String> across(int end, int next, int expected) {
        int label = end == 0 ? 0 : stream.piece(end - 1);
        List<@Nullable String> cells = new ArrayList<>();
        if (pieces.get(label).isCell()) {
            int row = 0;
            for (int p = label + 1; p < pieces.size() && pieces.get(p).isCell() && (row == 0 || pieces.get(p).row() == row); p++) {
                if (pieces.get(p).row() != pieces.get(label).row()) {
                    row = pieces.get(p).row();
                    cells.add(pieces.get(p).text().isBlank() ? null : stream.words(p).strip());
                }
            }
            if (cells.size() == expected) {
                return cells;
            }
        }
        List<@Nullable String> figures = Gap.between(stream, pieces, end, next, expected).figures();
        boolean yearOfTheNextSentence = figures.size() == expected + 1;
        return yearOfTheNextSentence ? figures.subList(0, expected) : figures;
    }

    private void spread(Block block, List<List<@Nullable BigDecimal>> readings) {
        int width = block.columns().size();
        List<Row> rows = block.dataRows().toList();
        for (int r = 0; r < rows.size(); r++) {
            int begin = r * width;
            blockOf.put(rows.get(r).id(), block);
            Set<List<@Nullable BigDecimal>> own = new LinkedHashSet<>();
            readings.forEach(reading -> own.add(reading.subList(begin, begin + width)));
            if (own.isEmpty()) {
                Row row = rows.get(r);
                block.columns().forEach(column -> lost.add(new Cell(table.id(), row.id(), column.id())));
            } else {
                ways.put(rows.get(r).id(), List.copyOf(own));
            }
        }
    }

    private List<Row> missing(List<Label> found) {
        Set<String> have = new HashSet<>();
        found.forEach(label -> have.add(label.row().id()));
        List<Row> rows = table.blocks().stream().flatMap(Block::dataRows).toList();
        return rows.stream().filter(row -> !have.contains(row.id())).toList();
    }

    private TableReading result(int found, List<Row> missing) {
        List<Map<Cell, @Nullable BigDecimal>> readings = new Balancing(form, table, blockOf, ways, lost, MOST_WAYS).best();
        return new TableReading(form, table, found, readings, lost, missing, garbled, lines, glued, unbalanced, rowsWithBlanks, struck);
    }
}
