package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/** A running site with its database, seen from outside. */
final class Server implements AutoCloseable {

    private static final long PATIENCE_NANOS = 1_800_000_000_000L;

    private final Process process;
    private final Path data;
    private final URI address;
    private final double seconds;
    private final String said;

    private Server(Process process, Path data, URI address, double seconds, String said) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.seconds = seconds;
        this.said = said;
    }

    static Server started(Bench bench, Path data, List<String> javaOptions, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile("gongkai-serve", ".txt");
        long start = System.nanoTime();
        Process process = bench.start(said, javaOptions, arguments);
        while (process.isAlive() && System.nanoTime() - start < PATIENCE_NANOS) {
            String words = Files.readString(said);
            int address = words.indexOf("http://");
            if (address >= 0 && words.indexOf('\n', address) > 0) {
                double seconds = (System.nanoTime() - start) / 1e9;
                Files.delete(said);
                return new Server(process, data, URI.create(words.substring(address, words.indexOf('\n', address)).strip()), seconds, words);
            }
            Thread.sleep(5);
        }
        throw new IOException("serve did not start: " + Files.readString(said));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    URI address(String path) {
        return address.resolve(path);
    }

    /** @return what the page says */
    String page(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString()).body();
        }
    }

    /** Has the server do an operator's task, as a command would. */
    String order(String task, String options) throws IOException, InterruptedException {
        String token = new JsonMapper().readTree(Files.readString(data.resolve("run/server.json"))).get("token").asString();
        HttpRequest order = HttpRequest.newBuilder(address("/operator/" + task + "?" + options)).header("X-Gongkai-Token", token)
                .POST(BodyPublishers.noBody()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(order, BodyHandlers.ofString()).body();
        }
    }

    /** From the command to the address. */
    double secondsToStart() {
        return seconds;
    }

    /** What it said before it served. */
    String said() {
        return said;
    }

    /** CPU seconds used so far by the program and its database. */
    double cpuSeconds() throws IOException {
        double ticks = 0;
        for (ProcessHandle one : tree()) {
            String[] stat = Files.readString(Path.of("/proc", String.valueOf(one.pid()), "stat")).split("\\) ")[1].split(" ");
            ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
        }
        return ticks / 100;
    }

    /** Proportional set size of the program and its database, in MiB. */
    long memory() throws IOException {
        long kilobytes = 0;
        for (ProcessHandle one : tree()) {
            try {
                kilobytes += Files.readAllLines(Path.of("/proc", String.valueOf(one.pid()), "smaps_rollup")).stream()
                        .filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).sum();
            } catch (NoSuchFileException ended) {
                // a worker of the database that ended since the tree was read holds nothing any more
                continue;
            }
        }
        return kilobytes / 1024;
    }

    /** How many threads the program has. */
    int threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return (int) threads.count();
        }
    }

    /** As a power cut would. */
    void kill(boolean databaseToo) throws IOException, InterruptedException {
        Optional<ProcessHandle> postmaster = databaseToo ? postmaster() : Optional.empty();
        process.destroyForcibly().waitFor();
        postmaster.ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** The database server is no child of the program: it outlives it. */
    private List<ProcessHandle> tree() throws IOException {
        return Stream.concat(Stream.of(process.toHandle()), postmaster().stream())
                .flatMap(top -> Stream.concat(Stream.of(top), top.descendants())).toList();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postgres/data/postmaster.pid");
        return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())) : Optional.empty();
    }
}
