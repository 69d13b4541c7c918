package org.gongkai.operation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL programs that come with the application, unpacked once per version. */
record PostgresBinaries(Path folder, String version) {

    private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar!");

    static PostgresBinaries unpackedUnder(Path home) throws IOException {
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + machine + ".txz");
        if (archive == null) {
            throw new CannotStart("本程序没有带 " + machine + " 机器用的 PostgreSQL。请用 --database jdbc:postgresql://… 指定一个。");
        }
        var version = VERSION.matcher(archive.toString());
        if (!version.find()) {
            throw new IOException("no version in the name of " + archive);
        }
        Path folder = home.resolve("bin-" + version.group(1));
        if (!Files.isDirectory(folder)) {
            unpack(archive, folder);
        }
        return new PostgresBinaries(folder, version.group(1));
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** The folder appears whole or not at all, however the unpacking ends. */
    private static void unpack(URL archive, Path folder) throws IOException {
        Path unfinished = Files.createTempDirectory(Files.createDirectories(folder.getParent()), "unpacking-");
        try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, unfinished);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if (!Files.isSymbolicLink(target) && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                boolean runs = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
