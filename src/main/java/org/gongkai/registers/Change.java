package org.gongkai.registers;

/** What an entry does to its record. */
public enum Change {
    /** The first of its key, or the first after it had ended. */
    ENTER("登记"),
    /** What it says holds from its own day on; what was said before stays true of the days before. */
    CHANGE("变更"),
    /** What was said before was wrong: it holds from the day of what it corrects. */
    CORRECT("更正"),
    /** The record stands no longer, from its own day on. */
    END("注销"),
    /** There never should have been such a record: what it counted is counted back. */
    VOID("作废");

    private final String title;

    Change(String title) {
        this.title = title;
    }

    /** Whether the record stands no longer after it. */
    public boolean ends() {
        return this == END || this == VOID;
    }

    public String title() {
        return title;
    }
}
