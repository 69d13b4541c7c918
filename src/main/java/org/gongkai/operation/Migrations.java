package org.gongkai.operation;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the schema of each room to what the code expects, lower rooms first. */
final class Migrations {

    static final List<String> ROOMS = List.of("calendar", "directory", "ledger", "drafts", "procedure", "enactment", "letters", "redaction", "evidence", "registers", "publication",
            "casework", "reporting", "syndication", "desk", "portal", "operation");

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

    void run(Database database) throws IOException, SQLException {
        String digest = digest();
        try (Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                HalfRestored.refuse(statement);
            }
            if (isRecorded(connection, digest)) {
                return;
            }
        }
        forward(database);
    }

    /** Runs what a database lacks, whatever state it is in. */
    void forward(Database database) throws IOException, SQLException {
        String digest = digest();
        for (String room : ROOMS) {
            if (has(room)) {
                flyway(database, room).load().migrate();
            }
        }
        try (Connection connection = database.connect()) {
            record(connection, digest);
        }
    }

    /** Brings an empty database to what it was when these migrations, and no later ones, had run. */
    void runOnly(Database database, List<Manifest.Schema> schemas) {
        for (String room : ROOMS) {
            schemas.stream().filter(schema -> schema.name().equals(room) && !schema.migrations().isEmpty()).findFirst().ifPresent(schema -> {
                Flyway flyway = flyway(database, room).target(schema.migrations().getLast().version()).load();
                flyway.migrate();
                List<String> ran = Arrays.stream(flyway.info().applied()).filter(one -> one.getVersion() != null)
                        .map(one -> one.getVersion().getVersion()).toList();
                if (!ran.equals(schema.migrations().stream().map(Manifest.Migration::version).toList())) {
                    throw new CannotStart("%s 的迁移应是 %s，本程序做成了 %s：备份由别的程序写成，不能恢复。"
                            .formatted(room, schema.migrations().stream().map(Manifest.Migration::version).toList(), ran));
                }
            });
        }
    }

    /** The checksum of each migration of a room, by version, as Flyway computes it. */
    Map<String, @Nullable Integer> checksums(Database database, String room) {
        if (!has(room)) {
            return Map.of();
        }
        Map<String, @Nullable Integer> checksums = new HashMap<>();
        for (MigrationInfo one : flyway(database, room).load().info().all()) {
            if (one.getVersion() != null) {
                checksums.put(one.getVersion().getVersion(), one.getChecksum());
            }
        }
        return checksums;
    }

    private boolean has(String room) {
        return ROOMS.contains(room) && files.stream().anyMatch(file -> name(file).startsWith(room + "/"));
    }

    private static FluentConfiguration flyway(Database database, String room) {
        return Flyway.configure().dataSource(database.url(), database.user(), database.password())
                .schemas(room).defaultSchema(room).locations("classpath:db/" + room);
    }

    private static boolean isRecorded(Connection connection, String digest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery("select to_regclass('operation.migrations')")) {
                table.next();
                if (table.getString(1) == null) {
                    return false;
                }
            }
            try (ResultSet last = statement.executeQuery("select digest from operation.migrations order by id desc limit 1")) {
                return last.next() && last.getString(1).equals(digest);
            }
        }
    }

    private static void record(Connection connection, String digest) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into operation.migrations (digest) values (?)")) {
            insert.setString(1, digest);
            insert.executeUpdate();
        }
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
}
