package org.gongkai.registers.datatype;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.tables.Heading;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table inside a record, such as the materials of a service item. Kept as one text: a list of objects by column, canonical by RFC 8785, so that
 * the digest of an entry binds it like any other value. People write it as lines under a heading, as such a list, or as plain lines, which are
 * the first column: what was a text before it became a table still opens.
 *
 * @param columns in order; the first says what a row is called
 * @param most    most rows
 */
public record RowsType(List<Column> columns, int most) implements Datatype {

    /** Most characters of a whole table as it is kept. */
    public static final int LONGEST = 20_000;
    /** Lines that a cell of a sheet may have and still be read back. */
    private static final int LINES = 50;
    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(new TypeReference<List<Map<String, String>>>() { });

    /**
     * A column.
     *
     * @param prose  whether people write it in words of their own
     * @param called what else a heading may call it
     */
    public record Column(String name, String title, Datatype type, boolean required, boolean prose, List<String> called) {

        /** Whether its name can be taken back where it lives. */
        boolean mayBeTakenBack() {
            return type instanceof NamedType named && named.mayBeTakenBack();
        }
    }

    /** What somebody wrote, before it is looked at. */
    private sealed interface Written {
    }

    private record Lines(List<Map<String, String>> rows) implements Written {
    }

    private record No(String sentence) implements Written {
    }

    @Override
    public Read read(String typed) {
        return switch (asWritten(typed.strip())) {
            case No(String sentence) -> Wrong.because(sentence);
            case Lines(List<Map<String, String>> rows) -> checked(rows);
        };
    }

    private Read checked(List<Map<String, String>> rows) {
        List<Map<String, String>> kept = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            Map<String, String> row = new TreeMap<>();
            for (Column column : columns) {
                String said = rows.get(n).getOrDefault(column.name(), "");
                if (!said.isBlank()) {
                    switch (column.type().read(said)) {
                        case Wrong(String sentence, String instead) -> {
                            return Wrong.because("第 " + (n + 1) + " 行“" + column.title() + "”" + sentence);
                        }
                        case Value(String value) -> row.put(column.name(), value);
                    }
                }
            }
            if (!row.isEmpty()) {
                for (Column column : columns) {
                    if (column.required() && !row.containsKey(column.name())) {
                        return Wrong.because("第 " + (n + 1) + " 行没有填“" + column.title() + "”");
                    }
                }
                kept.add(row);
            }
        }
        if (kept.isEmpty()) {
            return Wrong.because("没有一行；没有的请留空");
        }
        if (kept.size() > most) {
            return Wrong.because("最多 " + most + " 行，现有 " + kept.size() + " 行");
        }
        String text = kept.stream().map(CanonicalJson::of).collect(Collectors.joining(",", "[", "]"));
        return text.length() > LONGEST ? Wrong.because("一共最多 " + LONGEST + " 字，现有 " + text.length() + " 字，请删减") : new Value(text);
    }

    private Written asWritten(String said) {
        if (said.startsWith("[")) {
            try {
                return known(JSON.readValue(said));
            } catch (JacksonException broken) {
                return new No("以 [ 开头，却不是 JSON；请按列填写，第一行写各列的名称");
            }
        }
        Iterator<TableRow> table = Table.rows(new StringReader(said));
        TableRow first = table.next();
        return switch (Heading.in(List.of(first).iterator(), titles(), Set.of(columns.getFirst().name()))) {
            case Heading.Is(Heading heading) -> under(heading, table);
            case Heading.Missing(var none) -> said.indexOf('\t') >= 0 ? new No("第一行没有“" + columns.getFirst().title() + "”这一列；列有：" + titled())
                    : new Lines(said.lines().filter(line -> !line.isBlank()).map(line -> Map.of(columns.getFirst().name(), line.strip())).toList());
        };
    }

    private Written known(List<Map<String, String>> rows) {
        List<String> names = columns.stream().map(Column::name).toList();
        return rows.stream().flatMap(row -> row.keySet().stream()).filter(name -> !names.contains(name)).findFirst().<Written>map(name -> new No("里没有“" + name + "”这一列；列有：" + titled()))
                .orElseGet(() -> new Lines(rows));
    }

    private Written under(Heading heading, Iterator<TableRow> table) {
        List<String> names = columns.stream().map(Column::name).toList();
        String other = heading.at().keySet().stream().filter(name -> !names.contains(name)).findFirst().orElse(null);
        if (other != null) {
            return new No("里没有“" + other + "”这一列；列有：" + titled());
        }
        List<Map<String, String>> rows = new ArrayList<>();
        while (table.hasNext()) {
            TableRow row = table.next();
            String fault = heading.faultBeyond(row);
            if (fault != null) {
                return new No("第 " + (rows.size() + 1) + " 行" + fault);
            }
            rows.add(heading.values(row));
        }
        return new Lines(rows);
    }

    private Map<String, List<String>> titles() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        columns.forEach(column -> {
            List<String> names = new ArrayList<>(column.called());
            names.addFirst(column.title());
            titles.put(column.name(), names);
        });
        return titles;
    }

    private String titled() {
        return columns.stream().map(Column::title).collect(Collectors.joining("、"));
    }

    /** The rows of a kept value, each by column; a text of before this was a table is rows of its first column. */
    public List<Map<String, String>> rows(String kept) {
        if (kept.startsWith("[")) {
            try {
                return JSON.readValue(kept);
            } catch (JacksonException text) {
                return lines(kept);
            }
        }
        return lines(kept);
    }

    private List<Map<String, String>> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(line -> Map.of(columns.getFirst().name(), line)).toList();
    }

    /** A line for each row, what its columns say one after the other. */
    @Override
    public String shown(String kept) {
        return rows(kept).stream().map(this::words).collect(Collectors.joining("\n"));
    }

    private String words(Map<String, String> row) {
        return columns.stream().filter(column -> row.containsKey(column.name())).map(column -> column.type().shown(row.get(column.name()))).collect(Collectors.joining("，"));
    }

    /** The rows that one value has and another has not, as people read them: what was added, or what was taken away; all of them where both have the same, in another order. */
    public String beyond(String kept, String other) {
        List<Map<String, String>> rows = rows(kept);
        List<Map<String, String>> others = rows(other);
        boolean same = rows.size() == others.size() && others.containsAll(rows) && rows.containsAll(others);
        return rows.stream().filter(row -> same || !others.contains(row)).map(this::words).collect(Collectors.joining("\n"));
    }

    /** What of it is found by its words: no name that can be taken back. */
    public String searched(String kept) {
        return texts(kept, columns.stream().filter(column -> !column.mayBeTakenBack()).toList());
    }

    /** What people wrote of it in words of their own. */
    public String prose(String kept) {
        return texts(kept, columns.stream().filter(Column::prose).toList());
    }

    private String texts(String kept, List<Column> of) {
        return rows(kept).stream().map(row -> of.stream().filter(column -> row.containsKey(column.name())).map(column -> column.type().shown(row.get(column.name()))).collect(Collectors.joining("，")))
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** As an import takes it back: lines under a heading, with tabs between the cells; as it is kept where a cell of a sheet cannot hold so many lines. */
    public String written(String kept) {
        List<Map<String, String>> rows = rows(kept);
        List<Column> used = columns.stream().filter(column -> column == columns.getFirst() || rows.stream().anyMatch(row -> row.containsKey(column.name()))).toList();
        StringBuilder text = new StringBuilder(used.stream().map(Column::title).collect(Collectors.joining("\t")));
        rows.forEach(row -> text.append('\n').append(used.stream().map(column -> quoted(row.containsKey(column.name()) ? written(column.type(), row.get(column.name())) : "")).collect(Collectors.joining("\t"))));
        return text.chars().filter(c -> c == '\n').count() > LINES ? kept : text.toString();
    }

    /** In words where these are read back as the same. */
    private static String written(Datatype type, String kept) {
        return switch (type) {
            case ChoiceType choice -> choice.shown(kept);
            case SeveralType several -> several.shown(kept);
            case YesNoType yesNo -> yesNo.shown(kept);
            default -> kept;
        };
    }

    private static String quoted(String value) {
        return Arrays.stream(new String[] {"\t", "\n", "\"", ",", ";"}).anyMatch(value::contains) ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}
