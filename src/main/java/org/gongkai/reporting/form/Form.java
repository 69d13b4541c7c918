package org.gongkai.reporting.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Meaning;
import org.gongkai.reporting.form.Table.Block;
import org.jspecify.annotations.Nullable;

/** One generation of the unified format of the annual report (R2019 第五十条), valid for a span of report years. */
public final class Form {

    /** Where a cell stands: its row and column. */
    private record Place(Table table, Row row, Column column, String rowName) {}

    private final Declaration declared;
    private final Map<Cell, Place> places = new LinkedHashMap<>();

    /** The form as written in its file. */
    record Declaration(String id, String title, String basis, String description, String article,
            @Nullable Boolean counted, Years years,
            List<Section> sections, List<Table> tables, List<Formula> formulas,
            @Defaulted @Meaning("各机关、各年度并排比较的数：叫什么、是哪一格；同名的跨格式相比") @Nullable List<Compared> compared) {}

    /** A number that reports are laid side by side by; forms of different years name the same one alike. */
    public record Compared(String title, String cell) {

        public Cell at() {
            return Cell.parse(cell);
        }
    }

    public record Years(int from, @Nullable Integer to) {

        public boolean contain(int year) {
            return year >= from && (to == null || year <= to);
        }
    }

    /** A numbered part of the report: text, or one of the tables. */
    public record Section(String id, String num, String title, @Nullable String table, @Defaulted List<String> covers) {

        public Section {
            covers = covers == null ? List.of() : List.copyOf(covers);
        }

        public boolean isText() {
            return table == null;
        }
    }

    Form(Declaration declared) {
        this.declared = declared;
        for (Table table : declared.tables) {
            for (Block block : table.blocks()) {
                block.dataRows().forEach(row -> block.columns().forEach(column -> {
                    Cell cell = new Cell(table.id(), row.id(), column.id());
                    if (places.put(cell, new Place(table, row, column, rowName(block, row))) != null) {
                        throw new IllegalStateException(declared.id + ": " + cell + " is declared twice");
                    }
                }));
            }
        }
    }

    public String id() {
        return declared.id;
    }

    public String title() {
        return declared.title;
    }

    public String basis() {
        return declared.basis;
    }

    /** Whether this system counts the form's tables itself, rather than only checking those of others. */
    public boolean isCounted() {
        return !Boolean.FALSE.equals(declared.counted);
    }

    public Years years() {
        return declared.years;
    }

    public List<Section> sections() {
        return declared.sections;
    }

    public List<Table> tables() {
        return declared.tables;
    }

    /** What the reports of organs and years are compared by. */
    public List<Compared> compared() {
        return declared.compared == null ? List.of() : declared.compared;
    }

    public List<Formula> formulas() {
        return declared.formulas;
    }

    public Table table(String id) {
        return declared.tables.stream().filter(table -> table.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id() + " has no table " + id));
    }

    public Optional<Section> section(String id) {
        return declared.sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /** Every cell that takes a number, in printed order. */
    public List<Cell> cells() {
        return List.copyOf(places.keySet());
    }

    public boolean has(Cell cell) {
        return places.containsKey(cell);
    }

    public Row row(Cell cell) {
        return place(cell).row;
    }

    public Column column(Cell cell) {
        return place(cell).column;
    }

    /** Whether the cell is one of the printed sums. */
    public boolean isTotal(Cell cell) {
        return row(cell).total() || column(cell).total();
    }

    /** What the cell counts; empty where the number is typed in. */
    public List<Measure> measures(Cell cell) {
        return row(cell).count().isEmpty() ? column(cell).count() : row(cell).count();
    }

    /** The only party that the cell counts, if it is limited to one. */
    public @Nullable String party(Cell cell) {
        return row(cell).party() != null ? row(cell).party() : column(cell).party();
    }

    /** The kind of fact that a measure of the cell means by a name. */
    public String factKind(Cell cell, String name) {
        Place place = place(cell);
        String kind = place.row.facts().getOrDefault(name, place.table.facts().get(name));
        if (kind == null) {
            throw new IllegalStateException(id() + ": " + cell + " counts an undeclared " + name);
        }
        return kind;
    }

    /** The cell in words: "三、（一）予以公开 · 自然人". */
    public String name(Cell cell) {
        return rowName(cell) + " · " + column(cell).label();
    }

    public String rowName(Cell cell) {
        return place(cell).rowName;
    }

    private static String rowName(Block block, Row row) {
        String prefix = row.group() == null ? "" : row.group() + "（";
        String suffix = row.group() == null ? "" : "）";
        return parents(block, row) + prefix + row.printed() + suffix;
    }

    private static String parents(Block block, Row row) {
        return block.rows().stream().filter(r -> r.id().equals(row.parent())).findFirst()
                .map(parent -> parents(block, parent) + (parent.num() == null ? "" : parent.num())).orElse("");
    }

    private Place place(Cell cell) {
        Place place = places.get(cell);
        if (place == null) {
            throw new IllegalArgumentException(id() + " has no cell " + cell);
        }
        return place;
    }
}
