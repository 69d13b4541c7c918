package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import org.gongkai.calendar.Now;

/**
 * Brings a database to this program before anything else reads it. Data of an earlier program are changed only once a backup holds all of their
 * acts; what is done is said step by step; stopped at any moment, the next start goes on.
 */
final class Upgrade {

    private final Path data;
    private final boolean backedUp;
    private final PrintWriter said;

    /**
     * @param backedUp whether somebody says that there is a backup, however it was made
     * @param said where to say what is done
     */
    Upgrade(Path data, boolean backedUp, PrintWriter said) {
        this.data = data;
        this.backedUp = backedUp;
        this.said = said;
    }

    /** @throws CannotStart with a sentence to act on, nothing being changed */
    void run(Database database) throws IOException, SQLException {
        Migrations migrations = Migrations.ofAllRooms();
        Standing standing;
        long acts;
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            HalfRestored.refuse(statement);
            if (migrations.ranLastIn(statement)) {
                return;
            }
            standing = Standing.of(statement, migrations);
            standing.refuseLater();
            acts = ofAnEarlierProgram(statement, standing) ? count(statement, "ledger.act") : 0;
            if (acts > 0) {
                requireBackup(statement, standing, acts);
            }
        }
        if (acts == 0) {
            migrations.forward(database);
        } else {
            tell(migrations, database, standing, acts);
        }
    }

    private void tell(Migrations migrations, Database database, Standing standing, long acts) throws IOException, SQLException {
        long start = System.nanoTime();
        said.printf(Locale.ROOT, "这里的数据由较早的程序写成（台账 %,d 条），现在升级，共 %d 步；升级以后，较早的程序不能再打开。中途断了，再运行同一命令，会接着做。%n", acts, standing.steps());
        said.flush();
        int[] begun = {0};
        try (var progress = new ProgressLine(said)) {
            migrations.forward(database, (room, version, words) -> progress.show("升级 %d/%d：%s %s（%s）".formatted(++begun[0], standing.steps(), room, version, words)));
        }
        said.printf(Locale.ROOT, "升级完成，用时 %.0f 秒。启动以后请运行 ./gongkai verify --all。%n", (System.nanoTime() - start) / 1e9);
        said.flush();
    }

    /** What is invented may be told again; an empty house has nothing to lose. */
    private static boolean ofAnEarlierProgram(Statement statement, Standing standing) throws SQLException {
        return standing.steps() > 0 && isThere(statement, "operation.migrations") && isThere(statement, "ledger.act");
    }

    private void requireBackup(Statement statement, Standing standing, long acts) throws IOException, SQLException {
        if (LastBackup.of(data).filter(last -> last.acts() == acts).isPresent()) {
            return;
        }
        if (isThere(statement, "operation.demo_chapter") && count(statement, "operation.demo_chapter") > 0) {
            return;
        }
        if (!backedUp) {
            throw new CannotStart(String.format(Locale.ROOT, """
                    这里的数据由较早的程序写成（台账 %,d 条），打开以前要升级，共 %d 步；升级以后，较早的程序不能再打开。还没有改动任何数据。
                    请先停止服务，用本程序备份（备份不升级）：./gongkai backup --data %s
                    再把 %s 复制到别处，然后重新运行刚才的命令。已经用别的办法备份好的，加上 --backed-up。""", acts, standing.steps(), data, data.resolve("keys")));
        }
        // Said once: after an interruption nobody is asked again.
        new LastBackup("--backed-up", Now.system().instant(), acts).note(data);
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (ResultSet there = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            there.next();
            return there.getBoolean(1);
        }
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
