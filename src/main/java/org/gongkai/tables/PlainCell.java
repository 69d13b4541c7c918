package org.gongkai.tables;

import java.util.List;
import java.util.stream.Collectors;

/** Cells of a table that we write: what a spreadsheet would compute stands there as a text. */
public final class PlainCell {

    private static final String COMPUTED = "=+-@\t\r";

    private PlainCell() {
    }

    /** The text with an apostrophe before it where a spreadsheet would take it for a formula; a number with its sign stays a number. */
    public static String of(String text) {
        return !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0 && !text.matches("[+-]?\\d+(?:\\.\\d+)?") ? "'" + text : text;
    }

    /** A cell of a CSV file (RFC 4180), quoted where it must be. */
    public static String csv(String text) {
        String safe = of(text);
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** A line of a CSV file, with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(PlainCell::csv).collect(Collectors.joining(",")) + "\r\n";
    }
}
