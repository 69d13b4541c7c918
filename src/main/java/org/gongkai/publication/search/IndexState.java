package org.gongkai.publication.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Up to where the index of a folder is written.
 *
 * @param position of the last act that it holds
 * @param day      for which it says what binds
 */
record IndexState(long position, LocalDate day) {

    /** Raised whenever the index holds something else than before: an older index is built anew. */
    private static final int SHAPE = 2;

    /** Empty where there is no index, or one of another shape. */
    static Optional<IndexState> read(Path folder) {
        try {
            String[] written = Files.readString(folder.resolve("position")).strip().split(" ");
            return written.length == 3 && written[0].equals(String.valueOf(SHAPE)) ? Optional.of(new IndexState(Long.parseLong(written[1]), LocalDate.parse(written[2]))) : Optional.empty();
        } catch (IOException | NumberFormatException | DateTimeException absent) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        Path fresh = folder.resolve("position.new");
        Files.writeString(fresh, SHAPE + " " + position + " " + day);
        Files.move(fresh, folder.resolve("position"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("position"));
    }
}
