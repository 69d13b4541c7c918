package org.gongkai.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of attachments held against the database itself, whatever version wrote it: for what runs without the application. */
public final class KeptFiles {

    private final Path folder;
    private final FolderStore store;

    /** @param folder where the files of attachments are kept */
    public KeptFiles(Path folder) {
        this.folder = folder;
        this.store = new FolderStore(folder);
    }

    /**
     * An attachment of which the file is not what it was.
     *
     * @param title  of the document it belongs to
     * @param digest SHA-256 of the bytes, by which another copy is recognised
     */
    public record Damaged(String name, String title, String digest, FileCondition condition) {

        /** As a person reads it in a list. */
        public String inWords() {
            return "%s（《%s》） %s：%s".formatted(name, title, digest, condition.title());
        }
    }

    /** Every file that bears the name of an attachment, where one lies; what else somebody put there is none. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.filter(file -> store.lying(file.getFileName().toString()).filter(file::equals).isPresent()).sorted().toList();
        }
    }

    /** Reads all of it. */
    public boolean isIntact(Path file) throws IOException {
        return store.condition(file.getFileName().toString()) == FileCondition.INTACT;
    }

    /** Attachments of which the row is there and the bytes are not; one line for each content. Reads every file. */
    public List<Damaged> damaged(Connection connection) throws SQLException, IOException {
        List<Damaged> damaged = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!isThere(statement)) {
                return damaged;
            }
            try (ResultSet row = statement.executeQuery("""
                    select distinct on (a.digest) a.name, e.title, a.digest from publication.attachment a join publication.edition e on e.id = a.edition
                    where a.digest is not null order by a.digest, e.number desc""")) {
                while (row.next()) {
                    FileCondition condition = store.condition(row.getString(3));
                    if (condition != FileCondition.INTACT) {
                        damaged.add(new Damaged(row.getString(1), row.getString(2), row.getString(3), condition));
                    }
                }
            }
        }
        return damaged;
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('publication.attachment')")) {
            row.next();
            return row.getString(1) != null;
        }
    }
}
