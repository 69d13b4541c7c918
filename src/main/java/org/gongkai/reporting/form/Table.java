package org.gongkai.reporting.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * One statutory table.
 *
 * @param facts   the kinds of fact that its measures speak of, by the names they use
 * @param means   what those names are in words
 * @param records where a record that it counts can be opened, before the record's id
 */
public record Table(String id, Layout layout, @Nullable String caption, @Nullable String note,
        @Defaulted Map<String, String> facts, @Nullable String records, List<Block> blocks,
        @Defaulted @Meaning("facts 里的名字各是什么，写在定义里") Map<String, String> means) {

    /** How it is printed: rows downward, rows side by side in one line, blocks beneath each other, or one list with units. */
    public enum Layout {
        @JsonProperty("rows") ROWS, @JsonProperty("across") ACROSS, @JsonProperty("blocks") BLOCKS,
        @JsonProperty("list") LIST
    }

    /** Rows and columns that cross each other. */
    public record Block(String id, @Nullable String heading, List<Column> columns, List<Row> rows) {

        public Stream<Row> dataRows() {
            return rows.stream().filter(row -> !row.heading());
        }
    }

    public Table {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
        means = means == null ? Map.of() : Map.copyOf(means);
    }

    public Stream<Cell> cells() {
        return blocks.stream().flatMap(block -> block.dataRows()
                .flatMap(row -> block.columns().stream().map(column -> new Cell(id, row.id(), column.id()))));
    }
}
