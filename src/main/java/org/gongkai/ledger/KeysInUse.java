package org.gongkai.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which keys the data of an installation were made with, asked of the database itself, whatever version wrote it. */
public final class KeysInUse {

    private KeysInUse() {
    }

    /** The ids that are written down; of data from before they were, the ids that sealed values carry. */
    public static Set<String> of(Connection connection) throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            if (isThere(statement, "ledger.sealing_key")) {
                try (ResultSet row = statement.executeQuery("select id from ledger.sealing_key")) {
                    while (row.next()) {
                        ids.add(row.getString(1));
                    }
                }
            }
            return ids.isEmpty() ? sealedWith(statement) : ids;
        }
    }

    /** Looks at every column that can hold sealed values: format, id of the key, nonce and tag stand before and after what is sealed. */
    static Set<String> sealedWith(Statement statement) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name), quote_ident(c.column_name) from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
                where c.data_type = 'bytea' and c.table_schema not in ('ledger', 'pg_catalog', 'information_schema')
                    and exists (select from information_schema.tables h where h.table_schema = c.table_schema and h.table_name = 'flyway_schema_history')""")) {
            while (row.next()) {
                columns.add(new String[] {row.getString(1), row.getString(2)});
            }
        }
        Set<String> ids = new TreeSet<>();
        for (String[] column : columns) {
            try (ResultSet row = statement.executeQuery("select distinct encode(substring(%2$s from 2 for 4), 'hex') from %1$s where length(%2$s) >= %3$d and get_byte(%2$s, 0) = %4$d"
                    .formatted(column[0], column[1], Sealing.LEAST_BYTES, Sealing.FORMAT))) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('" + table + "')")) {
            row.next();
            return row.getString(1) != null;
        }
    }
}
