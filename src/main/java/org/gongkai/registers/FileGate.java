package org.gongkai.registers;

import java.nio.file.Path;
import java.util.List;

/** The gate before a file becomes public with a record (条例第十四条、第十五条): all of it is read, in the child process; answered by the room that looks into files of documents. */
public interface FileGate {

    /** What was seen. */
    sealed interface Looked {

        record Passed(String mediaType) implements Looked {
        }

        /** @param sentences what is wrong, and how it is mended */
        record Stopped(List<String> sentences) implements Looked {
        }
    }

    Looked look(Path file, String name);
}
