package org.gongkai.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Backups for tests: of the database that a test works on, and back into an empty one. */
public final class FrozenArchive {

    private FrozenArchive() {
    }

    /** Writes what that database and folder hold. */
    public static void write(String url, String user, String password, Path data, Path file) throws IOException, SQLException {
        new Dump(new Database(url, user, password), data, table -> { }).into(file, false);
    }

    /** A database with what the archive holds, brought to today's version; its attachments under {@code data}. */
    public static TestServer.Clone restored(Path file, Path data) throws IOException, SQLException {
        TestServer.Clone empty = TestServer.empty("restored");
        try (Restore restore = Restore.of(file)) {
            restore.into(new Database(empty.url(), empty.user(), empty.password()), data, table -> { });
        }
        return empty;
    }
}
