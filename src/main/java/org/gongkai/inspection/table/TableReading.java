package org.gongkai.inspection.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Row;
import org.gongkai.reporting.form.Table;
import org.jspecify.annotations.Nullable;

/**
 * One table as it was read.
 *
 * @param found    how many rows of numbers were found
 * @param readings each whole way to read the table that balances best; one where nothing is open. A null value is a blank cell
 * @param lost     cells whose rows were found but whose figures cannot be told apart
 * @param missing  rows that are not there although their neighbours are
 * @param garbled  cells that hold something that is no number
 * @param lines    the line of every row
 * @param glued    rows whose digits ran together, as they stand
 * @param struck rows in which a dash, or a word, stands for a figure
 * @param unbalanced rows of which no reading at all balances
 */
public record TableReading(Form form, Table table, int found, List<Map<Cell, @Nullable BigDecimal>> readings, Set<Cell> lost,
        List<Row> missing, Map<Cell, String> garbled, Map<String, Integer> lines, Map<String, List<String>> glued,
        Map<String, List<String>> unbalanced, Set<String> rowsWithBlanks, Set<String> struck) {

    /** A table in whose rows no figure stands at all. */
    public boolean isEmpty() {
        return found > 0 && glued.isEmpty() && readings.stream().allMatch(reading -> reading.values().stream().allMatch(v -> v == null))
                && lost.isEmpty();
    }
}
