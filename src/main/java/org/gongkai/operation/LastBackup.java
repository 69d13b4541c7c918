package org.gongkai.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/**
 * What is known beside the data of their last backup: an upgrade asks for none when nothing was recorded since.
 *
 * @param file where it was written, or how else it is known to be there
 * @param acts how many acts it holds
 */
record LastBackup(String file, Instant at, long acts) {

    private static final JsonMapper JSON = new JsonMapper();

    static Optional<LastBackup> of(Path data) throws IOException {
        Path file = file(data);
        return Files.exists(file) ? Optional.of(JSON.readValue(Files.readString(file), LastBackup.class)) : Optional.empty();
    }

    void note(Path data) throws IOException {
        Path unfinished = Files.createTempFile(file(data).getParent(), "last-backup", ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, JSON.writeValueAsString(this));
        Files.move(unfinished, file(data), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path data) {
        return data.resolve("run").resolve("last-backup.json");
    }
}
