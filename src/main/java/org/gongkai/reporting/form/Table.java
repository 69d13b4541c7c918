package org.gongkai.reporting.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.definition.Defaulted;
import org.jspecify.annotations.Nullable;

/**
 * One statutory table.
 *
 * @param facts   the kinds of fact that its measures speak of, by the names they use
 * @param records where a record that it counts can be opened, before the record's id
 */
public record Table(String id, Layout layout, @Nullable String caption, @Nullable String note,
        @Defaulted Map<String, String> facts, @Nullable String records, List<Block> blocks) {

    /** How it is printed: rows downward, rows side by side in one line, or blocks beneath each other. */
    public enum Layout {
        @JsonProperty("rows") ROWS, @JsonProperty("across") ACROSS, @JsonProperty("blocks") BLOCKS
    }

    /** Rows and columns that cross each other. */
    public record Block(String id, @Nullable String heading, List<Column> columns, List<Row> rows) {

        public Stream<Row> dataRows() {
            return rows.stream().filter(row -> !row.heading());
        }
    }

    public Table {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    public Stream<Cell> cells() {
        return blocks.stream().flatMap(block -> block.dataRows()
                .flatMap(row -> block.columns().stream().map(column -> new Cell(id, row.id(), column.id()))));
    }
}
