package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
@DisplayName("Data of an earlier program are brought to this one once a backup holds them, step by step, and never fall back")
class UpgradeTest {

    private static final Path FROZEN = Path.of("src/test/resources/frozen/2026-11-28/backup.zip");
    private static final String ACT = """
            insert into ledger.act (id, kind, subject, organ, effective_on, recorded_at, canonical, algorithm, digest)
            values ('%s', 'k', 's', 'qinglan', '2026-01-01', '2026-01-01T10:00:00+08', '{}', 'x', '\\x00ff')""";

    @TempDir
    Path data;

    private final List<TestServer.Clone> made = new ArrayList<>();
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void aFolder() throws IOException {
        Files.createDirectories(data.resolve("run"));
    }

    @AfterEach
    void drop() {
        made.forEach(TestServer::drop);
    }

    @Test
    @DisplayName("without a backup nothing is changed and the sentence names the command; a backup that lacks an act is none; with a whole one it goes on, and says what it does")
    void wantsABackup() throws Exception {
        Database earlier = ofAnEarlierProgram();
        run(earlier, ACT.formatted("one"));
        Standing before = standing(earlier);
        assertThatThrownBy(() -> upgrade(false, earlier)).isInstanceOf(CannotStart.class).hasMessageContaining("./gongkai backup --data " + data)
                .hasMessageContaining("台账 1 条").hasMessageContaining("共 " + before.steps() + " 步").hasMessageContaining("--backed-up");
        assertThat(standing(earlier)).isEqualTo(before);

        new LastBackup("earlier.zip", Instant.EPOCH, 1).note(data);
        run(earlier, ACT.formatted("two"));
        assertThatThrownBy(() -> upgrade(false, earlier)).isInstanceOf(CannotStart.class);

        Manifest whole = new Dump(earlier, data, at -> { }).into(data.resolve("whole.zip"), false);
        new LastBackup("whole.zip", whole.madeAt(), whole.acts()).note(data);
        upgrade(false, earlier);
        assertThat(standing(earlier).steps()).isZero();
        assertThat(said.toString()).contains("共 " + before.steps() + " 步").contains("升级 " + before.steps() + "/" + before.steps()).contains("升级完成");

        said.getBuffer().setLength(0);
        upgrade(false, earlier);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    @DisplayName("stopped in the middle it goes on where it was, and asks nobody again")
    void goesOn() throws Exception {
        Database earlier = ofAnEarlierProgram();
        run(earlier, ACT.formatted("one"));
        int steps = standing(earlier).steps();
        int[] begun = {0};
        new LastBackup("--backed-up", Instant.EPOCH, 1).note(data);
        assertThatThrownBy(() -> Migrations.ofAllRooms().forward(earlier, (room, version, words) -> {
            if (++begun[0] == steps / 2) {
                throw new IllegalStateException("killed");
            }
        })).hasStackTraceContaining("killed");
        assertThat(standing(earlier).steps()).isEqualTo(steps - steps / 2 + 1);
        upgrade(false, earlier);
        assertThat(shape(earlier)).isEqualTo(shape(database(TestServer.clone("today"))));
    }

    @Test
    @DisplayName("who says that there is a backup is believed, and an invented district has none to lose")
    void believed() throws Exception {
        Database earlier = ofAnEarlierProgram();
        run(earlier, ACT.formatted("one"));
        upgrade(true, earlier);
        assertThat(LastBackup.of(data)).get().extracting(LastBackup::acts).isEqualTo(1L);

        Files.delete(data.resolve("run/last-backup.json"));
        Database demo = ofAnEarlierProgram();
        run(demo, ACT.formatted("one"), "insert into operation.demo_chapter (name) values ('districts')");
        upgrade(false, demo);
        assertThat(standing(demo).steps()).isZero();
    }

    @Test
    @DisplayName("what a later program has opened is refused in a sentence that names what is not known here, and stays as it is")
    void refusesLater() throws Exception {
        Database later = database(TestServer.clone("later"));
        run(later, "select set_config('gongkai.looks_before', 'yes', false); insert into operation.migrations (digest) values ('of a later program')",
                "insert into casework.flyway_schema_history select 9999, '9999', description, type, script, 1, installed_by, installed_on, 1, true from casework.flyway_schema_history limit 1",
                "create schema hereafter", "create table hereafter.flyway_schema_history (like casework.flyway_schema_history)",
                "insert into hereafter.flyway_schema_history select * from casework.flyway_schema_history where version = '9999'");
        assertThatThrownBy(() -> upgrade(true, later)).isInstanceOf(CannotStart.class).hasMessageContaining("casework 9999").hasMessageContaining("hereafter 9999")
                .hasMessageContaining("更新的程序").hasMessageContaining("恢复到另一个数据目录");
        assertThat(one(later, "select digest from operation.migrations order by id desc limit 1")).isEqualTo("of a later program");
    }

    @Test
    @DisplayName("programs from before anybody looked note what they know before they serve: the database refuses that with a sentence")
    void shutsOutEarlierOnes() throws Exception {
        Database opened = ofAnEarlierProgram();
        run(opened, "insert into operation.migrations (digest) values ('as they did')");
        upgrade(false, opened);
        assertThatThrownBy(() -> run(opened, "insert into operation.migrations (digest) values ('as they do')")).isInstanceOf(SQLException.class)
                .hasMessageContaining("这里的数据已由更新的程序打开过");
    }

    static Stream<Map<String, List<String>>> whereALowerNumberLandedLater() {
        return Stream.of(Map.of("casework", List.of("1", "2", "3", "8")),
                Map.of("casework", List.of("1", "2", "3", "4", "5", "7", "8", "9", "10", "11", "12", "13", "14", "40", "41"), "publication", List.of("1", "2", "35")));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a program between two that landed, with a higher number before a lower one, wrote data that open too, and end up with the same tables")
    void whereALowerNumberLandedLater(Map<String, List<String>> versions) throws Exception {
        List<Manifest.Schema> schemas = schemasOfFrozen().stream().map(schema -> versions.containsKey(schema.name()) ? new Manifest.Schema(schema.name(),
                versions.get(schema.name()).stream().map(version -> new Manifest.Migration(version, "", null)).toList()) : schema).toList();
        Database between = database(TestServer.empty("between"));
        Migrations.ofAllRooms().runOnly(between, schemas);
        upgrade(false, between);
        assertThat(shape(between)).isEqualTo(shape(database(TestServer.clone("today"))));
    }

    private Database ofAnEarlierProgram() throws IOException, SQLException {
        Database database = database(TestServer.empty("earlier"));
        Migrations.ofAllRooms().runOnly(database, schemasOfFrozen());
        return database;
    }

    private static List<Manifest.Schema> schemasOfFrozen() throws IOException {
        try (Restore restore = Restore.of(FROZEN)) {
            return restore.manifest().schemas();
        }
    }

    private void upgrade(boolean backedUp, Database database) throws IOException, SQLException {
        new Upgrade(data, backedUp, new PrintWriter(said)).run(database);
    }

    private static Standing standing(Database database) throws IOException, SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            return Standing.of(statement, Migrations.ofAllRooms());
        }
    }

    /** Every column, index and constraint, whatever the order in which they came. */
    private static Set<String> shape(Database database) throws SQLException {
        return new TreeSet<>(List.of(one(database, """
                select string_agg(what, E'\\n') from (
                    select table_schema || '.' || table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') what
                        from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'flyway_schema_history'
                    union all select indexdef from pg_indexes where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'flyway_schema_history'
                    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid <> 0 and connamespace::regnamespace::text !~ '^pg_|information'
                ) everything""").split("\n")));
    }

    private Database database(TestServer.Clone clone) {
        made.add(clone);
        return new Database(clone.url(), clone.user(), clone.password());
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String one(Database database, String query) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
