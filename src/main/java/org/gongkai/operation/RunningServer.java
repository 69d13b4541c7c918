package org.gongkai.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server leaves in its data folder, readable by its owner only, so that commands on the same data find it.
 *
 * @param at   the address of this machine at which it listens, as an address of the web has it; null for 127.0.0.1
 * @param token proves that a caller can read this file
 */
record RunningServer(long pid, @Nullable String at, int port, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Where a host that is listened on is reached from this machine: {@code [::1]} for {@code ::1} and for every address. */
    static String reached(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            boolean six = address instanceof Inet6Address;
            return address.isAnyLocalAddress() ? six ? "[::1]" : "127.0.0.1" : host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host;
        } catch (UnknownHostException nowhere) {
            return host;
        }
    }

    String home() {
        return "http://" + (at == null ? "127.0.0.1" : at) + ":" + port;
    }

    static String freshToken() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** The server on this data, unless it is gone. */
    static Optional<RunningServer> on(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        RunningServer left = JSON.readValue(Files.readString(file), RunningServer.class);
        return ProcessHandle.of(left.pid).filter(ProcessHandle::isAlive).map(alive -> left);
    }

    void announce(Path data) throws IOException {
        Path unfinished = Files.createTempFile(file(data).getParent(), "server", ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, JSON.writeValueAsString(this));
        Files.move(unfinished, file(data), StandardCopyOption.ATOMIC_MOVE);
    }

    static void withdraw(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Path file(Path data) {
        return data.resolve("run").resolve("server.json");
    }
}
