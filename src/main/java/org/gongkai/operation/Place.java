package org.gongkai.operation;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Which installation a command works on. */
final class Place {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${sys:user.home}/.gongkai",
            description = {"数据目录（默认 ~/.gongkai）。", "The data folder."})
    private Path data;

    @Option(names = "--database", paramLabel = "URL", defaultValue = "${env:GONGKAI_DATABASE}",
            description = {"外部 PostgreSQL ≥ 15：jdbc:postgresql://主机/库?user=…&password=…（或环境变量 GONGKAI_DATABASE）。", "A PostgreSQL of your own."})
    private @Nullable String database;

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** Whether an installation has been there before. */
    boolean isFilled() {
        return Files.isDirectory(data().resolve("run"));
    }

    Installation open(String purpose) {
        return Installation.open(data(), database, purpose);
    }
}
