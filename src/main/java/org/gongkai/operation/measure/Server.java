package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A running site with its database, seen from outside. */
final class Server implements AutoCloseable {

    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private final Process process;
    private final Path data;
    private final URI address;
    private final double seconds;

    private Server(Process process, Path data, URI address, double seconds) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.seconds = seconds;
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
                return new Server(process, data, URI.create(words.substring(address, words.indexOf('\n', address)).strip()), seconds);
            }
            Thread.sleep(5);
        }
        throw new IOException("serve did not start: " + Files.readString(said));
    }

    URI address(String path) {
        return address.resolve(path);
    }

    /** From the command to the address. */
    double secondsToStart() {
        return seconds;
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
            kilobytes += Files.readAllLines(Path.of("/proc", String.valueOf(one.pid()), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).sum();
        }
        return kilobytes / 1024;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** The database server is no child of the program: it outlives it. */
    private List<ProcessHandle> tree() throws IOException {
        Path postmaster = data.resolve("postgres/data/postmaster.pid");
        Stream<ProcessHandle> database = Files.exists(postmaster)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).getFirst())).stream() : Stream.empty();
        return Stream.concat(Stream.of(process.toHandle()), database)
                .flatMap(top -> Stream.concat(Stream.of(top), top.descendants())).toList();
    }
}
