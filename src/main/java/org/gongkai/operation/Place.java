package org.gongkai.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which installation a command works on. */
final class Place {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${sys:user.home}/.gongkai",
            description = {"数据目录（默认 ~/.gongkai）。", "The data folder."})
    private Path data;

    @Option(names = "--database", paramLabel = "URL", defaultValue = "${env:GONGKAI_DATABASE}",
            description = {"外部 PostgreSQL ≥ 15：jdbc:postgresql://主机/库?user=…&password=…（或环境变量 GONGKAI_DATABASE）。", "A PostgreSQL of your own."})
    private @Nullable String database;

    @Option(names = "--backed-up", description = {"数据由较早的程序写成，已经备份，可以升级。", "A backup is made: data of an earlier program may be upgraded."})
    private boolean backedUp;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** For what works on an installation that is there: a mistyped folder is said to be none, and none is made. */
    void requireInstallation() {
        if (!Files.isDirectory(data().resolve("run"))) {
            throw new WrongUsage("没有这个数据目录：%s%s。请用 --data 写明安装时的那个；要新建安装，请运行 ./gongkai serve。".formatted(data(),
                    Files.isDirectory(data()) ? "（目录在，但没有在里面安装过）" : ""));
        }
    }

    Installation open(String purpose) {
        return Installation.open(data(), database, purpose, new Upgrade(data(), backedUp, command.commandLine().getErr()));
    }

    /** For what changes everything: nobody else works on it, and no migration runs. */
    Installation untouched(String purpose) {
        return Installation.untouched(data(), database, purpose);
    }

    /** For what only reads, beside a server that runs or without one. */
    <T> T reading(String purpose, Reader<T> reader) throws IOException, SQLException {
        try (Installation installation = untouched(purpose)) {
            return reader.read(installation.database());
        } catch (DataInUse taken) {
            return reader.read(database != null ? Installation.reachable(database)
                    : OwnPostgres.running(data().resolve("postgres"), Installation.DATABASE).orElseThrow(() -> taken));
        }
    }

    @FunctionalInterface
    interface Reader<T> {

        T read(Database database) throws IOException, SQLException;
    }
}
