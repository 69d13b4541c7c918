package org.gongkai.operation;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.flywaydb.core.api.MigrationVersion;

/**
 * How a database stands to this program, by the migrations that ran in it.
 *
 * @param lacking versions by room that this program has and that have not run here
 * @param beyond  versions by room that ran here and that this program does not have
 * @param lacksALowerOne rooms in which a higher version ran than one that is lacking: it landed before it
 */
record Standing(Map<String, List<String>> lacking, Map<String, List<String>> beyond, Set<String> lacksALowerOne) {

    static Standing of(Statement statement, Migrations migrations) throws SQLException {
        Map<String, List<String>> ran = Manifest.Schema.of(statement).stream().collect(Collectors.toMap(Manifest.Schema::name, Manifest.Schema::versions));
        Map<String, List<String>> known = migrations.known();
        Map<String, List<String>> lacking = without(known, ran);
        Set<String> lower = lacking.keySet().stream().filter(room -> ran.getOrDefault(room, List.of()).stream().map(MigrationVersion::fromVersion)
                .anyMatch(there -> there.isNewerThan(lacking.get(room).getFirst()))).collect(Collectors.toSet());
        return new Standing(lacking, without(ran, known), lower);
    }

    /** A database that a later program has opened holds what this one would not see and might contradict. */
    void refuseLater() {
        if (!beyond.isEmpty()) {
            throw new CannotStart("这里的数据已由更新的程序打开过（%s 本程序没有），没有改动。请换用那个程序或者更新的程序；要回到本程序，请把升级以前的备份恢复到另一个数据目录。"
                    .formatted(beyond.entrySet().stream().map(room -> room.getKey() + " " + String.join("、", room.getValue())).collect(Collectors.joining("，"))));
        }
    }

    int steps() {
        return lacking.values().stream().mapToInt(List::size).sum();
    }

    private static Map<String, List<String>> without(Map<String, List<String>> some, Map<String, List<String>> others) {
        Map<String, List<String>> left = new TreeMap<>();
        some.forEach((room, versions) -> {
            List<String> rest = versions.stream().filter(version -> !others.getOrDefault(room, List.of()).contains(version)).toList();
            if (!rest.isEmpty()) {
                left.put(room, rest);
            }
        });
        return left;
    }
}
