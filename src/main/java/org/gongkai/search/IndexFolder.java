package org.gongkai.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the index, and beside the index up to which position it has followed, and what it holds. */
final class IndexFolder {

    /** Raised whenever the kit itself writes something else than before. */
    private static final String OF_THE_KIT = "5";

    private final Path folder;

    IndexFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /**
     * Up to where the index is written.
     *
     * @param position of the last act that it holds
     * @param day      for which it says what changes with the day alone
     */
    record State(long position, LocalDate day) {
    }

    /** Empty where there is no index, or one of another shape: what another version wrote is no index. */
    Optional<State> state(String shape) {
        try {
            String[] written = Files.readString(folder.resolve("position")).strip().split(" ");
            return written.length == 4 && written[0].equals(OF_THE_KIT) && written[1].equals(shape)
                    ? Optional.of(new State(Long.parseLong(written[2]), LocalDate.parse(written[3]))) : Optional.empty();
        } catch (IOException | NumberFormatException | DateTimeException absent) {
            return Optional.empty();
        }
    }

    void write(String shape, State state) throws IOException {
        Path fresh = folder.resolve("position.new");
        Files.writeString(fresh, OF_THE_KIT + " " + shape + " " + state.position() + " " + state.day());
        Files.move(fresh, folder.resolve("position"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forgetState() throws IOException {
        Files.deleteIfExists(folder.resolve("position"));
    }

    /** Throws away all of it: it holds nothing of its own. */
    void clearAway() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
