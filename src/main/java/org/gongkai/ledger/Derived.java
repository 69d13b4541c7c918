package org.gongkai.ledger;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are there because of acts: each row names the act, or the record with whose acts it came. A row without them was put
 * there by nobody.
 *
 * @param table  {@code schema.table}
 * @param title  what a row is, as a person would say it
 * @param rows   query over the room's own tables: name of the row, what it hangs on, and what the act says under {@code detail}
 * @param hangs  whether it hangs on the act itself or on a record
 * @param kinds  beginnings of the kinds of act that may have brought it; empty for any
 * @param detail name of a detail of the act that must be the third column; null where the act need not say it
 */
public record Derived(String table, String title, String rows, On hangs, List<String> kinds, @Nullable String detail) {

    /** What a row hangs on. */
    public enum On { ACT, RECORD }

    /** A room's tables. */
    @FunctionalInterface
    public interface Tables {

        List<Derived> tables();
    }

    /** @param rows {@code select name, act} */
    public static Derived onAct(String table, String title, String rows, String... kinds) {
        return new Derived(table, title, rows, On.ACT, Arrays.asList(kinds), null);
    }

    /** @param rows {@code select name, record} */
    public static Derived onRecord(String table, String title, String rows, String... kinds) {
        return new Derived(table, title, rows, On.RECORD, Arrays.asList(kinds), null);
    }

    /** @param name of the detail that is the third column of the rows */
    public Derived saying(String name) {
        return new Derived(table, title, rows, hangs, kinds, name);
    }
}
