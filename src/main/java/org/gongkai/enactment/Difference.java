package org.gongkai.enactment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Row;
import org.jspecify.annotations.Nullable;

/**
 * What would change if a set took the place of another.
 *
 * @param files by path
 * @param declared what is declared otherwise, in words
 * @param rows  what holds from a day on, and comes, goes, ends or changes
 */
public record Difference(List<FileChange> files, List<Declared> declared, List<RowChange> rows) {

    /** Of what is in force already. */
    public static final Difference NOTHING = new Difference(List.of(), List.of(), List.of());

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

    /**
     * A declaration that comes, goes or says something else.
     *
     * @param kind  what such a declaration is called, such as 办件类型
     * @param since from when on, in words
     * @param lines what it says otherwise
     */
    public record Declared(What what, String path, String kind, String id, String title, String since, List<String> lines) {

        /** As a person would call it. */
        public String name() {
            return title + "（" + kind + (id.equals(title) ? "" : " " + id) + "）";
        }
    }

    /** @param before null where the row is new; {@code after} null where it goes */
    public record RowChange(What what, @Nullable Row before, @Nullable Row after) {

        /** As it will be; as it was, where it goes. */
        public Row row() {
            return after != null ? after : Objects.requireNonNull(before);
        }

        /** As a person would say it. */
        public String sentence() {
            Row row = row();
            return what == What.ENDED ? "终止：" + row.title() + (row.to() == null ? "，不再写明最后一日" : "，到 " + row.to() + " 为止") : what.title() + "：" + row.title();
        }
    }

    public boolean isNothing() {
        return files.isEmpty();
    }

    /** Files of which nothing is declared otherwise, as where only their comments differ: the others are told once, with what they declare. */
    public List<FileChange> otherFiles() {
        return files.stream().filter(file -> !isDeclared(file.path())).toList();
    }

    /** What follows for other files: rows that end, or that come and go with what is inherited. */
    public List<String> follows() {
        return rows.stream().filter(row -> row.what() == What.ENDED || !isDeclared(row.row().place().file())).map(RowChange::sentence).toList();
    }

    private boolean isDeclared(String path) {
        return declared.stream().anyMatch(one -> one.path().equals(path));
    }

    /** Lines of path and digest, for the act. */
    List<String> of(What what) {
        return files.stream().filter(file -> file.what() == what).map(file -> file.path() + " " + file.digest()).toList();
    }

    static Difference between(List<DefinitionText> accepted, List<DefinitionText> own, Definitions before, Definitions after, LocalDate today) {
        List<Declared> declared = new ArrayList<>();
        after.byKind().keySet().forEach(kind -> declared.addAll(declared(kind, byPath(kind, before), byPath(kind, after), today)));
        return new Difference(files(accepted, own), List.copyOf(declared), rows(before.rows(), after.rows()));
    }

    private static Map<String, Definition<?>> byPath(Kind<?> kind, Definitions read) {
        Map<String, Definition<?>> byPath = new TreeMap<>();
        read.byKind().getOrDefault(kind, List.of()).forEach(one -> byPath.put(one.text().path(), one));
        return byPath;
    }

    private static List<Declared> declared(Kind<?> kind, Map<String, Definition<?>> was, Map<String, Definition<?>> is, LocalDate today) {
        List<Declared> declared = new ArrayList<>();
        is.forEach((path, one) -> {
            Definition<?> before = was.get(path);
            List<String> lines = before == null ? List.of() : one.differsFrom(before);
            if (before == null || !lines.isEmpty()) {
                String since = one.period().filter(period -> period.from().isAfter(today)).map(period -> "自 " + period.from() + " 起").orElse(kind.own().title());
                declared.add(new Declared(before == null ? What.ADDED : What.CHANGED, path, kind.title(), one.id(), one.title(), since, lines));
            }
        });
        was.forEach((path, one) -> {
            if (!is.containsKey(path)) {
                declared.add(new Declared(What.REMOVED, path, kind.title(), one.id(), one.title(), kind.own().title(), List.of()));
            }
        });
        return declared;
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
        return DefinitionTree.shipped().text(path).orElse(null);
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
