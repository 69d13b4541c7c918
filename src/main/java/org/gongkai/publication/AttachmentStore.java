package org.gongkai.publication;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Where the bytes of attachments are kept, named by their SHA-256. Every implementation passes {@code AttachmentStoreContract}. */
public interface AttachmentStore {

    /**
     * Keeps the bytes for good before it returns; the same bytes twice are kept once.
     *
     * @throws TooLarge when more than {@code most} bytes come
     */
    Stored put(InputStream bytes, long most) throws IOException, TooLarge;

    Optional<InputStream> open(String digest) throws IOException;

    /** A readable file with exactly these bytes, for programs that need one; empty when it is not there or was altered. */
    Optional<Path> file(String digest) throws IOException;

    /** How many bytes are kept under a digest, without reading them; empty when nothing is. */
    OptionalLong length(String digest) throws IOException;

    /** Reads all that is kept under a digest and says whether it still has it. */
    FileCondition condition(String digest) throws IOException;

    /**
     * Deletes what was kept before an instant and is not needed.
     *
     * @param needed takes the digest
     * @return how many were deleted
     */
    int sweep(Predicate<String> needed, Instant before) throws IOException;

    /** What was kept. */
    record Stored(String digest, long bytes) {
    }

    /** More bytes came than allowed; nothing was kept. */
    final class TooLarge extends Exception {

        public TooLarge(long most) {
            super("文件超过 " + most / 1024 / 1024 + " MB");
        }
    }
}
