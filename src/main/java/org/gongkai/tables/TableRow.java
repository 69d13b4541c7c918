package org.gongkai.tables;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param line   its first line in the file, from 1
 * @param broken why it could not be read; null when it could
 */
public record TableRow(long line, List<String> cells, @Nullable String broken) {

    public boolean isBlank() {
        return broken == null && cells.stream().allMatch(String::isBlank);
    }

    public String cell(int at) {
        return at < cells.size() ? cells.get(at) : "";
    }

    /** Without blanks of any width around it. */
    static String stripped(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u3000' || c == '\u00a0' || c == '\u200b' || c == '\ufeff';
    }
}
