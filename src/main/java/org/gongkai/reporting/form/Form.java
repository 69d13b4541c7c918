package org.gongkai.reporting.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Meaning;
import org.gongkai.reporting.form.Table.Block;
import org.jspecify.annotations.Nullable;

/** One generation of a family of forms, valid for a span of years: the unified format of the annual report (R2019 第五十条), a monthly return. */
public final class Form {

    /** The family of the annual reports, and of a form that names none. */
    public static final String ANNUAL = "annual";

    /** Where a cell stands: its row and column. */
    private record Place(Table table, Row row, Column column, String rowName) {}

    private final Declaration declared;
    private final Map<Cell, Place> places = new LinkedHashMap<>();

    /** The form as written in its file. */
    record Declaration(String id, String title, String basis, String description, @Nullable String article,
            @Nullable Boolean counted, Years years,
            List<Section> sections, List<Table> tables, List<Formula> formulas,
            @Defaulted @Meaning("各机关、各年度并排比较的数：叫什么、是哪一格；同名的跨格式相比") @Nullable List<Compared> compared,
            @Nullable @Meaning("哪一族报表；不写的是年度报告") String family,
            @Defaulted @Meaning("按哪些期间编制；不写的按年") @Nullable List<Period.Kind> periods,
            @Nullable @Meaning("由谁填报") String fills, @Nullable @Meaning("报给谁") String receives,
            @Nullable @Meaning("表头还没有核对到原件的，写明这一点，印在页面上") String unconfirmed,
            @Nullable @Meaning("答复种类按哪一版表格归行；不写的按本表") String repliesAs,
            @Nullable @Meaning("报告开头的一句话；不写的用现行条例的") String opening,
            @Nullable @Meaning("报告里有没有这张表：required 应当有，attached 随附，没有的也是报告，text 数字写在文字里；不写的是应当有") Stands stands) {

        /** The same with other tables. */
        Declaration with(List<Table> others) {
            return new Declaration(id, title, basis, description, article, counted, years, sections, others, formulas, compared, family, periods, fills, receives,
                    unconfirmed, repliesAs, opening, stands);
        }
    }

    /** How its tables stand in the reports that are written on it. */
    public enum Stands {
        @JsonProperty("required") REQUIRED, @JsonProperty("attached") ATTACHED, @JsonProperty("text") TEXT
    }

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

    /**
     * A numbered part of the report: text, or one of the tables.
     *
     * @param template with which its text may be begun; it names cells in braces
     */
    public record Section(String id, String num, String title, @Nullable String table, @Defaulted List<String> covers,
            @Nullable @Meaning("这一部分可以从这段话写起；花括号里写格子，数字随表") String template) {

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

    public String family() {
        return declared.family == null ? ANNUAL : declared.family;
    }

    public boolean isAnnual() {
        return family().equals(ANNUAL);
    }

    public List<Period.Kind> periods() {
        return declared.periods == null || declared.periods.isEmpty() ? List.of(Period.Kind.YEAR) : declared.periods;
    }

    public String description() {
        return declared.description;
    }

    public Stands stands() {
        return declared.stands == null ? Stands.REQUIRED : declared.stands;
    }

    /** How the text of a report on it begins. */
    public String opening() {
        return declared.opening == null ? "根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。" : declared.opening;
    }

    public @Nullable String fills() {
        return declared.fills;
    }

    public @Nullable String receives() {
        return declared.receives;
    }

    /** What is not known of its headings; null where they were held against the original. */
    public @Nullable String unconfirmed() {
        return declared.unconfirmed;
    }

    /** By the rows of which form answers count in it. */
    String repliesAs() {
        return declared.repliesAs == null ? id() : declared.repliesAs;
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

    /** Which numbers may stand there. */
    public Column.Number number(Cell cell) {
        Column.Number number = row(cell).number();
        return number == null ? column(cell).number() : number;
    }

    /** Whether its number follows from facts or from other cells; else somebody types it. */
    public boolean counts(Cell cell) {
        return !measures(cell).isEmpty() || row(cell).share() != null;
    }

    /** What a fact that a measure of the cell names is in words; its row says it where the table does not. */
    public String meaning(Cell cell, String name) {
        Place place = place(cell);
        String sentence = place.row.sentence();
        return sentence != null ? sentence : place.table.means().getOrDefault(name, place.row.label());
    }

    /** What the cell counts; empty where the number is typed in. */
    public List<Measure> measures(Cell cell) {
        return row(cell).byHand() || row(cell).share() != null ? List.of() : row(cell).count().isEmpty() ? column(cell).count() : row(cell).count();
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
