package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.face.Choice;
import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.DayType;
import org.gongkai.registers.datatype.NumberType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.SeveralType;
import org.gongkai.registers.datatype.TextType;
import org.gongkai.registers.datatype.YesNoType;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table inside a record as a form asks for it: a line of inputs for each row, empty ones below. Those beyond a few are folded, so that what was
 * typed into them finds its place again without a script.
 *
 * @param heads  titles of the columns, with what a value is to be
 * @param open   rows that are seen at once
 * @param folded further empty ones
 */
public record DeskTable(List<Head> heads, List<Line> open, List<Line> folded) {

    private static final int EMPTY = 2;
    private static final int FOLDED = 15;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public record Head(String title, boolean required, @Nullable String hint) {
    }

    public record Line(int number, List<Cell> cells) {
    }

    /** @param input {@code select}, {@code textarea} or a type of input */
    public record Cell(String name, String title, String value, String input, List<Choice> choices, @Nullable String mode) {
    }

    static DeskTable of(DeskField field, RowsType type) {
        List<Map<String, String>> rows = typed(type, field.value());
        int seen = Math.min(type.most(), rows.size() + EMPTY);
        List<Line> lines = IntStream.range(0, Math.max(rows.size(), Math.min(type.most(), rows.size() + FOLDED))).mapToObj(n -> line(field, type, n, n < rows.size() ? rows.get(n) : Map.of())).toList();
        return new DeskTable(type.columns().stream().map(column -> new Head(column.title(), column.required(), hint(column.type()))).toList(),
                lines.subList(0, Math.min(Math.max(seen, rows.size()), lines.size())), lines.subList(Math.min(Math.max(seen, rows.size()), lines.size()), lines.size()));
    }

    private static List<Map<String, String>> typed(RowsType type, String value) {
        return value.isBlank() ? List.of() : type.rows(!value.startsWith("[") && type.read(value) instanceof Datatype.Value(String kept) ? kept : value);
    }

    private static Line line(DeskField field, RowsType type, int n, Map<String, String> row) {
        return new Line(n + 1, type.columns().stream().map(column -> {
            String value = row.getOrDefault(column.name(), "");
            List<Choice> choices = choices(column.type());
            boolean offered = !choices.isEmpty() && (value.isBlank() || column.type().read(value) instanceof Datatype.Value);
            String input = offered ? "select" : column.type() instanceof TextType text && text.lines() ? "textarea" : column.type() instanceof DayType day && !day.month() && value.matches("|\\d{4}-\\d{2}-\\d{2}") ? "date" : "text";
            return new Cell(field.name() + "." + n + "." + column.name(), column.title(), offered && !value.isBlank() && column.type().read(value) instanceof Datatype.Value(String kept) ? kept : value, input,
                    offered ? choices : List.of(), column.type() instanceof NumberType ? "decimal" : null);
        }).toList());
    }

    private static List<Choice> choices(Datatype type) {
        return switch (type) {
            case ChoiceType choice -> choice.options().entrySet().stream().map(option -> Choice.of(option.getKey(), option.getValue())).toList();
            case YesNoType yesNo -> List.of(Choice.of("yes", yesNo.shown("yes")), Choice.of("no", yesNo.shown("no")));
            default -> List.of();
        };
    }

    private static @Nullable String hint(Datatype type) {
        return switch (type) {
            case NumberType number when !number.unit().isEmpty() -> number.unit();
            case SeveralType several -> several.of().options().values().stream().collect(Collectors.joining("、"));
            default -> null;
        };
    }

    /** What a form sent of a table, in the one text that its field is read from; empty where nothing was filled in. */
    static String sent(String name, RowsType type, MultiValueMap<String, String> sent) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 0; n < type.most() + FOLDED; n++) {
            String before = DeskField.PREFIX + name + "." + n + ".";
            rows.add(type.columns().stream().map(RowsType.Column::name).filter(column -> sent.getFirst(before + column) instanceof String said && !said.isBlank())
                    .collect(Collectors.toMap(column -> column, column -> String.valueOf(sent.getFirst(before + column)))));
        }
        while (!rows.isEmpty() && rows.getLast().isEmpty()) {
            rows.removeLast();
        }
        return rows.isEmpty() ? "" : JSON.writeValueAsString(rows);
    }
}
