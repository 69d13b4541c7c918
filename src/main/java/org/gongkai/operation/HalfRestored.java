package org.gongkai.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The mark that a restore leaves in a database until it is done: nobody serves from half a backup. */
final class HalfRestored {

    static final String SCHEMA = "restoring";

    private HalfRestored() {
    }

    /** The name of the archive that a restore began with and did not finish. */
    static Optional<String> from(Statement statement) throws SQLException {
        try (ResultSet there = statement.executeQuery("select to_regclass('" + SCHEMA + ".archive')")) {
            there.next();
            if (there.getString(1) == null) {
                return Optional.empty();
            }
        }
        try (ResultSet archive = statement.executeQuery("select name from " + SCHEMA + ".archive")) {
            return Optional.of(archive.next() ? archive.getString(1) : "");
        }
    }

    static void refuse(Statement statement) throws SQLException {
        Optional<String> unfinished = from(statement);
        if (unfinished.isPresent()) {
            throw new CannotStart("这个数据库里的恢复没有完成（" + unfinished.get() + "）。请再运行一次 ./gongkai restore，它会从头做起；同一个备份再次失败的，换一个更早的备份。");
        }
    }

    /** Those of these schemas that are there. */
    static List<String> present(Statement statement, Collection<String> schemas) throws SQLException {
        List<String> present = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select nspname from pg_namespace order by 1")) {
            while (row.next()) {
                present.add(row.getString(1));
            }
        }
        present.retainAll(schemas);
        return present;
    }
}
