package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.gongkai.ledger.KeysInUse;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.FileCondition;
import org.gongkai.publication.KeptFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("A backup holds every row and attachment of one moment, and goes back into an empty database only, whole or not at all")
class BackupAndRestoreTest {

    private static final Path FROZEN = Path.of("src/test/resources/frozen/2026-11-28/backup.zip");

    @TempDir
    Path folder;

    private final List<TestServer.Clone> clones = new ArrayList<>();
    private Path data;

    @BeforeEach
    void anInstallation() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        byte[] words = "附件的内容".getBytes(StandardCharsets.UTF_8);
        Path kept = data.resolve("attachments").resolve(Sha256.hex(words).substring(0, 2)).resolve(Sha256.hex(words));
        Files.createDirectories(kept.getParent());
        Files.write(kept, words);
        Files.createDirectories(data.resolve("keys"));
        Files.write(data.resolve("keys/sealing.key"), new byte[32]);
    }

    @AfterEach
    void drop() {
        clones.forEach(TestServer::drop);
    }

    @Test
    @DisplayName("written, restored and written again it is the same: rows, odd texts, sequences, attachments; keys are not in it")
    void thereAndBack() throws Exception {
        Database from = database(TestServer.clone("backup"));
        run(from, "insert into directory.organ (id, kind, established_on, functions) values ('odd', 'DEPARTMENT', '2000-01-01', E'反斜杠\\\\ 制表\\t 换行\\n \\\\N \"引\" 𠮷')",
                "insert into directory.organ_form values ('odd', '2000-01-01', '奇局', '奇', null)",
                "insert into ledger.act (id, kind, subject, organ, effective_on, recorded_at, canonical, algorithm, digest)"
                        + " values ('a', 'k', 's', 'odd', '2026-01-01', '2026-01-01T10:00:00.123456+08', '{}', 'x', '\\x00ff')",
                "update calendar.revision set number = 7");
        Manifest first = new Dump(from, data, at -> { }).into(folder.resolve("one.zip"), false);
        assertThat(Files.getPosixFilePermissions(folder.resolve("one.zip"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (ZipFile zip = new ZipFile(folder.resolve("one.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("keys/")).anyMatch(name -> name.startsWith("attachments/"));
        }

        Database to = database(TestServer.empty("restored"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        restore(folder.resolve("one.zip"), to, elsewhere);
        Manifest second = new Dump(to, elsewhere, at -> { }).into(folder.resolve("two.zip"), false);
        assertThat(second.tables()).filteredOn(table -> !table.name().equals("migrations")).isEqualTo(first.tables().stream()
                .filter(table -> !table.name().equals("migrations")).toList());
        assertThat(second.sequences()).containsAll(first.sequences().stream().filter(counter -> !counter.schema().equals("operation")).toList());
        assertThat(second.schemas()).isEqualTo(first.schemas());
        assertThat(second.attachments()).isEqualTo(1);
        run(to, "insert into ledger.act (id, kind, subject, organ, effective_on, recorded_at, canonical, algorithm, digest)"
                + " values ('b', 'k', 's', 'odd', '2026-01-01', now(), '{}', 'x', '\\x00')");
    }

    @Test
    @DisplayName("with the keys only when asked, in words on the command line")
    void withKeys() throws Exception {
        new Dump(database(TestServer.clone("backup")), data, at -> { }).into(folder.resolve("keys.zip"), true);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        restore(folder.resolve("keys.zip"), database(TestServer.empty("restored")), elsewhere);
        assertThat(elsewhere.resolve("keys/sealing.key")).hasBinaryContent(new byte[32]);
        assertThat(Files.getPosixFilePermissions(elsewhere.resolve("keys/sealing.key"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.write(elsewhere.resolve("keys/sealing.key"), new byte[31]);
        assertThatThrownBy(() -> restore(folder.resolve("keys.zip"), database(TestServer.empty("restored")), elsewhere)).as("keys that are there are never written over")
                .isInstanceOf(CannotStart.class).hasMessageContaining("不覆盖");
    }

    @Test
    @DisplayName("a database that holds something is refused by name and stays as it was")
    void notIntoAFullOne() throws Exception {
        Database full = database(TestServer.clone("backup"));
        assertThatThrownBy(() -> restore(FROZEN, full, data)).isInstanceOf(CannotStart.class).hasMessageContaining("不是空的");
        open(full);
    }

    @Test
    @DisplayName("what a later program wrote is refused before anything is touched: a migration it has, a format of its own")
    void notFromTheFuture() throws Exception {
        Database empty = database(TestServer.empty("restored"));
        Path later = altered(FROZEN, Manifest.NAME, text -> text.replaceFirst("\"version\" : \"1\"", "\"version\" : \"9999\""));
        assertThatThrownBy(() -> restore(later, empty, data)).isInstanceOf(CannotStart.class).hasMessageContaining("更新的程序");
        Path format = altered(FROZEN, Manifest.NAME, text -> text.replaceFirst("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> restore(format, empty, data)).isInstanceOf(CannotStart.class).hasMessageContaining("格式是 2");
        Path other = altered(FROZEN, Manifest.NAME, text -> text.replaceFirst("\"checksum\" : -?\\d+", "\"checksum\" : 5"));
        assertThatThrownBy(() -> restore(other, empty, data)).isInstanceOf(CannotStart.class).hasMessageContaining("不是同一份");
        open(empty);
    }

    @Test
    @DisplayName("a damaged archive is found out; until a whole one is restored nobody serves from the half, and then it begins anew")
    void halfIsNotServed() throws Exception {
        Database empty = database(TestServer.empty("restored"));
        Path damaged = altered(FROZEN, "tables/directory/person.copy", text -> text.lines().skip(1).collect(java.util.stream.Collectors.joining("\n")) + "\n");
        assertThatThrownBy(() -> restore(damaged, empty, data)).isInstanceOf(CannotStart.class).hasMessageContaining("directory.person").hasMessageContaining("已经损坏");
        assertThatThrownBy(() -> open(empty)).isInstanceOf(CannotStart.class).hasMessageContaining("恢复没有完成");
        restore(FROZEN, empty, data);
        open(empty);
    }

    @Test
    @DisplayName("what is no archive, or was not written to its end, is said to be none")
    void noArchive() throws Exception {
        Path text = Files.writeString(folder.resolve("a.zip"), "hello");
        assertThatThrownBy(() -> Restore.of(text)).isInstanceOf(CannotStart.class).hasMessageContaining("不是备份");
        byte[] whole = Files.readAllBytes(FROZEN);
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Restore.of(cut)).isInstanceOf(CannotStart.class).hasMessageContaining("不是备份");
    }

    @Test
    @DisplayName("the drill without keys: everything is restored, nobody serves from it, the sentence names the key; with the key back it starts")
    void drillWithoutKeys() throws Exception {
        Database empty = database(TestServer.empty("restored"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        restore(FROZEN, empty, elsewhere);
        String id;
        try (Restore archive = Restore.of(FROZEN); Connection connection = empty.connect()) {
            id = KeysInUse.of(connection).iterator().next();
            assertThat(KeysInUse.of(connection)).hasSize(1);
            assertThat(archive.manifest().keysInside()).isFalse();
        }
        assertThatThrownBy(() -> Installation.requireKeys(empty, elsewhere)).isInstanceOf(CannotStart.class).hasMessageContaining(id)
                .hasMessageContaining(elsewhere.resolve("keys").toString());
        Files.createDirectories(elsewhere.resolve("keys"));
        Files.write(elsewhere.resolve("keys/sealing.key"), new byte[32]);
        assertThatThrownBy(() -> Installation.requireKeys(empty, elsewhere)).as("another key").isInstanceOf(CannotStart.class).hasMessageContaining(id);
        Files.copy(FROZEN.resolveSibling("keys/sealing.key"), elsewhere.resolve("keys/sealing.key"), StandardCopyOption.REPLACE_EXISTING);
        Installation.requireKeys(empty, elsewhere);
    }

    @Test
    @DisplayName("the drill with a database of one's own: both commands by URL, the lost file named with its document, and once it is found again all is fine")
    void drillWithAnExternalDatabase() throws Exception {
        TestServer.Clone from = TestServer.clone("external");
        byte[] words = "附件的内容".getBytes(StandardCharsets.UTF_8);
        String lost = "0".repeat(64);
        run(database(from), "insert into publication.document (id, organ, validity) values ('d', 'qinglan', 'UNSTATED')",
                "insert into publication.edition (id, document, number, stage, title, category, column_id, disclosure, body) values ('e', 'd', 1, 'published', '取暖补贴名单', '20-15', 'news', 'PROACTIVE', '')",
                "insert into publication.attachment (id, edition, position, name, digest) values ('a', 'e', 1, '名单.xlsx', '" + lost + "')",
                "insert into publication.attachment (id, edition, position, name, digest) values ('b', 'e', 2, '说明.txt', '" + Sha256.hex(words) + "')");
        Files.createDirectories(data.resolve("run"));
        Files.delete(data.resolve("keys/sealing.key"));
        CommandsTest.Answer backup = CommandsTest.run("backup", folder.resolve("external.zip").toString(), "--data", data.toString(), "--database", url(from));
        assertThat(backup.out()).contains("有 1 个附件不在其中").contains("名单.xlsx（《取暖补贴名单》） " + lost).doesNotContain("说明.txt");
        assertThat(backup.exit()).isEqualTo(Commands.FOUND);

        run(database(from), "delete from publication.attachment where id = 'a'");
        CommandsTest.Answer again = CommandsTest.run("backup", folder.resolve("again.zip").toString(), "--data", data.toString(), "--database", url(from));
        assertThat(again.exit()).as(again.out()).isEqualTo(Commands.FINE);
        TestServer.Clone to = TestServer.empty("external");
        Path elsewhere = folder.resolve("elsewhere");
        restore(folder.resolve("again.zip"), database(to), Files.createDirectories(elsewhere));
        try (Connection connection = database(to).connect()) {
            assertThat(new KeptFiles(elsewhere.resolve("attachments")).damaged(connection)).isEmpty();
            assertThat(new KeptFiles(folder.resolve("nowhere")).damaged(connection)).extracting(KeptFiles.Damaged::name).containsExactly("说明.txt");
        }
        CommandsTest.Answer full = CommandsTest.run("restore", folder.resolve("again.zip").toString(), "--data", folder.resolve("third").toString(), "--database", url(to));
        assertThat(full.exit()).as(full.err()).isEqualTo(Commands.FOUND);
        assertThat(full.err()).contains("不是空的");
    }

    @Test
    @DisplayName("an attachment whose bytes changed stays out and is named with its document, as is what a backup of before holds of it; everything else goes in and out; what nobody stored as an attachment is not taken for one")
    void oneDamagedAttachment() throws Exception {
        TestServer.Clone from = TestServer.clone("damaged");
        String good = Sha256.hex("附件的内容".getBytes(StandardCharsets.UTF_8));
        String bad = Sha256.hex("原来的内容".getBytes(StandardCharsets.UTF_8));
        run(database(from), "insert into publication.document (id, organ, validity) values ('d', 'qinglan', 'UNSTATED')",
                "insert into publication.edition (id, document, number, stage, title, category, column_id, disclosure, body) values ('e', 'd', 1, 'draft', '取暖补贴名单', '20-15', 'news', 'PROACTIVE', '')",
                "insert into publication.attachment (id, edition, position, name, digest) values ('a', 'e', 1, '名单.xlsx', '" + bad + "')",
                "insert into publication.attachment (id, edition, position, name, digest) values ('b', 'e', 2, '说明.txt', '" + good + "')");
        Path changed = Files.createDirectories(data.resolve("attachments").resolve(bad.substring(0, 2))).resolve(bad);
        Files.writeString(changed, "坏了");
        Files.writeString(data.resolve("attachments/说明"), "不是附件");
        Files.createDirectories(data.resolve("run"));
        Path archive = folder.resolve("damaged.zip");
        CommandsTest.Answer backup = CommandsTest.run("backup", archive.toString(), "--data", data.toString(), "--database", url(from));
        assertThat(backup.out()).contains("已备份到").contains("附件 1 个").contains("名单.xlsx（《取暖补贴名单》） " + bad + "：" + FileCondition.ALTERED.title()).doesNotContain("说明.txt");
        assertThat(backup.exit()).isEqualTo(Commands.FOUND);

        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        assertThat(restore(archive, database(TestServer.empty("restored")), elsewhere)).extracting(KeptFiles.Damaged::name, KeptFiles.Damaged::title).containsExactly(tuple("名单.xlsx", "取暖补贴名单"));
        assertThat(elsewhere.resolve("attachments").resolve(good.substring(0, 2)).resolve(good)).hasContent("附件的内容");

        Path ofBefore = with(archive, Manifest.ATTACHMENTS + bad.substring(0, 2) + "/" + bad, "坏了");
        Database again = database(TestServer.empty("restored"));
        Path third = Files.createDirectories(folder.resolve("third"));
        assertThat(restore(ofBefore, again, third)).as("backups of versions that did not look").extracting(KeptFiles.Damaged::condition).containsExactly(FileCondition.MISSING);
        open(again);
        Path broken = altered(archive, Manifest.ATTACHMENTS + good.substring(0, 2) + "/" + good, text -> "");
        assertThat(restore(broken, database(TestServer.empty("restored")), Files.createDirectories(folder.resolve("fourth")))).extracting(KeptFiles.Damaged::name)
                .containsExactlyInAnyOrder("名单.xlsx", "说明.txt");
    }

    @Test
    @DisplayName("a file that is not there is the operator's slip, said so, 2")
    void noFile() {
        CommandsTest.Answer restore = CommandsTest.run("restore", folder.resolve("nope.zip").toString(), "--data", folder.resolve("none").toString());
        assertThat(restore.exit()).isEqualTo(Commands.WRONG_USAGE);
        assertThat(restore.err()).contains("读不到文件").contains("nope.zip").doesNotContain("Fault");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void open(Database database) throws IOException, SQLException {
        new Upgrade(data, false, new PrintWriter(Writer.nullWriter())).run(database);
    }

    private static String url(TestServer.Clone clone) {
        return clone.url() + (clone.url().contains("?") ? "&" : "?") + "user=" + clone.user() + "&password=" + clone.password();
    }

    private static List<KeptFiles.Damaged> restore(Path archive, Database into, Path data) throws IOException, SQLException {
        try (Restore restore = Restore.of(archive)) {
            return restore.into(into, data, at -> { });
        }
    }

    private Path altered(Path archive, String entry, UnaryOperator<String> change) throws IOException {
        Path altered = folder.resolve(HexFormat.of().toHexDigits(System.nanoTime()) + ".zip");
        try (ZipFile zip = new ZipFile(archive.toFile()); var out = new ZipOutputStream(Files.newOutputStream(altered))) {
            for (ZipEntry one : zip.stream().map(ZipEntry.class::cast).toList()) {
                byte[] content = zip.getInputStream(one).readAllBytes();
                out.putNextEntry(new ZipEntry(one.getName()));
                out.write(one.getName().equals(entry) ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
                out.closeEntry();
            }
        }
        return altered;
    }

    private Path with(Path archive, String entry, String content) throws IOException {
        Path more = folder.resolve(HexFormat.of().toHexDigits(System.nanoTime()) + ".zip");
        try (ZipFile zip = new ZipFile(archive.toFile()); var out = new ZipOutputStream(Files.newOutputStream(more))) {
            for (ZipEntry one : zip.stream().map(ZipEntry.class::cast).toList()) {
                out.putNextEntry(new ZipEntry(one.getName()));
                zip.getInputStream(one).transferTo(out);
            }
            out.putNextEntry(new ZipEntry(entry));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return more;
    }

    private Database database(TestServer.Clone clone) {
        clones.add(clone);
        return new Database(clone.url(), clone.user(), clone.password());
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
