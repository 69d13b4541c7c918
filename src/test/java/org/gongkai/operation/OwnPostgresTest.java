package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The database that an installation brings along")
class OwnPostgresTest {

    @TempDir
    static Path folder;

    private OwnPostgres postgres;

    @BeforeAll
    void start() {
        postgres = OwnPostgres.start(folder.resolve("postgres"), OwnPostgres.Durability.FULL);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    @DisplayName("is durable, asks for a password, and is its owner's alone")
    void isSafe() throws Exception {
        for (String durable : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(answer("show " + durable)).as(durable).isEqualTo("on");
        }
        assertThat(answer("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(answer("show server_encoding")).isEqualTo("UTF8");
        assertThat(answer("select upper('é') || length('公开')")).isEqualTo("É2");
        var nobody = new Database(postgres.database("postgres").url(), "gongkai", "guess");
        assertThatThrownBy(nobody::connect).isInstanceOf(SQLException.class).hasMessageContaining("password");
        assertThat(permissions("data")).isEqualTo("rwx------");
        assertThat(permissions("password")).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("keeps every acknowledged row when it and the application are killed")
    void survivesBeingKilled() throws Exception {
        answer("create table kept (n int)");
        for (int n = 1; n <= 200; n++) {
            answer("insert into kept values (" + n + ")");
        }
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        postgres = OwnPostgres.start(folder.resolve("postgres"), OwnPostgres.Durability.FULL);
        assertThat(answer("select count(*) from kept")).isEqualTo("200");
    }

    @Test
    @DisplayName("is waited for when it is killed in the middle of something: what it was doing ends first, and is kept")
    void waitsForWhatRan() throws Exception {
        answer("create table done (n int)");
        try (Connection connection = postgres.database("postgres").connect(); Statement statement = connection.createStatement();
                ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            Future<Boolean> working = elsewhere.submit(() -> statement.execute("insert into done values (1);"
                    + " do $$ declare began timestamptz := clock_timestamp(); begin while clock_timestamp() < began + interval '8 seconds' loop end loop; end $$"));
            while (!"1".equals(answer("select count(*) from pg_stat_activity where query like '%loop end loop%' and state = 'active' and pid <> pg_backend_pid()"))) {
                Thread.sleep(50);
            }
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            postgres = OwnPostgres.start(folder.resolve("postgres"), OwnPostgres.Durability.FULL);
            assertThat(working.isDone()).isTrue();
            working.get();
        }
        assertThat(answer("select count(*) from done")).isEqualTo("1");
    }

    @Test
    @DisplayName("is found again and used when it outlived a killed application")
    void isFoundAgain() throws Exception {
        long before = postmaster();
        postgres = OwnPostgres.start(folder.resolve("postgres"), OwnPostgres.Durability.FULL);
        assertThat(postmaster()).isEqualTo(before);
        assertThat(answer("select 1")).isEqualTo("1");
    }

    @Test
    @DisplayName("starts although a process id left behind now belongs to another program")
    void ignoresAStaleProcessId() throws Exception {
        postgres.close();
        Path data = folder.resolve("postgres/data");
        Files.writeString(data.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");
        postgres = OwnPostgres.start(folder.resolve("postgres"), OwnPostgres.Durability.FULL);
        assertThat(answer("select 1")).isEqualTo("1");
    }

    @Test
    @DisplayName("refuses the data of another major version and names the command that upgrades it")
    void refusesAnotherVersion() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/data"));
        Files.writeString(other.resolve("PG_VERSION"), "15\n");
        Files.writeString(folder.resolve("other/password"), "secret");
        assertThatThrownBy(() -> OwnPostgres.start(folder.resolve("other"), OwnPostgres.Durability.FULL))
                .isInstanceOf(CannotStart.class).hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("/usr/lib/postgresql/18/bin/pg_upgrade -b /usr/lib/postgresql/15/bin");
        FileSystemUtils.deleteRecursively(folder.resolve("other"));
    }

    private String answer(String sql) throws SQLException {
        try (Connection connection = postgres.database("postgres").connect(); Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).getFirst());
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres").resolve(name)));
    }
}
