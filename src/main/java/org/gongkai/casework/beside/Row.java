package org.gongkai.casework.beside;

import java.time.LocalDate;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of some source, by name of the column. */
public final class Row {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode columns;

    private Row(JsonNode columns) {
        this.columns = columns;
    }

    static Row of(String json) {
        return new Row(JSON.readTree(json));
    }

    public boolean has(String column) {
        return columns.hasNonNull(column);
    }

    /** @throws IllegalStateException if the column is null */
    public String text(String column) {
        String text = textOrNull(column);
        if (text == null) {
            throw new IllegalStateException("no " + column);
        }
        return text;
    }

    public @Nullable String textOrNull(String column) {
        return has(column) ? columns.get(column).asString() : null;
    }

    public int number(String column) {
        return columns.get(column).asInt();
    }

    public boolean yes(String column) {
        return has(column) && columns.get(column).asBoolean();
    }

    public @Nullable LocalDate day(String column) {
        String text = textOrNull(column);
        return text == null ? null : LocalDate.parse(text.substring(0, 10));
    }

    /** What is sealed in it. */
    public byte[] bytes(String column) {
        return HexFormat.of().parseHex(text(column).substring(2));
    }
}
