package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests of a run, its data kept under {@code target} for the next run. Holds one migrated
 * template; a clone of it costs a fraction of a second.
 */
public final class TestServer {

    private static final AtomicInteger CLONES = new AtomicInteger();
    /** Kept, for a lock ends with its channel, and a channel that nobody holds is closed. */
    private static final List<FileChannel> LOCKED = new ArrayList<>();

    private final OwnPostgres postgres;
    private final String template;

    private TestServer() throws IOException, SQLException {
        Path home = homeOfItsOwn();
        postgres = OwnPostgres.start(home, OwnPostgres.Durability.NONE);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        template = "migrated_" + Migrations.ofAllRooms().digest();
        dropAllBut(template);
        new Upgrade(home, false, new PrintWriter(Writer.nullWriter())).run(postgres.databaseReady(template));
    }

    public record Clone(String name, String url, String user, String password) {
    }

    public static Clone clone(String kind) {
        return clone(kind, Running.SERVER.template);
    }

    /** Of a database that nobody uses. */
    public static Clone clone(String kind, String original) {
        return Running.SERVER.cloneOf(original, "test_" + kind + "_" + CLONES.incrementAndGet());
    }

    /** A database with nothing in it, not even schemas. */
    public static Clone empty(String kind) {
        String name = "test_" + kind + "_" + CLONES.incrementAndGet();
        Running.SERVER.execute("create database " + name);
        return Running.SERVER.reached(name);
    }

    public static void drop(Clone clone) {
        Running.SERVER.execute("drop database if exists " + clone.name() + " with (force)");
    }

    private Clone cloneOf(String original, String name) {
        execute("create database " + name + " template " + original + " strategy file_copy");
        return reached(name);
    }

    private Clone reached(String name) {
        Database database = postgres.database(name);
        return new Clone(name, database.url(), database.user(), database.password());
    }

    private void execute(String sql) {
        try (Connection connection = postgres.database("postgres").connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
    }

    /** What an earlier run left: its clones, and templates of other migrations. */
    private void dropAllBut(String template) throws SQLException {
        List<String> left = new ArrayList<>();
        try (Connection connection = postgres.database("postgres").connect(); Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("select datname from pg_database where datname ~ '^(test|migrated)_'")) {
            while (names.next()) {
                left.add(names.getString(1));
            }
        }
        left.remove(template);
        left.forEach(name -> execute("drop database " + name + " with (force)"));
    }

    /** Two runs at once in one checkout each get a server. */
    private static Path homeOfItsOwn() throws IOException {
        for (int number = 1; ; number++) {
            Path home = Files.createDirectories(Path.of("target", "postgres-for-tests", String.valueOf(number)));
            FileChannel channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    LOCKED.add(channel);
                    return home;
                }
            } catch (OverlappingFileLockException takenHere) {
                // the next number is free
            }
            channel.close();
        }
    }

    private static final class Running {

        static final TestServer SERVER = start();

        private static TestServer start() {
            try {
                return new TestServer();
            } catch (IOException | SQLException fault) {
                throw new IllegalStateException("no database for the tests", fault);
            }
        }
    }
}
