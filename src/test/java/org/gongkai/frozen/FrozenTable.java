package org.gongkai.frozen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a frozen folder is to show: rows of subject, what of it, value, day since when, and why. The first row of a subject is what
 * the frozen version showed and stays for good; an intended change is a later row with its reason, and the last row holds.
 */
public final class FrozenTable {

    static final String HEAD = "subject\twhat\tvalue\tsince\twhy";

    /** @param value empty when nothing is to be shown any more */
    public record Row(String subject, String what, String value, LocalDate since, String why) {

        public String key() {
            return subject + "\t" + what;
        }

        private String line() {
            return String.join("\t", subject, what, escaped(value), since.toString(), why);
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
        }

        private static String unescaped(String value) {
            return value.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\");
        }

        private static Row of(String line) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 5) {
                throw new IllegalArgumentException("five columns, parted by tabs: " + line);
            }
            return new Row(parts[0], parts[1], unescaped(parts[2]), LocalDate.parse(parts[3]), parts[4]);
        }
    }

    private final List<Row> rows;

    private FrozenTable(List<Row> rows) {
        this.rows = rows;
    }

    public static FrozenTable read(Path file) throws IOException {
        return new FrozenTable(Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals(HEAD))
                .map(Row::of).toList());
    }

    public static void write(Path file, String comment, List<Row> rows) throws IOException {
        List<String> lines = new ArrayList<>(comment.lines().map(line -> "# " + line).toList());
        lines.add(HEAD);
        rows.forEach(row -> lines.add(row.line()));
        Files.write(file, lines);
    }

    List<Row> rows() {
        return rows;
    }

    /** What holds today, by subject and what of it; rows without a value are kept, for they say that nothing is to be there. */
    public Map<String, Row> current() {
        Map<String, Row> current = new LinkedHashMap<>();
        rows.forEach(row -> current.put(row.key(), row));
        return current;
    }

    /** The rows as the frozen version wrote them. */
    List<Row> first() {
        Map<String, Row> first = new LinkedHashMap<>();
        rows.forEach(row -> first.putIfAbsent(row.key(), row));
        return List.copyOf(first.values());
    }

    /** Of the rows as the frozen version wrote them: those that need no reason. */
    public String digest() {
        return Sha256.hex(rows.stream().filter(row -> row.why().isBlank()).map(Row::toString).collect(Collectors.joining("\n")));
    }

    /** The rows that came later, each with its reason. */
    List<Row> later() {
        return rows.stream().filter(row -> !row.why().isBlank()).toList();
    }

    /** The first thing that is wrong with the table itself; null when nothing is. */
    public @Nullable String fault(LocalDate frozenOn) {
        Map<String, LocalDate> seen = new LinkedHashMap<>();
        for (Row row : rows) {
            LocalDate before = seen.put(row.key(), row.since());
            if (before == null ? row.why().isBlank() && !row.since().equals(frozenOn) : row.why().isBlank() || row.since().isBefore(before)) {
                return "a later row has its day and says why, with the article: " + row.line();
            }
        }
        return null;
    }
}
