package org.gongkai.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a backup, as its {@code manifest.json} says: enough to make the same schemas again, to prove that every row
 * came along, and to know which keys open what is sealed in it.
 *
 * @param format      of the archive; a program refuses what is higher than {@link #FORMAT}
 * @param program     version that wrote it
 * @param server      version of the PostgreSQL it was read from
 * @param schemas     the migrations that had run, schema by schema
 * @param tables      in the order in which they can be filled again: what is referred to comes first
 * @param keys        ids of the keys that open what is sealed in the rows
 * @param keysInside  whether the key ring lies in the archive too
 * @param attachments how many files lie under {@code attachments/}
 */
record Manifest(int format, String program, Instant madeAt, String server, List<Schema> schemas, List<Table> tables,
        List<Counter> sequences, List<String> keys, boolean keysInside, int attachments) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String ATTACHMENTS = "attachments/";
    static final String KEYS = "keys/";
    static final String HISTORY = "flyway_schema_history";

    record Schema(String name, List<Migration> migrations) {

        List<String> versions() {
            return migrations.stream().map(Migration::version).toList();
        }

        /** The schemas of a database that migrations made, those that a later program made too. */
        static List<Schema> of(Statement statement) throws SQLException {
            List<String> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("""
                    select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relname = '%s' and c.relkind = 'r' order by n.nspname""".formatted(HISTORY))) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            List<Schema> schemas = new ArrayList<>();
            for (String name : names) {
                List<Migration> migrations = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("select version, script, checksum from " + quote(name) + "." + HISTORY
                        + " where success and version is not null order by installed_rank")) {
                    while (row.next()) {
                        migrations.add(new Migration(row.getString(1), row.getString(2), row.getObject(3, Integer.class)));
                    }
                }
                schemas.add(new Schema(name, migrations));
            }
            return schemas;
        }
    }

    /** One file of migrations that ran, as Flyway knows it. */
    record Migration(String version, String script, @Nullable Integer checksum) {
    }

    /** @param digest SHA-256 of the rows as PostgreSQL's COPY writes them in text, in the order of the primary key */
    record Table(String schema, String name, List<String> columns, long rows, String digest) {

        String entry() {
            return "tables/" + schema + "/" + name + ".copy";
        }

        String quoted() {
            return quote(schema) + "." + quote(name);
        }

        String quotedColumns() {
            return String.join(", ", columns.stream().map(Manifest::quote).toList());
        }
    }

    /** A sequence and the value it gave last. */
    record Counter(String schema, String name, long last, boolean called) {
    }

    /** How many acts are in it. */
    long acts() {
        return tables.stream().filter(table -> table.schema().equals("ledger") && table.name().equals("act")).mapToLong(Table::rows).sum();
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The version of this program, as the build wrote it down. */
    static String thisProgram() {
        String version = Manifest.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
