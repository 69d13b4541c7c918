package org.gongkai.registers.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.face.Wording;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.PlaceType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.WebType;
import org.gongkai.registers.datatype.YesNoType;
import org.jspecify.annotations.Nullable;

/**
 * A table inside a record as people read it.
 *
 * @param heads titles of the columns in which any row says something
 */
public record RowsView(List<String> heads, List<List<Cell>> rows) {

    /** @param address where it leads; null nowhere */
    public record Cell(String words, @Nullable String address, boolean isNumber) {
    }

    static RowsView of(RowsType type, String kept) {
        List<Map<String, String>> rows = type.rows(kept);
        List<RowsType.Column> used = type.columns().stream().filter(column -> rows.stream().anyMatch(row -> row.containsKey(column.name()))).toList();
        return new RowsView(used.stream().map(column -> Wording.t(column.title())).toList(), rows.stream().map(row -> used.stream().map(column -> cell(column, row.get(column.name()))).toList()).toList());
    }

    private static Cell cell(RowsType.Column column, @Nullable String kept) {
        if (kept == null) {
            return new Cell("", null, false);
        }
        return switch (column.type()) {
            case NamedType named -> new Cell(named.shown(kept), named.address(kept).orElse(null), false);
            case WebType web -> new Cell(kept.startsWith("/") ? Wording.t("本站的页面") : kept, kept, false);
            case PlaceType place -> new Cell(PlaceType.address(kept), null, false);
            case ChoiceType choice -> new Cell(Wording.t(choice.shown(kept)), null, false);
            case YesNoType yesNo -> new Cell(Wording.t(yesNo.shown(kept)), null, false);
            default -> new Cell(column.type().shown(kept), null, column.type().isNumber());
        };
    }

    /** The tables of a record by field, as they are kept. */
    static Map<String, List<Map<String, String>>> of(Register register, Entry entry) {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        for (RegisterField field : register.publicFields()) {
            String kept = entry.said().get(field.name());
            if (kept != null && field.type() instanceof RowsType type) {
                tables.put(field.name(), type.rows(kept));
            }
        }
        return tables;
    }
}
