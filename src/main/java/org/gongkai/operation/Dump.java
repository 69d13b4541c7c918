package org.gongkai.operation;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.KeysInUse;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.KeptFiles;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a database and its attachments into one zip, as they stood at one moment, while others go on working: rows by COPY in
 * one repeatable-read transaction, the manifest last. It migrates nothing, so that a database can be kept before it is migrated.
 */
final class Dump {

    private static final String ATTACHMENTS = "attachments";
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Database database;
    private final Path data;
    private final Consumer<String> progress;
    private final List<KeptFiles.Damaged> damaged = new ArrayList<>();

    /** @param progress is told which table or folder is being written */
    Dump(Database database, Path data, Consumer<String> progress) {
        this.database = database;
        this.data = data;
        this.progress = progress;
    }

    /**
     * The file appears whole or not at all, readable by its owner only.
     *
     * @param withKeys whether the key ring goes in too
     */
    Manifest into(Path file, boolean withKeys) throws IOException, SQLException {
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Manifest manifest;
            try (var zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                manifest = write(zip, withKeys);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The attachments that are not in the archive, because their file was not there or not what it was. */
    List<KeptFiles.Damaged> damaged() {
        return damaged;
    }

    private Manifest write(ZipOutputStream zip, boolean withKeys) throws IOException, SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                speakPlainly(statement);
                List<Manifest.Schema> schemas = Manifest.Schema.of(statement);
                if (schemas.isEmpty()) {
                    throw new CannotStart("这个数据库里没有公开的数据，没有可以备份的。");
                }
                CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
                List<Manifest.Table> tables = new ArrayList<>();
                for (Found table : inOrderOfReference(statement, schemas)) {
                    progress.accept(table.schema + "." + table.name);
                    tables.add(copy(zip, copy, table));
                }
                List<Manifest.Counter> sequences = sequences(statement, schemas);
                progress.accept("attachments");
                int attachments = attachments(zip);
                damaged.addAll(new KeptFiles(data.resolve(ATTACHMENTS)).damaged(connection));
                if (withKeys) {
                    keys(zip);
                }
                var manifest = new Manifest(Manifest.FORMAT, Manifest.thisProgram(), Now.system().instant(),
                        connection.getMetaData().getDatabaseProductVersion(), schemas, tables, sequences,
                        List.copyOf(KeysInUse.of(connection)), withKeys, attachments);
                zip.putNextEntry(new ZipEntry(Manifest.NAME));
                zip.write(JSON.writeValueAsBytes(manifest));
                zip.closeEntry();
                return manifest;
            } finally {
                connection.rollback();
            }
        }
    }

    /** The same text for the same value, whatever the server and its owner are used to. */
    static void speakPlainly(Statement statement) throws SQLException {
        statement.execute("set local timezone = 'UTC'");
        statement.execute("set local datestyle = 'ISO, YMD'");
        statement.execute("set local intervalstyle = 'postgres'");
        statement.execute("set local bytea_output = 'hex'");
        statement.execute("set local extra_float_digits = 1");
    }

    private record Found(String schema, String name, List<String> columns, List<String> order) {
    }

    /** Every table with the columns that are written, those that a row refers to before it. */
    private static List<Found> inOrderOfReference(Statement statement, List<Manifest.Schema> schemas) throws SQLException {
        Map<String, Found> waiting = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery("""
                select n.nspname, c.relname,
                    array(select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        and a.attgenerated = '' order by a.attnum),
                    array(select a.attname from pg_index i join unnest(i.indkey) with ordinality k (num, place) on true
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num where i.indrelid = c.oid and i.indisprimary order by k.place)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in (%s) and c.relname <> '%s' order by 1, 2"""
                .formatted(literals(schemas), Manifest.HISTORY))) {
            while (row.next()) {
                var table = new Found(row.getString(1), row.getString(2), texts(row, 3), texts(row, 4));
                waiting.put(table.schema + "." + table.name, table);
            }
        }
        Map<String, Set<String>> refersTo = new HashMap<>();
        try (ResultSet row = statement.executeQuery("""
                select n.nspname || '.' || c.relname, fn.nspname || '.' || f.relname from pg_constraint k
                join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                where k.contype = 'f' and k.conrelid <> k.confrelid""")) {
            while (row.next()) {
                refersTo.computeIfAbsent(row.getString(1), any -> new HashSet<>()).add(row.getString(2));
            }
        }
        List<Found> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> ready = waiting.keySet().stream()
                    .filter(name -> refersTo.getOrDefault(name, Set.of()).stream().noneMatch(waiting::containsKey)).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + waiting.keySet());
            }
            ready.forEach(name -> ordered.add(waiting.remove(name)));
        }
        return ordered;
    }

    private static Manifest.Table copy(ZipOutputStream zip, CopyManager copy, Found table) throws IOException, SQLException {
        var unread = new Manifest.Table(table.schema, table.name, table.columns, 0, "");
        String order = table.order.isEmpty() ? unread.quotedColumns() : String.join(", ", table.order.stream().map(Manifest::quote).toList());
        zip.putNextEntry(new ZipEntry(unread.entry()));
        var digesting = new DigestOutputStream(new Unclosed(zip), Sha256.begin());
        long rows = copy.copyOut("copy (select %s from %s order by %s) to stdout (encoding 'UTF8')"
                .formatted(unread.quotedColumns(), unread.quoted(), order), digesting);
        zip.closeEntry();
        return new Manifest.Table(table.schema, table.name, table.columns, rows, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
    }

    private static List<Manifest.Counter> sequences(Statement statement, List<Manifest.Schema> schemas) throws SQLException {
        List<Manifest.Counter> counters = new ArrayList<>();
        List<String[]> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'S' and n.nspname in (%s) order by 1, 2""".formatted(literals(schemas)))) {
            while (row.next()) {
                names.add(new String[] {row.getString(1), row.getString(2)});
            }
        }
        for (String[] name : names) {
            try (ResultSet row = statement.executeQuery("select last_value, is_called from " + Manifest.quote(name[0]) + "." + Manifest.quote(name[1]))) {
                row.next();
                counters.add(new Manifest.Counter(name[0], name[1], row.getLong(1), row.getBoolean(2)));
            }
        }
        return counters;
    }

    /** After the rows: every file that a row of the snapshot names is there by then. A damaged one would only be taken for a good one. */
    private int attachments(ZipOutputStream zip) throws IOException {
        Path folder = data.resolve(ATTACHMENTS);
        KeptFiles kept = new KeptFiles(folder);
        int written = 0;
        for (Path file : kept.files()) {
            if (kept.isIntact(file)) {
                put(zip, Manifest.ATTACHMENTS + folder.relativize(file), file);
                written++;
                progress.accept("attachments " + written);
            }
        }
        return written;
    }

    private void keys(ZipOutputStream zip) throws IOException {
        try (Stream<Path> found = Files.list(data.resolve("keys"))) {
            for (Path file : found.filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".part")).sorted().toList()) {
                put(zip, Manifest.KEYS + file.getFileName(), file);
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static String literals(List<Manifest.Schema> schemas) {
        return String.join(", ", schemas.stream().map(schema -> "'" + schema.name().replace("'", "''") + "'").toList());
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        @Nullable Object array = row.getArray(column).getArray();
        return array instanceof String[] names ? List.of(names) : List.of();
    }

    /** COPY closes what it writes to; the archive goes on. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
