package org.gongkai.operation.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The files: {@code /documents/x} is {@code documents/x.gz}, the home page {@code index.html.gz}; in another tongue the same in a folder beside, {@code pages.en}.
 * A file is there whole or not at all.
 */
final class PageFolder {

    private static final String PACKED = ".gz";

    private final Path folder;
    private final Path unfinished;

    PageFolder(Path folder, Path unfinished) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.unfinished = unfinished;
        Files.createDirectories(folder);
        Files.createDirectories(unfinished);
    }

    /** Written beside, not yet to be seen. */
    Path write(byte[] packed) throws IOException {
        return Files.write(unfinished.resolve(UUID.randomUUID().toString()), packed);
    }

    void show(Path written, String path) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void remove(String path) throws IOException {
        Files.deleteIfExists(file(path));
    }

    private Path file(String path) throws IOException {
        Path in = PageVariant.of(path).map(variant -> folder.resolveSibling(folder.getFileName() + "." + variant.tongue().code())).orElse(folder);
        String plain = PageVariant.plain(path);
        Path file = in.resolve((plain.equals(Fetched.HOME) ? "index.html" : plain.substring(1)) + PACKED).normalize();
        if (!file.startsWith(in)) {
            throw new IOException("不是站内地址：" + path);
        }
        return file;
    }
}
