package org.gongkai.registers;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.SeveralType;
import org.gongkai.registers.datatype.YesNoType;
import org.gongkai.tables.Heading;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;

/**
 * Rows of a register as a sheet: read from a file or a grid by what its columns are called, in whatever order, and written in one way with tabs
 * between the cells. Beside the declared fields a sheet has the number of the entry that a row was made from, its organ, the day from which it
 * holds, and whether the record ends.
 */
public final class Sheet {

    /** Most rows of one saving. */
    public static final int MOST = 5000;
    /** Column of the entry that whoever filled it in had before them. */
    public static final String BASED = "number";
    /** Column that says that a record ends. */
    public static final String ENDED = "ended";

    private static final Set<String> NOT = Set.of("", "否", "no", "n", "0");
    private static final List<String> ORGANS = List.of("机关", "负责机关", "单位名称");
    private static final List<String> DAYS = List.of("生效日期");
    private static final String TO_MEND = "请改正";
    private static final int TOLD = 12;

    private Sheet() {
    }

    /** What was read. */
    public sealed interface Read {
    }

    /**
     * @param faults  lines that could not be read
     * @param ignored columns that are none of the register
     */
    public record Rows(List<TypedRow> rows, List<RowFault> faults, List<String> ignored) implements Read {

        /** The same under the lines of the sheet as it is written, which are those that whoever mends it has before them. */
        public Rows asWritten(String text) {
            Map<Long, Long> lines = new HashMap<>();
            List<TypedRow> moved = new ArrayList<>();
            Iterator<TableRow> written = Table.rows(new StringReader(text));
            written.next();
            rows.forEach(row -> {
                lines.put(row.line(), written.hasNext() ? written.next().line() : row.line());
                moved.add(new TypedRow(lines.get(row.line()), row.values(), row.based(), row.ends()));
            });
            return new Rows(moved, faults.stream().map(fault -> new RowFault(lines.getOrDefault(fault.line(), 0L), fault.field(), fault.sentence(), fault.instead())).toList(), ignored);
        }
    }

    /** Nothing could be read of it; the sentence says what to do. */
    public record Unreadable(String sentence) implements Read {
    }

    /** @param options titles of a choice, to be offered while it is typed */
    public record Column(String name, String title, boolean required, boolean sealed, boolean isNumber, List<String> options) {
    }

    /** The columns in which a sheet is written. @param several whether rows are of several organs */
    public static List<Column> columns(Register register, boolean several) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(BASED, "条目号", false, false, true, List.of()));
        if (several) {
            columns.add(new Column(Register.ORGAN, "机关", true, false, false, List.of()));
        }
        register.fields().forEach(field -> columns.add(new Column(field.name(), field.title(), field.required(), field.sealed(), field.type().isNumber(), options(field))));
        columns.add(new Column(Register.VALID_ON, "生效日期", false, false, false, List.of()));
        columns.add(new Column(ENDED, "注销", false, false, false, List.of("注销")));
        return columns;
    }

    private static List<String> options(RegisterField field) {
        return switch (field.type()) {
            case ChoiceType choice -> List.copyOf(choice.options().values());
            case SeveralType several -> List.copyOf(several.of().options().values());
            case YesNoType yesNo -> List.of("是", "否");
            default -> List.of();
        };
    }

    private static Map<String, List<String>> titles(Register register) {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        register.fields().forEach(field -> {
            List<String> names = new ArrayList<>(field.columns());
            names.addFirst(field.title());
            titles.put(field.name(), names);
        });
        titles.put(Register.ORGAN, ORGANS);
        titles.put(Register.VALID_ON, DAYS);
        titles.put(BASED, List.of("条目号"));
        titles.put(ENDED, List.of("注销"));
        return titles;
    }

    /** What else a column may be called in a file. */
    public static List<String> others(Register register, Column column) {
        return titles(register).getOrDefault(column.name(), List.of()).stream().filter(name -> !name.equals(column.title())).distinct().toList();
    }

    /** Where each column is; {@link Heading.Missing} where a required one is not there. */
    public static Heading.Found heading(Register register, Iterator<TableRow> table) {
        return Heading.in(table, titles(register), register.fields().stream().filter(RegisterField::required).map(RegisterField::name).collect(Collectors.toSet()));
    }

    /** Places of the cells by which rows go into the register: their organ, the day from which they hold; empty where the first lines of a file name neither. */
    public static List<Integer> order(List<TableRow> head) {
        Map<String, List<String>> titles = Map.of(Register.ORGAN, ORGANS, Register.VALID_ON, DAYS);
        return head.stream().map(line -> ((Heading.Is) Heading.in(List.of(line).iterator(), titles, Set.of())).heading().at())
                .map(at -> Stream.of(at.get(Register.ORGAN), at.get(Register.VALID_ON)).filter(Objects::nonNull).toList()).filter(places -> !places.isEmpty()).findFirst().orElse(List.of());
    }

    public static Read read(Register register, Iterator<TableRow> table) {
        List<TableRow> lines = new ArrayList<>();
        while (table.hasNext() && lines.size() <= MOST + TOLD) {
            lines.add(table.next());
        }
        Iterator<TableRow> rest = lines.iterator();
        return switch (heading(register, rest)) {
            case Heading.Missing(Set<String> columns) -> new Unreadable(missing(register, columns, lines));
            case Heading.Is(Heading heading) -> {
                List<TableRow> rows = new ArrayList<>();
                rest.forEachRemaining(rows::add);
                yield rows.size() > MOST ? new Unreadable("一次最多 " + MOST + " 行。更大的表请存成文件，从“从 XLSX、CSV 文件导入”导入")
                        : rows(register, heading, rows);
            }
        };
    }

    /** What is missing, beside what is there: a title of one word off is seen then. */
    public static String missing(Register register, Set<String> columns, List<TableRow> lines) {
        Set<String> known = new LinkedHashSet<>();
        titles(register).values().forEach(known::addAll);
        List<String> most = lines.stream().limit(TOLD).map(line -> line.cells().stream().filter(cell -> !cell.isBlank()).toList()).max((one, other) -> Integer.compare(one.size(), other.size())).orElse(List.of());
        String there = most.stream().filter(cell -> !known.contains(cell)).limit(TOLD).map(cell -> "“" + cell + "”").collect(Collectors.joining("、"));
        return "表头里没有找到这些列：" + register.fields().stream().filter(field -> columns.contains(field.name()))
                .map(field -> "“" + field.title() + "”" + (field.columns().isEmpty() ? "" : "（也可以叫" + String.join("、", field.columns()) + "）")).collect(Collectors.joining("、"))
                + "。表头要单独一行，一格一个名称" + (there.isEmpty() ? "" : "；认不出的是" + there + "，请改成上面的名称");
    }

    /** Rows below a heading. */
    public static Rows rows(Register register, Heading heading, List<TableRow> lines) {
        Set<String> known = titles(register).keySet();
        List<TypedRow> rows = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        for (TableRow line : lines) {
            String broken = heading.faultBeyond(line);
            if (broken != null) {
                faults.add(new RowFault(line.line(), "", broken, null));
            }
            Map<String, String> values = heading.values(line);
            values.keySet().retainAll(known);
            String based = Datatype.plain(values.getOrDefault(BASED, ""));
            boolean ends = !NOT.contains(Datatype.plain(values.getOrDefault(ENDED, "")).toLowerCase(java.util.Locale.ROOT));
            values.remove(BASED);
            values.remove(ENDED);
            rows.add(new TypedRow(line.line(), values, !based.isEmpty() && based.matches("\\d{1,18}") ? Long.valueOf(based) : null, ends));
        }
        return new Rows(rows, faults, heading.at().keySet().stream().filter(column -> !known.contains(column) && !column.startsWith(TO_MEND)).toList());
    }

    /** Where a required cell is empty and the one above is not, cells were probably merged: the one above is proposed, unless that alone would make it the same record. */
    public static List<RowFault> hinted(Register register, List<RowFault> faults, List<TypedRow> rows) {
        Map<Long, Integer> at = new HashMap<>();
        for (int n = 0; n < rows.size(); n++) {
            at.put(rows.get(n).line(), n);
        }
        return faults.stream().map(fault -> {
            int n = at.getOrDefault(fault.line(), 0);
            boolean empty = n > 0 && fault.instead() == null && !register.key().equals(List.of(fault.field())) && rows.get(n).values().getOrDefault(fault.field(), "").isBlank() && fault.sentence().startsWith("请填写");
            String above = empty ? above(rows, n, fault.field()) : "";
            return above.isEmpty() ? fault : new RowFault(fault.line(), fault.field(), fault.sentence() + "；合并的单元格只有第一格有内容，多半与上一行相同：" + above, above);
        }).toList();
    }

    private static String above(List<TypedRow> rows, int n, String field) {
        for (int i = n - 1; i >= 0; i--) {
            String value = rows.get(i).values().getOrDefault(field, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    /** Records that stand, as rows to be changed. */
    public static TypedRow row(Register register, Entry entry, Map<String, String> values, String organ) {
        Map<String, String> cells = new TreeMap<>(Map.of(Register.ORGAN, organ));
        register.fields().forEach(field -> {
            String kept = values.get(field.name());
            if (kept != null) {
                String shown = field.type() instanceof RowsType rows ? rows.written(kept) : options(field).isEmpty() && field.kind() != RegisterField.Kind.NAMED ? kept : field.type().shown(kept);
                cells.put(field.name(), field.type().read(shown) instanceof Datatype.Value(String same) && same.equals(kept) ? shown : kept);
            }
        });
        return new TypedRow(0, cells, entry.number(), false);
    }

    /** The sheet as text, its heading first. */
    public static String text(Register register, boolean several, List<TypedRow> rows) {
        List<Column> columns = columns(register, several);
        StringBuilder text = new StringBuilder(columns.stream().map(Column::title).collect(Collectors.joining("\t")));
        for (TypedRow row : rows) {
            text.append('\n').append(columns.stream().map(column -> quoted(value(row, column.name()))).collect(Collectors.joining("\t")));
        }
        return text.toString();
    }

    /** What stands in a cell. */
    static String value(TypedRow row, String column) {
        return switch (column) {
            case BASED -> row.based() == null ? "" : row.based().toString();
            case ENDED -> row.ends() ? "注销" : "";
            default -> row.values().getOrDefault(column, "");
        };
    }

    private static String quoted(String value) {
        String plain = value.replace("\r\n", "\n").replace('\r', '\n');
        return Arrays.stream(new String[] {"\t", "\n", "\""}).anyMatch(plain::contains) ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }
}
