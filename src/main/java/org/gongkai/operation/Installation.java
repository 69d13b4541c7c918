package org.gongkai.operation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.flywaydb.core.api.FlywayException;
import org.gongkai.ledger.KeyRing;
import org.gongkai.ledger.KeysInUse;
import org.gongkai.ledger.MissingKeys;
import org.jspecify.annotations.Nullable;

/** One data folder in the hands of one process, with its database started and migrated in the background. */
final class Installation implements AutoCloseable {

    static final String DATABASE = "gongkai";

    private static final int OLDEST_SERVER = 15;

    private final Path data;
    private final FileChannel lock;
    private final CompletableFuture<Database> database;
    private volatile @Nullable OwnPostgres own;

    private Installation(Path data, FileChannel lock, @Nullable String external, @Nullable Upgrade upgrade) {
        this.data = data;
        this.lock = lock;
        this.database = CompletableFuture.supplyAsync(() -> ready(external, upgrade));
    }

    /**
     * @param external address of a PostgreSQL to use instead of the own one
     * @param purpose what the process does, for those who find the folder taken
     * @param upgrade what brings its database to this program
     */
    static Installation open(Path data, @Nullable String external, String purpose, Upgrade upgrade) {
        return locked(data, external, purpose, upgrade);
    }

    /** As {@link #open}, with the database as it was left: no migration runs. */
    static Installation untouched(Path data, @Nullable String external, String purpose) {
        return locked(data, external, purpose, null);
    }

    private static Installation locked(Path data, @Nullable String external, String purpose, @Nullable Upgrade upgrade) {
        try {
            Path run = data.resolve("run");
            if (!Files.isDirectory(run)) {
                Files.createDirectories(run, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel lock = locked(run.resolve("lock"), data, purpose);
            RunningServer.withdraw(data);
            return new Installation(data, lock, external, upgrade);
        } catch (IOException unusable) {
            throw new CannotStart("数据目录 " + data + " 无法使用：" + unusable.getMessage(), unusable);
        }
    }

    Path data() {
        return data;
    }

    /** Waits until the database is there, with every migration done. */
    Database database() {
        try {
            return database.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        database.exceptionally(failed -> null).join();
        OwnPostgres started = own;
        if (started != null) {
            started.close();
        }
        try {
            lock.close();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The lock goes with the process, however it ends; what it holds names the process for others. */
    private static FileChannel locked(Path file, Path data, String purpose) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new DataInUse("数据目录 " + data + " 正在使用：" + holder + "。请先停止它，或用 --data 另选目录。");
            }
        } catch (OverlappingFileLockException here) {
            channel.close();
            throw new DataInUse("数据目录 " + data + " 已由本进程打开。");
        }
        channel.truncate(0).write(ByteBuffer.wrap((purpose + "，进程 " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private Database ready(@Nullable String external, @Nullable Upgrade upgrade) {
        try {
            Database found;
            if (external == null) {
                OwnPostgres started = OwnPostgres.start(data.resolve("postgres"), OwnPostgres.Durability.FULL);
                own = started;
                found = started.databaseReady(DATABASE);
            } else {
                found = reachable(external);
            }
            if (upgrade != null) {
                requireKeys(found, data);
                upgrade.run(found);
            }
            return found;
        } catch (IOException | SQLException | FlywayException fault) {
            throw new CannotStart("数据库准备失败：" + fault.getMessage(), fault);
        }
    }

    /** Before a row is touched: what is sealed in the data must be able to be opened. */
    static void requireKeys(Database database, Path data) throws SQLException {
        try (Connection connection = database.connect()) {
            KeyRing.of(data).requireAll(KeysInUse.of(connection));
        } catch (MissingKeys missing) {
            throw new CannotStart(missing.getMessage(), missing);
        }
    }

    static Database reachable(String url) {
        var external = new Database(url, System.getenv("GONGKAI_DATABASE_USER"), System.getenv("GONGKAI_DATABASE_PASSWORD"));
        try (Connection connection = external.connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new CannotStart("PostgreSQL " + version + " 太旧，需要 " + OLDEST_SERVER + " 或更新的版本。");
            }
            return external;
        } catch (SQLException refused) {
            throw new CannotStart("连不上数据库 " + url.replaceFirst("\\?.*", "") + "：" + refused.getMessage(), refused);
        }
    }
}
