package org.gongkai.reporting.web;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.registers.CountedEntries;
import org.gongkai.reporting.form.Cell;
import org.jspecify.annotations.Nullable;

/**
 * One cell opened: what it says, what it counts, and the form to type over it.
 *
 * @param sentence what its number is
 * @param records what it counts, one page of it; empty for a cell that is typed in and for one that counts entries of a register
 * @param entries of a register that it counts, one page of them
 * @param next    address of the next page
 */
public record CellView(ReportView report, Cell cell, String sentence, List<Line> records, List<CountedEntries.Line> entries, @Nullable String next) {

    /**
     * A record behind the number.
     *
     * @param number as people know it, never an id
     * @param party  for whom it counts, in words
     * @param result how it ended, in words; empty while it is open
     */
    public record Line(String number, @Nullable String address, String organ, String party, @Nullable LocalDate opened,
            String result, @Nullable LocalDate concluded) {}

    public String name() {
        return report.report().form().name(cell);
    }
}
