package org.gongkai.operation;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.gongkai.Gongkai;

/** {@code serve} as a process of its own on the classes under test, so that it can be killed. */
public final class ServeProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path said;

    private ServeProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** @param said where to put what it says */
    public static ServeProcess start(Path said, Path data, Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", classPath(),
                Gongkai.class.getName(), "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new ServeProcess(builder.start(), said);
    }

    /** Without the booter of the test runner, whose manifest names every folder a second time. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("surefire")).collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until it serves. */
    public URI address() throws IOException, InterruptedException {
        for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; Thread.sleep(50)) {
            String said = said();
            int address = said.indexOf("http://");
            int end = address < 0 ? -1 : said.indexOf('\n', address);
            if (end > 0) {
                return URI.create(said.substring(address, end).strip());
            }
        }
        throw new AssertionError(said());
    }

    public String said() throws IOException {
        return Files.readString(said);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it ends by itself. */
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs");
        }
        return process.exitValue();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        exit();
    }
}
