package org.gongkai.tables;

/** Cells of a table that we write: what a spreadsheet would compute stands there as a text. */
public final class PlainCell {

    private static final String COMPUTED = "=+-@\t\r";

    private PlainCell() {
    }

    /** The text with an apostrophe before it where a spreadsheet would take it for a formula; a number with its sign stays a number. */
    public static String of(String text) {
        return !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0 && !text.matches("[+-]?\\d+(?:\\.\\d+)?") ? "'" + text : text;
    }
}
