package org.gongkai.directory;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A CSV file in UTF-8 with a header, entered with all its rows or not at all. */
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
            try {
                return value == null ? otherwise : LocalDate.parse(value);
            } catch (DateTimeParseException other) {
                throw new RowRefused("%s 应为 2026-01-31 这样的日期：%s".formatted(column, value));
            }
        }
    }

    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final TransactionTemplate transaction;

    WholeFile(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** @return how many rows were new */
    Attempt<Integer> enter(byte[] content, List<String> columns, RowEntry entry) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException other) {
            return Attempt.refused("文件不是 UTF-8 编码。请在表格软件中另存为“CSV UTF-8”后再导入。");
        }
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (CSVParser rows = CSV.parse(new StringReader(unmarked))) {
            List<String> missing = columns.stream().filter(column -> !rows.getHeaderMap().containsKey(column)).toList();
            return missing.isEmpty() ? enter(rows.getRecords(), entry)
                    : Attempt.refused("第一行缺少这些列：" + String.join("、", missing));
        } catch (IOException | IllegalArgumentException broken) {
            return Attempt.refused("文件不是完整的 CSV:" + broken.getMessage());
        }
    }

    private Attempt<Integer> enter(List<CSVRecord> rows, RowEntry entry) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<String> reasons = new ArrayList<>();
            int added = 0;
            for (CSVRecord row : rows) {
                try {
                    added += entry.enter(new Row(row.toMap())) ? 1 : 0;
                } catch (RowRefused refused) {
                    reasons.add("第 %d 行：%s".formatted(row.getRecordNumber() + 1, refused.getMessage()));
                }
            }
            if (reasons.isEmpty()) {
                return Attempt.done(added);
            }
            status.setRollbackOnly();
            return Attempt.<Integer>refused(reasons);
        }));
    }
}
