package org.gongkai.enactment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Row;
import org.jspecify.annotations.Nullable;

/**
 * What would change if a set took the place of another.
 *
 * @param files by path
 * @param rows  what holds from a day on, and comes, goes, ends or changes
 */
public record Difference(List<FileChange> files, List<RowChange> rows) {

    /** What happens to a file or row. */
    public enum What {
        ADDED("增加"), CHANGED("改动"), REMOVED("去掉"), ENDED("终止");

        private final String title;

        What(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * @param digest of its text; of the text that goes, where it goes
     * @param covers whether it lies over a shipped file of the same path
     */
    public record FileChange(What what, String path, String digest, boolean covers) {
    }

    /** @param before null where the row is new; {@code after} null where it goes */
    public record RowChange(What what, @Nullable Row before, @Nullable Row after) {

        /** As a person would say it. */
        public String sentence() {
            Row row = after != null ? after : Objects.requireNonNull(before);
            return what == What.ENDED ? "终止：" + row.title() + (row.to() == null ? "，不再写明最后一日" : "，到 " + row.to() + " 为止") : what.title() + "：" + row.title();
        }
    }

    public boolean isNothing() {
        return files.isEmpty();
    }

    /** Lines of path and digest, for the act. */
    List<String> of(What what) {
        return files.stream().filter(file -> file.what() == what).map(file -> file.path() + " " + file.digest()).toList();
    }

    static Difference between(List<DefinitionText> accepted, List<DefinitionText> own, List<Row> before, List<Row> after) {
        return new Difference(files(accepted, own), rows(before, after));
    }

    private static List<FileChange> files(List<DefinitionText> accepted, List<DefinitionText> own) {
        Map<String, DefinitionText> before = byPath(accepted);
        Map<String, DefinitionText> after = byPath(own);
        List<FileChange> changes = new ArrayList<>();
        after.forEach((path, text) -> {
            DefinitionText was = before.get(path);
            if (was == null || !was.text().equals(text.text())) {
                changes.add(change(was == null ? What.ADDED : What.CHANGED, text));
            }
        });
        before.forEach((path, text) -> {
            if (!after.containsKey(path)) {
                changes.add(change(What.REMOVED, text));
            }
        });
        return List.copyOf(changes);
    }

    private static FileChange change(What what, DefinitionText text) {
        return new FileChange(what, text.path(), text.digest(), shipped(text.path()) != null);
    }

    /** The shipped text of a path; null where the program brings none. */
    static @Nullable DefinitionText shipped(String path) {
        return DefinitionTree.shipped().texts().stream().filter(text -> text.path().equals(path)).findFirst().orElse(null);
    }

    private static Map<String, DefinitionText> byPath(List<DefinitionText> texts) {
        Map<String, DefinitionText> byPath = new TreeMap<>();
        texts.forEach(text -> byPath.put(text.path(), text));
        return byPath;
    }

    private static List<RowChange> rows(List<Row> before, List<Row> after) {
        Map<List<Object>, Row> was = byName(before);
        Map<List<Object>, Row> is = byName(after);
        List<RowChange> changes = new ArrayList<>();
        was.forEach((name, row) -> {
            Row now = is.get(name);
            if (now == null) {
                changes.add(new RowChange(What.REMOVED, row, null));
            } else if (!now.digest().equals(row.digest())) {
                changes.add(new RowChange(What.CHANGED, row, now));
            } else if (!Objects.equals(now.to(), row.to())) {
                changes.add(new RowChange(What.ENDED, row, now));
            }
        });
        is.forEach((name, row) -> {
            if (!was.containsKey(name)) {
                changes.add(new RowChange(What.ADDED, null, row));
            }
        });
        return List.copyOf(changes);
    }

    private static Map<List<Object>, Row> byName(List<Row> rows) {
        Map<List<Object>, Row> byName = new LinkedHashMap<>();
        rows.forEach(row -> byName.putIfAbsent(List.of(row.sort(), row.name(), row.from()), row));
        return byName;
    }
}
