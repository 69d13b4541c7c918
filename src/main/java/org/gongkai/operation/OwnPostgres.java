package org.gongkai.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL that an installation brings along: a child process on the loopback address whose data is durable and
 * its owner's alone. One that outlived a killed application is found again and used.
 */
final class OwnPostgres implements AutoCloseable {

    private static final String USER = "gongkai";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(10);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Whether a commit outlives the machine's power. Only tests do without. */
    enum Durability { FULL, NONE }

    private final Path home;
    private final Path data;
    private final Path log;
    private final PostgresBinaries binaries;
    private final List<String> asOrdinaryUser;
    private String password = "";
    private int port;

    private OwnPostgres(Path home) throws IOException, InterruptedException {
        this.home = Files.createDirectories(home).toRealPath();
        this.data = this.home.resolve("data");
        this.log = this.home.resolve("server.log");
        this.binaries = PostgresBinaries.unpackedUnder(this.home);
        this.asOrdinaryUser = asOrdinaryUser(this.home);
    }

    /** Starts the server whose data lives under {@code home}, or finds it running; the caller sees to it that nobody else does. */
    static OwnPostgres start(Path home, Durability durability) {
        try {
            var server = new OwnPostgres(home);
            server.start(durability);
            return server;
        } catch (IOException | SQLException fault) {
            throw new CannotStart("内置 PostgreSQL 启动失败：" + fault.getMessage(), fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("内置 PostgreSQL 启动被中断。", stopped);
        }
    }

    /** The database of this name in the server that a process keeps running under {@code home}; empty when there is none. */
    static Optional<Database> running(Path home, String name) throws IOException {
        Path data = home.resolve("data");
        if (!Files.exists(home.resolve("password"))) {
            return Optional.empty();
        }
        String password = Files.readString(home.resolve("password")).strip();
        return Postmaster.of(data).filter(Postmaster::isAlive).map(postmaster -> new Database(address(postmaster.port(), name), USER, password));
    }

    private static String address(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?reWriteBatchedInserts=true";
    }

    Database database(String name) {
        return new Database(address(port, name), USER, password);
    }

    /** The database of this name, made when it is not there. */
    Database databaseReady(String name) throws SQLException {
        try (Connection connection = database("postgres").connect(); Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (found.next()) {
                    return database(name);
                }
            }
            statement.execute("create database " + name);
        }
        return database(name);
    }

    @Override
    public void close() {
        try {
            run(PATIENCE, "pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w");
        } catch (IOException fault) {
            System.getLogger(OwnPostgres.class.getName()).log(System.Logger.Level.WARNING, "PostgreSQL did not stop cleanly", fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Durability durability) throws IOException, InterruptedException, SQLException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            refuseForeignVersion();
            password = Files.readString(home.resolve("password")).strip();
        } else {
            initialise(durability);
        }
        if (isFoundRunning()) {
            return;
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        port = freePort();
        Files.writeString(data.resolve("postgresql.conf"), settings(port, durability));
        launch();
    }

    /** Backends of a killed postmaster hold its shared memory until what they were doing ends: as long as that is why, the start is tried again. */
    private void launch() throws IOException, InterruptedException, SQLException {
        long giveUp = System.nanoTime() + LONGEST_STATEMENT.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                run(PATIENCE, "pg_ctl", "start", "-D", data.toString(), "-l", log.toString(), "-w", "-s");
                return;
            } catch (IOException refused) {
                boolean held = endOfLog().contains("shared memory block");
                if (held ? System.nanoTime() > giveUp : attempt >= 5) {
                    throw new IOException(refused.getMessage() + "\n" + endOfLog(), refused);
                }
                Thread.sleep(1000);
            }
        }
    }

    /** Waits for a server that still starts or recovers; one that is just being killed ends the wait. */
    private boolean isFoundRunning() throws IOException, InterruptedException, SQLException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Postmaster> running = Postmaster.of(data).filter(Postmaster::isAlive);
            if (running.isEmpty()) {
                return false;
            }
            port = running.get().port();
            try (Connection connection = database("postgres").connect(); Statement statement = connection.createStatement();
                    ResultSet where = statement.executeQuery("show data_directory")) {
                where.next();
                if (where.getString(1).equals(data.toString())) {
                    return true;
                }
                throw new CannotStart("端口 " + port + " 上的 PostgreSQL 使用 " + where.getString(1) + "，不是 " + data + "。请先停止它。");
            } catch (SQLException notYet) {
                if (System.nanoTime() > giveUp) {
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }

    private void initialise(Durability durability) throws IOException, InterruptedException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        password = HexFormat.of().formatHex(secret);
        Path passwordFile = home.resolve("password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(passwordFile, password);
        var command = new ArrayList<>(List.of("-D", data.toString(), "-U", USER, "--pwfile", passwordFile.toString(),
                "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (durability == Durability.NONE) {
            command.add("--no-sync");
        }
        run(PATIENCE, "initdb", command.toArray(String[]::new));
    }

    private void refuseForeignVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(binaries.major())) {
            throw new CannotStart("""
                    %s 是 PostgreSQL %s 的数据，本程序带的是 %s。请先升级数据（Debian：apt install postgresql-%2$s postgresql-%3$s）：
                      /usr/lib/postgresql/%3$s/bin/pg_upgrade -b /usr/lib/postgresql/%2$s/bin -B /usr/lib/postgresql/%3$s/bin -d %1$s -D %1$s-%3$s\
                    """.formatted(data, found, binaries.major()));
        }
    }

    private static String settings(int port, Durability durability) {
        String durable = durability == Durability.FULL ? "on" : "off";
        return """
                # Written by Gongkai at every start: change nothing here.
                listen_addresses = '127.0.0.1'
                port = %2$d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = %1$s
                synchronous_commit = %1$s
                full_page_writes = %1$s
                max_connections = 60
                shared_buffers = '128MB'
                work_mem = '8MB'
                maintenance_work_mem = '64MB'
                max_wal_size = '512MB'
                huge_pages = off
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                log_min_messages = 'warning'
                """.formatted(durable, port);
    }

    /** PostgreSQL refuses root. In a user namespace of its own root is an ordinary user that still owns its files. */
    private static List<String> asOrdinaryUser(Path home) throws IOException, InterruptedException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return List.of();
        }
        List<String> namespace = List.of("unshare", "--user");
        if (exitOf(PATIENCE, new ProcessBuilder("unshare", "--user", "true").start()) != 0) {
            throw new CannotStart("内置 PostgreSQL 不能以 root 运行，而本机不许建用户命名空间。请用普通用户启动，或用 --database jdbc:postgresql://… 指定一个数据库。");
        }
        return namespace;
    }

    private void run(Duration patience, String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(asOrdinaryUser);
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(home, program, ".out");
        try {
            var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("LC_ALL", "C");
            int exit = exitOf(patience, builder.start());
            if (exit != 0) {
                throw new IOException(program + " ended with " + exit + ": " + Files.readString(said).strip());
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static int exitOf(Duration patience, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no answer within " + patience.toSeconds() + " s: " + process.info().commandLine().orElse("?"));
        }
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String endOfLog() throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    /** What {@code postmaster.pid} tells of a server on this data, running or gone. */
    private record Postmaster(long pid, int port) {

        static Optional<Postmaster> of(Path data) throws IOException {
            Path file = data.resolve("postmaster.pid");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() < 4 ? Optional.empty()
                    : Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
        }

        /** A process id may have gone to another program since: only a postgres counts. */
        boolean isAlive() {
            return ProcessHandle.of(pid).flatMap(process -> process.info().command()).map(Path::of)
                    .map(Path::getFileName).filter(name -> name.toString().equals("postgres")).isPresent();
        }
    }
}
