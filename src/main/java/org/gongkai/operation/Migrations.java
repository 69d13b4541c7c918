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
import java.util.HexFormat;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.gongkai.ledger.Sha256;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the schema of each room to what the code expects, lower rooms first. */
final class Migrations {

    static final List<String> ROOMS = List.of("calendar", "directory", "ledger", "drafts", "procedure", "letters", "redaction", "evidence", "publication",
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
            if (isRecorded(connection, digest)) {
                return;
            }
        }
        for (String room : ROOMS) {
            if (files.stream().anyMatch(file -> name(file).startsWith(room + "/"))) {
                Flyway.configure().dataSource(database.url(), database.user(), database.password())
                        .schemas(room).defaultSchema(room).locations("classpath:db/" + room).load().migrate();
            }
        }
        try (Connection connection = database.connect()) {
            record(connection, digest);
        }
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
