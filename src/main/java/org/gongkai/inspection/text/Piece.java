package org.gongkai.inspection.text;

/**
 * A paragraph, or one cell of a table.
 *
 * @param line where it stands: the line of a plain text, else its ordinal, from 1
 * @param row  which row of which table a cell belongs to, counted through the text; 0 for prose
 */
public record Piece(int line, String text, int row, Role role) {

    /** Whether the piece belongs to the report. */
    public enum Role {
        BODY,
        /** The page around the report: navigation, buttons, footer. */
        CHROME,
        /** Text that a reader of the page cannot see. */
        HIDDEN
    }

    /** A stretch of prose on a line. */
    public static Piece prose(int line, String text) {
        return new Piece(line, text, 0, Role.BODY);
    }

    public boolean isCell() {
        return row > 0;
    }

    Piece as(Role other) {
        return new Piece(line, text, row, other);
    }
}
