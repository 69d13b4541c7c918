package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.gongkai.Gongkai;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("serve: one process per data folder, whatever happened to the one before")
class ServingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("a second server on the same data is refused by name; a killed one is followed by the next; a stopped one leaves nothing behind")
    void oneAfterTheOther() throws Exception {
        Path data = folder.resolve("data");
        Process first = serve(data, "first");
        assertThat(answers(addressOf("first"))).isTrue();

        Process second = serve(data, "second");
        assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(Commands.FOUND);
        assertThat(said("second")).contains("正在使用").contains(String.valueOf(first.pid()));

        first.destroyForcibly().waitFor();
        Process third = serve(data, "third");
        assertThat(answers(addressOf("third"))).isTrue();

        third.destroy();
        assertThat(third.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("run/server.json")).doesNotExist();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    @DisplayName("a database out of reach is one sentence that names it without its password")
    void databaseOutOfReach() throws Exception {
        Process process = serve(folder.resolve("data"), "elsewhere", "--database", "jdbc:postgresql://127.0.0.1:1/gongkai?password=hidden");
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Commands.FOUND);
        assertThat(said("elsewhere").lines().filter(line -> !line.startsWith("WARNING"))).singleElement().asString()
                .contains("连不上数据库 jdbc:postgresql://127.0.0.1:1/gongkai").doesNotContain("hidden");
    }

    private Process serve(Path data, String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", classPath(),
                Gongkai.class.getName(), "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(name).toFile()).start();
        started.add(process);
        return process;
    }

    /** Without the booter of the test runner, whose manifest names every folder a second time. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("surefire")).collect(Collectors.joining(File.pathSeparator));
    }

    private URI addressOf(String name) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            int address = said(name).indexOf("http://");
            if (address >= 0 && said(name).endsWith("\n")) {
                return URI.create(said(name).substring(address).strip());
            }
        }
        throw new AssertionError(said(name));
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static boolean answers(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() < 500;
        }
    }
}
