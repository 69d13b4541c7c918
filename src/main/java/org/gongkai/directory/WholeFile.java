package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gongkai.reading.Refusal;
import org.gongkai.tables.Heading;
import org.gongkai.tables.StorableText;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A table with a heading, entered with all its rows or not at all. */
@Component
class WholeFile {

    /** A row that cannot be entered, as a sentence. */
    static final class RowRefused extends Exception {

        RowRefused(String reason) {
            super(reason);
        }
    }

    @FunctionalInterface
    interface RowEntry {

        /** Whether the row was new. */
        boolean enter(Row row) throws RowRefused;
    }

    /** One row by column name. */
    record Row(Map<String, String> fields) {

        /** Null where the cell is blank or the column is missing. */
        @Nullable String text(String column) {
            String value = fields.get(column);
            return value == null || value.isBlank() ? null : value.strip();
        }

        String text(String column, String otherwise) {
            return Objects.requireNonNullElse(text(column), otherwise);
        }

        LocalDate day(String column, LocalDate otherwise) throws RowRefused {
            String value = text(column);
            LocalDate day = value == null ? otherwise : WrittenDay.ofCell(value).day();
            if (day == null) {
                throw new RowRefused("%s 应为 2026-01-31 这样的日期：%s".formatted(column, value));
            }
            return day;
        }
    }

    private static final int LONGEST_CELL = 5000;
    private static final int LONGEST_REASON = 200;

    private final TransactionTemplate transaction;

    WholeFile(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * @param titles   what the columns are called in Chinese
     * @param required columns without which nothing can be entered
     * @return how many rows were new
     */
    Attempt<Integer> enter(byte[] content, Map<String, List<String>> titles, Set<String> required, RowEntry entry) {
        try {
            Iterator<TableRow> rows = Table.read(content).iterator();
            return switch (Heading.in(rows, titles, required)) {
                case Heading.Missing(Set<String> columns) -> Attempt.refused("表头缺少这些列："
                        + String.join("、", columns.stream().map(column -> column + "（" + String.join("、", titles.getOrDefault(column, List.of(column))) + "）").toList()));
                case Heading.Is(Heading heading) -> enter(rows, heading, entry);
            };
        } catch (Refusal unreadable) {
            return Attempt.refused(String.valueOf(unreadable.getMessage()));
        }
    }

    private Attempt<Integer> enter(Iterator<TableRow> rows, Heading heading, RowEntry entry) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<String> reasons = new ArrayList<>();
            int added = 0;
            while (rows.hasNext()) {
                TableRow row = rows.next();
                try {
                    String fault = faultOf(row, heading);
                    if (fault != null) {
                        throw new RowRefused(fault);
                    }
                    added += entry.enter(new Row(heading.values(row))) ? 1 : 0;
                } catch (RowRefused refused) {
                    reasons.add("第 %d 行：%s".formatted(row.line(), shown(String.valueOf(refused.getMessage()))));
                }
            }
            if (reasons.isEmpty()) {
                return Attempt.done(added);
            }
            status.setRollbackOnly();
            return Attempt.<Integer>refused(reasons);
        }));
    }

    /** A reason names what is in the cell, however long that is. */
    private static String shown(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    private static @Nullable String faultOf(TableRow row, Heading heading) {
        return heading.faultBeyond(row) != null ? heading.faultBeyond(row)
                : !row.cells().stream().allMatch(StorableText::is) ? "有不能显示的字符"
                : row.cells().stream().anyMatch(cell -> cell.length() > LONGEST_CELL) ? "有一格超过 " + LONGEST_CELL + " 字" : null;
    }
}
