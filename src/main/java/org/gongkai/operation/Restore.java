package org.gongkai.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.gongkai.ledger.Sha256;
import org.gongkai.publication.KeptFiles;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup into an empty database: the schemas as they were when it was made, every row and file proved by its digest, and
 * only then the migrations that came since. An attachment that is damaged is left out and named; one restore that stopped half-way is begun again; nobody can serve from it meanwhile.
 */
final class Restore implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ZipFile archive;
    private final Manifest manifest;
    private final String name;

    private Restore(ZipFile archive, Manifest manifest, String name) {
        this.archive = archive;
        this.manifest = manifest;
        this.name = name;
    }

    /** Reads what stands in the archive; refuses what is none, or was written by a later program. */
    static Restore of(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUsage("读不到文件 " + file + "。请写明 backup 写出的那个文件。");
        }
        ZipFile archive;
        try {
            archive = new ZipFile(file.toFile());
        } catch (ZipException broken) {
            throw new CannotStart(file + " 不是备份，或者没有写完：" + broken.getMessage(), broken);
        }
        ZipEntry entry = archive.getEntry(Manifest.NAME);
        if (entry == null) {
            archive.close();
            throw new CannotStart(file + " 里没有 " + Manifest.NAME + "，不是备份，或者没有写完。");
        }
        try (InputStream in = archive.getInputStream(entry)) {
            var tree = JSON.readTree(in);
            int format = tree.path("format").asInt(0);
            if (format != Manifest.FORMAT) {
                throw new CannotStart(file + " 的格式是 " + format + "，本程序只会读 " + Manifest.FORMAT + "。请用写它的程序或者更新的程序恢复。");
            }
            return new Restore(archive, JSON.treeToValue(tree, Manifest.class), file.getFileName().toString());
        } catch (JacksonException broken) {
            archive.close();
            throw new CannotStart(file + " 的 " + Manifest.NAME + " 读不懂：" + broken.getOriginalMessage(), broken);
        } catch (CannotStart refused) {
            archive.close();
            throw refused;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * @param progress is told which table or folder is being filled
     * @return the attachments that could not be restored, everything else being there
     */
    List<KeptFiles.Damaged> into(Database database, Path data, Consumer<String> progress) throws IOException, SQLException {
        Migrations migrations = Migrations.ofAllRooms();
        requireReadable(migrations, database);
        begin(database);
        migrations.runOnly(database, manifest.schemas());
        rows(database, progress);
        progress.accept("attachments");
        files(data);
        migrations.forward(database);
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("drop schema " + HalfRestored.SCHEMA + " cascade");
            return new KeptFiles(data.resolve(Manifest.ATTACHMENTS)).damaged(connection);
        }
    }

    /** Before anything is touched: this program must know every migration that ran, exactly as it ran. */
    private void requireReadable(Migrations migrations, Database database) {
        for (Manifest.Schema schema : manifest.schemas()) {
            var known = migrations.checksums(database, schema.name());
            for (Manifest.Migration ran : schema.migrations()) {
                if (!known.containsKey(ran.version())) {
                    throw new CannotStart("备份由更新的程序写成（%s %s 的 %s 本程序没有，备份由 %s 写成）。请用那个程序或者更新的程序恢复。"
                            .formatted(schema.name(), ran.version(), ran.script(), manifest.program()));
                }
                if (!Objects.equals(known.get(ran.version()), ran.checksum())) {
                    throw new CannotStart("备份里 %s 的 %s 与本程序的不是同一份，不能恢复。".formatted(schema.name(), ran.script()));
                }
            }
        }
    }

    private void begin(Database database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            boolean again = HalfRestored.from(statement).isPresent();
            Set<String> ours = new TreeSet<>(Migrations.ROOMS);
            manifest.schemas().forEach(schema -> ours.add(schema.name()));
            for (String schema : HalfRestored.present(statement, ours)) {
                if (!again) {
                    throw new CannotStart("数据库 " + database + " 不是空的（已有 " + schema + "）。请恢复到一个空的数据库或者新的数据目录。");
                }
                statement.execute("drop schema " + Manifest.quote(schema) + " cascade");
            }
            if (!again) {
                statement.execute("create schema " + HalfRestored.SCHEMA);
                statement.execute("create table " + HalfRestored.SCHEMA + ".archive (name text not null, begun_at timestamptz not null default now())");
            }
            statement.execute("delete from " + HalfRestored.SCHEMA + ".archive");
            try (PreparedStatement insert = connection.prepareStatement("insert into " + HalfRestored.SCHEMA + ".archive (name) values (?)")) {
                insert.setString(1, name);
                insert.executeUpdate();
            }
        }
    }

    private void rows(Database database, Consumer<String> progress) throws IOException, SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                Dump.speakPlainly(statement);
                for (Manifest.Table table : manifest.tables().reversed()) {
                    clear(statement, table);
                }
                CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
                for (Manifest.Table table : manifest.tables()) {
                    progress.accept(table.schema() + "." + table.name());
                    fill(copy, table);
                }
                for (Manifest.Counter counter : manifest.sequences()) {
                    statement.execute("select setval('%s.%s', %d, %s)".formatted(Manifest.quote(counter.schema()), Manifest.quote(counter.name()),
                            counter.last(), counter.called()));
                }
                connection.commit();
                statement.execute("analyze");
                connection.commit();
            }
        }
    }

    /** What a migration put into a table of its own stands in the archive as it became. */
    private static void clear(Statement statement, Manifest.Table table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select exists (select from " + table.quoted() + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                return;
            }
        }
        statement.execute("delete from " + table.quoted());
    }

    private void fill(CopyManager copy, Manifest.Table table) throws IOException, SQLException {
        ZipEntry entry = archive.getEntry(table.entry());
        if (entry == null) {
            throw new CannotStart("备份里缺少 " + table.entry() + "，不完整。");
        }
        try (var in = new DigestInputStream(archive.getInputStream(entry), Sha256.begin())) {
            long rows = copy.copyIn("copy %s (%s) from stdin (encoding 'UTF8')".formatted(table.quoted(), table.quotedColumns()), in);
            String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (rows != table.rows() || !digest.equals(table.digest())) {
                throw new CannotStart("备份里 %s.%s 应有 %d 行，读到 %d 行，摘要%s：备份已经损坏。"
                        .formatted(table.schema(), table.name(), table.rows(), rows, digest.equals(table.digest()) ? "相符" : "不符"));
            }
        }
    }

    /** Attachments, each named by its digest; the keys too when they were put in. What is damaged stays out, the others come in. */
    private void files(Path data) throws IOException {
        for (ZipEntry entry : (Iterable<ZipEntry>) archive.stream().map(ZipEntry.class::cast)::iterator) {
            boolean key = entry.getName().startsWith(Manifest.KEYS);
            boolean attachment = entry.getName().startsWith(Manifest.ATTACHMENTS);
            if (key || attachment) {
                Path target = data.resolve(entry.getName()).normalize();
                if (!target.startsWith(data.resolve(key ? "keys" : "attachments").normalize())) {
                    throw new CannotStart("备份里的 " + entry.getName() + " 不在该在的地方，不恢复。");
                }
                if (key) {
                    refuseToReplace(entry, target);
                }
                write(entry, target, attachment);
            }
        }
    }

    /** Keys that are there open something else; nobody gets them back once they are written over. */
    private void refuseToReplace(ZipEntry entry, Path target) throws IOException {
        try (InputStream in = archive.getInputStream(entry)) {
            if (Files.exists(target) && !Arrays.equals(Files.readAllBytes(target), in.readAllBytes())) {
                throw new CannotStart(target + " 已经有了，与备份里的不同，不覆盖。请换一个空的数据目录，或者先把原有的密钥移到别处。");
            }
        }
    }

    /** @param named whether its name is the digest of its bytes: one that has not got it is none */
    private void write(ZipEntry entry, Path target, boolean named) throws IOException {
        Files.createDirectories(target.getParent());
        Path arriving = Files.createTempFile(target.getParent(), "arriving", ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            MessageDigest sha = Sha256.begin();
            try (var in = new DigestInputStream(archive.getInputStream(entry), sha); OutputStream out = Files.newOutputStream(arriving)) {
                in.transferTo(out);
            } catch (ZipException broken) {
                if (!named) {
                    throw new CannotStart("备份里的 " + entry.getName() + " 已经损坏。请换一个备份。", broken);
                }
                return;
            }
            if (!named || HexFormat.of().formatHex(sha.digest()).equals(target.getFileName().toString())) {
                Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
