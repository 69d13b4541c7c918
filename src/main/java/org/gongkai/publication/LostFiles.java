package org.gongkai.publication;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Attachments of which the row is there and the file is not, asked of the database itself, whatever version wrote it. */
public final class LostFiles {

    private LostFiles() {
    }

    /**
     * An attachment without its file.
     *
     * @param title  of the document it belongs to
     * @param digest SHA-256 of the bytes, by which another copy is recognised
     */
    public record Lost(String name, String title, String digest) {
    }

    /** @param folder where the files of attachments are kept */
    public static List<Lost> of(Connection connection, Path folder) throws SQLException {
        var store = new FolderStore(folder);
        List<Lost> lost = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!isThere(statement)) {
                return lost;
            }
            try (ResultSet row = statement.executeQuery("""
                    select distinct on (a.digest) a.name, e.title, a.digest from publication.attachment a join publication.edition e on e.id = a.edition
                    where a.digest is not null order by a.digest, e.number desc""")) {
                while (row.next()) {
                    if (store.file(row.getString(3)).isEmpty()) {
                        lost.add(new Lost(row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
            }
        }
        return lost;
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('publication.attachment')")) {
            row.next();
            return row.getString(1) != null;
        }
    }
}
