package org.gongkai.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Which cell of a row is which column: by its own name or by a title in Chinese, in whatever order; rows above it, such as the title of the
 * sheet, are passed over.
 *
 * @param at    place of each column that was found, and of others by what they are called in the file
 * @param width how many cells it has
 */
public record Heading(Map<String, Integer> at, int width) {

    private static final int LOOKED_AT = 10;

    /** What the first rows say. */
    public sealed interface Found {
    }

    public record Is(Heading heading) implements Found {
    }

    /** @param columns those that no title was found for */
    public record Missing(Set<String> columns) implements Found {
    }

    /**
     * Takes rows up to the heading.
     *
     * @param titles   titles of each column, besides its name
     * @param required columns without which it is none
     */
    public static Found in(Iterator<TableRow> rows, Map<String, List<String>> titles, Set<String> required) {
        Set<String> least = new TreeSet<>(required);
        for (int i = 0; i < LOOKED_AT && rows.hasNext(); i++) {
            List<String> cells = rows.next().cells();
            Map<String, Integer> at = at(cells, titles);
            Set<String> missing = new TreeSet<>(required);
            missing.removeAll(at.keySet());
            if (missing.isEmpty()) {
                return new Is(new Heading(at, cells.size()));
            }
            least = missing.size() < least.size() ? missing : least;
        }
        return new Missing(least);
    }

    private static Map<String, Integer> at(List<String> cells, Map<String, List<String>> titles) {
        Map<String, Integer> at = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String said = plain(cells.get(i));
            if (!said.isEmpty()) {
                at.putIfAbsent(column(said, titles).orElse(cells.get(i)), i);
            }
        }
        return at;
    }

    private static Optional<String> column(String said, Map<String, List<String>> titles) {
        List<String> found = new ArrayList<>();
        titles.forEach((column, names) -> {
            if (said.equals(plain(column)) || names.stream().map(Heading::plain).anyMatch(said::equals)) {
                found.add(column);
            }
        });
        return found.stream().findFirst();
    }

    /** Without blanks, what stands in brackets, and marks such as *. */
    private static String plain(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("\\(.*?\\)", "").replaceAll("[\\s*:#]", "").toLowerCase(Locale.ROOT);
    }

    /** Why the cells of a row cannot be those of the columns; null when they can. */
    public @Nullable String faultOf(TableRow row) {
        return row.broken() == null && row.cells().size() < width ? otherWidth(row) : faultBeyond(row);
    }

    /** The same where the last cells may be left out. */
    public @Nullable String faultBeyond(TableRow row) {
        boolean more = row.cells().stream().skip(width).anyMatch(cell -> !cell.isEmpty());
        return row.broken() != null ? row.broken() : more ? otherWidth(row) : null;
    }

    private String otherWidth(TableRow row) {
        return "列数为 " + row.cells().size() + "，与表头不一致（表头有 " + width + " 列）";
    }

    /** The cells of a row by column. */
    public Map<String, String> values(TableRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        at.forEach((column, place) -> values.put(column, row.cell(place)));
        return values;
    }
}
