package org.gongkai.letters;

import java.util.ArrayList;
import java.util.List;

/** A sheet of a case file: a heading, paragraphs and tables; it goes to nobody by itself and has no number and no signature. */
public record Sheet(String title, List<Part> parts, boolean wide) {

    public Sheet {
        parts = List.copyOf(parts);
    }

    public static Sheet of(String title, List<Part> parts) {
        return new Sheet(title, parts, false);
    }

    /** What stands on a sheet, one below the other. */
    public sealed interface Part {
    }

    public record Words(String text) implements Part {
    }

    /** @param widths of the columns, in parts of a hundred */
    public record Table(List<String> head, List<Integer> widths, List<List<String>> rows) implements Part {
    }

    /** A table of two columns: what it is, what it says. */
    public static Table pairs(List<List<String>> rows) {
        return new Table(List.of(), List.of(28, 72), rows);
    }

    /** Everything that has to be printed. */
    String text() {
        List<String> all = new ArrayList<>(List.of(title));
        for (Part part : parts) {
            switch (part) {
                case Words words -> all.add(words.text());
                case Table table -> {
                    all.addAll(table.head());
                    table.rows().forEach(all::addAll);
                }
            }
        }
        return String.join("", all);
    }
}
