package org.gongkai.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** Brings the schema of each room to what the code expects, lower rooms first. */
final class Migrations {

    static final List<String> ROOMS = List.of("calendar", "directory", "ledger", "drafts", "procedure", "enactment", "letters", "redaction", "evidence", "registers", "publication",
            "casework", "participation", "channels", "reporting", "directreport", "syndication", "desk", "portal", "operation");

    /** A killed program's file may still run in the database: it is waited for. */
    private static final int LONGEST_WAIT_SECONDS = 600;

    private final List<Resource> files;

    private Migrations(List<Resource> files) {
        this.files = files;
    }

    static Migrations ofAllRooms() throws IOException {
        var found = Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/*.sql"));
        found.sort(Comparator.comparing(Migrations::name));
        return new Migrations(found);
    }

    /** Names the sum of all migrations: a database that carries it has nothing left to do. */
    String digest() throws IOException {
        MessageDigest digest = Sha256.begin();
        for (Resource file : files) {
            digest.update(name(file).getBytes());
            digest.update(file.getContentAsByteArray());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** Whether the last program that opened this database had these very migrations. */
    boolean ranLastIn(Statement statement) throws IOException, SQLException {
        try (ResultSet table = statement.executeQuery("select to_regclass('operation.migrations')")) {
            table.next();
            if (table.getString(1) == null) {
                return false;
            }
        }
        try (ResultSet last = statement.executeQuery("select digest from operation.migrations order by id desc limit 1")) {
            return last.next() && last.getString(1).equals(digest());
        }
    }

    /** What this program knows, room by room, as versions in the order in which they are numbered. */
    Map<String, List<String>> known() {
        Map<String, List<String>> known = new LinkedHashMap<>();
        for (String room : ROOMS) {
            List<String> versions = of(room).stream().map(Migrations::version).sorted(Comparator.comparing(MigrationVersion::fromVersion)).toList();
            if (!versions.isEmpty()) {
                known.put(room, versions);
            }
        }
        return known;
    }

    /** Runs what a database lacks, whatever state it is in. */
    void forward(Database database) throws IOException, SQLException {
        forward(database, (room, version, words) -> { });
    }

    /**
     * Runs what a database lacks. Each file runs in a transaction of its own: stopped in between, the next run goes on.
     *
     * @param beginning is told of each file before it runs
     */
    void forward(Database database, Beginning beginning) throws IOException, SQLException {
        Standing standing;
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            EarlierPrograms.shutOut(connection);
            standing = Standing.of(statement, this);
        }
        for (String room : known().keySet()) {
            flyway(database, room).outOfOrder(standing.lacksALowerOne().contains(room)).locations("classpath:db/" + room).callbacks(new Telling(room, beginning)).load().migrate();
        }
        try (Connection connection = database.connect()) {
            EarlierPrograms.shutOut(connection);
            record(connection, digest());
        }
    }

    /** Told that a file of a room begins: its version, and what its name says. */
    @FunctionalInterface
    interface Beginning {

        void of(String room, String version, String words);
    }

    /** Brings an empty database to what it was when these migrations, and no others, had run. */
    void runOnly(Database database, List<Manifest.Schema> schemas) throws IOException {
        for (Manifest.Schema schema : schemas) {
            List<String> wanted = schema.versions();
            Path folder = Files.createTempDirectory("gongkai-migrations");
            try {
                for (Resource file : of(schema.name())) {
                    if (wanted.contains(version(file))) {
                        Files.write(folder.resolve(String.valueOf(file.getFilename())), file.getContentAsByteArray());
                    }
                }
                Flyway flyway = flyway(database, schema.name()).locations("filesystem:" + folder).load();
                flyway.migrate();
                List<String> ran = Arrays.stream(flyway.info().applied()).filter(one -> one.getVersion() != null).map(one -> one.getVersion().getVersion()).toList();
                if (!Set.copyOf(ran).equals(Set.copyOf(wanted))) {
                    throw new CannotStart("%s 的迁移应是 %s，本程序做成了 %s：备份由别的程序写成，不能恢复。".formatted(schema.name(), wanted, ran));
                }
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    /** The checksum of each migration of a room, by version, as Flyway computes it. */
    Map<String, @Nullable Integer> checksums(Database database, String room) {
        if (of(room).isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Integer> checksums = new HashMap<>();
        for (MigrationInfo one : flyway(database, room).locations("classpath:db/" + room).load().info().all()) {
            if (one.getVersion() != null) {
                checksums.put(one.getVersion().getVersion(), one.getChecksum());
            }
        }
        return checksums;
    }

    private List<Resource> of(String room) {
        return files.stream().filter(file -> name(file).startsWith(room + "/")).toList();
    }

    private static FluentConfiguration flyway(Database database, String room) {
        return Flyway.configure().dataSource(database.url(), database.user(), database.password())
                .schemas(room).defaultSchema(room).lockRetryCount(LONGEST_WAIT_SECONDS);
    }

    private static void record(Connection connection, String digest) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into operation.migrations (digest) values (?)")) {
            insert.setString(1, digest);
            insert.executeUpdate();
        }
    }

    private static String version(Resource file) {
        String script = name(file);
        return script.substring(script.indexOf("/V") + 2, script.indexOf("__"));
    }

    /** Room and file, such as {@code ledger/V1__acts.sql}, wherever the classpath holds it. */
    private static String name(Resource file) {
        try {
            String[] parts = file.getURL().getPath().split("/");
            return parts[parts.length - 2] + "/" + parts[parts.length - 1];
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static final class Telling extends BaseCallback {

        private final String room;
        private final Beginning beginning;

        Telling(String room, Beginning beginning) {
            this.room = room;
            this.beginning = beginning;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            MigrationInfo file = context.getMigrationInfo();
            beginning.of(room, file.getVersion().getVersion(), file.getDescription());
        }
    }
}
