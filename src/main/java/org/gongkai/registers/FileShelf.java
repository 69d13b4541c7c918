package org.gongkai.registers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of files are kept, each content once; answered by the room that keeps those of documents. */
public interface FileShelf {

    /** Keeps them for good before it returns. @return SHA-256, hex */
    String keep(byte[] bytes) throws IOException;

    /** A file with exactly these bytes; empty where it is not there, or not what it was. */
    Optional<Path> file(String digest) throws IOException;
}
