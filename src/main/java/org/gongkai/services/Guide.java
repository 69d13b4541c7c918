package org.gongkai.services;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.registers.Entry;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.RowsType;
import org.jspecify.annotations.Nullable;

/**
 * A service item as somebody who wants it done reads it: what its record says on a day.
 *
 * @param entry the version that holds on that day
 */
public record Guide(Register register, Entry entry) {

    /** A row of a table inside the record. */
    public record Row(RowsType type, Map<String, String> kept) {

        public boolean has(String column) {
            return kept.containsKey(column);
        }

        /** In words; empty where nothing is said, or where the register has no such column. */
        public String said(String column) {
            return type.columns().stream().filter(one -> one.name().equals(column) && kept.containsKey(column)).findFirst().map(one -> one.type().shown(kept.get(column))).orElse("");
        }

        public String kept(String column) {
            return kept.getOrDefault(column, "");
        }

        /** Where what a column names is read; null where it has no page. */
        public @Nullable String address(String column) {
            return type.columns().stream().filter(one -> one.name().equals(column) && kept.containsKey(column)).findFirst()
                    .flatMap(one -> one.type() instanceof NamedType named ? named.address(kept.get(column)) : Optional.of(kept.get(column))).orElse(null);
        }
    }

    public String code() {
        return kept("code");
    }

    public String name() {
        return kept("name");
    }

    public String kept(String field) {
        return entry.said().getOrDefault(field, "");
    }

    /** Whether the record says anything of it: what it does not say is unknown, and neither yes nor no. */
    public boolean has(String field) {
        return !kept(field).isEmpty();
    }

    public boolean is(String field, String value) {
        return kept(field).equals(value);
    }

    /** In words; empty where nothing is said. */
    public String said(String field) {
        return has(field) ? register.field(field).map(RegisterField::type).map(type -> type.shown(kept(field))).orElse("") : "";
    }

    public String title(String field) {
        return register.field(field).map(RegisterField::title).orElse(field);
    }

    public List<Row> rows(String field) {
        return has(field) && register.field(field).map(RegisterField::type).orElse(null) instanceof RowsType type ? type.rows(kept(field)).stream().map(row -> new Row(type, row)).toList() : List.of();
    }

    /** What has to be brought or sent. */
    public List<Row> asked() {
        return rows(Elements.MATERIALS).stream().filter(row -> !isHeld(row)).toList();
    }

    /** What other organs hold and nobody is asked for (国务院关于在线政务服务的若干规定). */
    public List<Row> notAsked() {
        return rows(Elements.MATERIALS).stream().filter(Guide::isHeld).toList();
    }

    private static boolean isHeld(Row row) {
        return Objects.equals(row.kept("held"), "yes");
    }
}
