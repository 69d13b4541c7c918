package org.gongkai.operation.measure;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A register of very many rows: in, found, listed, taken whole, verified. */
final class MillionRows implements Scenario {

    private static final int USUAL = 100_000;
    private static final int PAGES = 400;
    private static final int READERS = 4;
    private static final Pattern TOTAL = Pattern.compile("共 ([\\d,]+) 条");

    @Override
    public String name() {
        return "registers";
    }

    @Override
    public String title() {
        return "A register of --rows rows (100,000): import, index, list, dumps, verification";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int rows = bench.rows(USUAL);
        Path data = bench.path("registers");
        try (Server server = bench.serve(data, "--demo")) {
            GeneratedRecords.declare(bench, data);
            List<String> organs = GeneratedRegister.organs(server);
            Path file = GeneratedRecords.write(bench.path("rows.csv"), organs, rows);
            imported(bench, server, data, file, rows);
            again(bench, data, file, rows);
            listed(bench, server, 1);
            listed(bench, server, READERS);
            for (String format : List.of("csv", "jsonl", "xlsx")) {
                dumped(bench, server, format);
            }
        }
        long start = System.nanoTime();
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        bench.line("| `verify --all` of them, started for it | %.0f s, %s |", seconds(start), verified.exit() == 0 ? "clean" : "NOT clean");
        sizes(bench, data);
        if (verified.exit() != 0) {
            throw new IllegalStateException(verified.said());
        }
    }

    private static void imported(Bench bench, Server server, Path data, Path file, int rows) throws IOException, InterruptedException {
        double cpu = server.cpuSeconds();
        long start = System.nanoTime();
        Bench.Ended ended = bench.follow("import", "register", "--data", data.toString(), GeneratedRecords.ID, file.toString());
        double kept = seconds(start);
        if (Import.count(ended, "imported") != rows) {
            throw new IllegalStateException(ended.said());
        }
        while (total(server) < rows) {
            Thread.sleep(500);
        }
        bench.line("| %,d rows of nine fields, every value through the gate: to the last acknowledged saving; until the search has all | %.1f s (%,.0f/s); %.1f s; %.2f CPU s per 1000 for all |", rows, kept,
                rows / kept, seconds(start), (server.cpuSeconds() - cpu) / rows * 1000);
    }

    private static void again(Bench bench, Path data, Path file, int rows) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Bench.Ended ended = bench.follow("import", "register", "--data", data.toString(), GeneratedRecords.ID, file.toString());
        if (Import.count(ended, "imported") != 0 || Import.count(ended, "unchanged") != rows) {
            throw new IllegalStateException(ended.said());
        }
        bench.line("| the same file again, nothing entered twice | %.1f s |", seconds(start));
    }

    private static long total(Server server) throws IOException, InterruptedException {
        Matcher found = TOTAL.matcher(server.page("/registers/" + GeneratedRecords.ID));
        return found.find() ? Long.parseLong(found.group(1).replace(",", "")) : 0;
    }

    private static void listed(Bench bench, Server server, int readers) throws Exception {
        List<Future<double[]>> reading = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(readers); HttpClient client = HttpClient.newHttpClient()) {
            for (int reader = 0; reader < readers; reader++) {
                SplittableRandom random = new SplittableRandom(7L * readers + reader);
                reading.add(pool.submit(() -> read(client, server, random)));
            }
            double[] millis = new double[0];
            for (Future<double[]> one : reading) {
                double[] more = one.get();
                millis = Arrays.copyOf(millis, millis.length + more.length);
                System.arraycopy(more, 0, millis, millis.length - more.length, more.length);
            }
            Arrays.sort(millis);
            bench.line("| whole pages of its list, narrowed and sorted, five fields counted, %d at once | p50 %.0f ms, p95 %.0f ms, p99 %.0f ms |", readers, millis[millis.length / 2],
                    millis[millis.length * 95 / 100], millis[millis.length * 99 / 100]);
        }
    }

    private static double[] read(HttpClient client, Server server, SplittableRandom random) throws IOException, InterruptedException {
        double[] millis = new double[PAGES];
        for (int n = -PAGES / 4; n < PAGES; n++) {
            HttpRequest page = HttpRequest.newBuilder(server.address(GeneratedRecords.page(random))).build();
            long start = System.nanoTime();
            int status = client.send(page, BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(page.uri() + " answered " + status);
            }
            if (n >= 0) {
                millis[n] = (System.nanoTime() - start) / 1e6;
            }
        }
        return millis;
    }

    private static void dumped(Bench bench, Server server, String format) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long most = server.memory();
        long bytes = 0;
        try (HttpClient client = HttpClient.newHttpClient(); InputStream in = client.send(
                HttpRequest.newBuilder(server.address("/api/v1/registers/" + GeneratedRecords.ID + "/records." + format)).build(), BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[1 << 20];
            long looked = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes - looked > buffer.length * 16L) {
                    looked = bytes;
                    most = Math.max(most, server.memory());
                }
            }
        }
        bench.line("| the whole register as %s | %.1f s, %,d MB, at most %d MiB for the site and its database meanwhile |", format.toUpperCase(java.util.Locale.ROOT), seconds(start), bytes / 1_000_000,
                Math.max(most, server.memory()));
    }

    /** What acts and links take, apart from what they are about. */
    private static void sizes(Bench bench, Path data) throws Exception {
        try (Inside inside = bench.inside(data)) {
            JdbcClient client = inside.get(JdbcClient.class);
            long acts = client.sql("select count(*) from ledger.act where kind = 'registers.save' and subject = 'register/" + GeneratedRecords.ID + "'").query(Long.class).single();
            String ofActs = client.sql("""
                    select round((sum(pg_column_size(a.*) + pg_column_size(l.*)) * 1.0 / count(*))::numeric) from ledger.act a join ledger.link l on l.act_seq = a.seq
                    where a.kind = 'registers.save' and a.subject = 'register/""" + GeneratedRecords.ID + "'").query(String.class).single();
            double indexes = client.sql("""
                    select (pg_indexes_size('ledger.act') + pg_indexes_size('ledger.link'))::float8 / (select count(*) from ledger.act)""").query(Double.class).single();
            bench.line("| growth of the ledger | %,d acts of %s bytes with their links and %.0f of indexes: %.2f MB |", acts, ofActs, indexes, acts * (Double.parseDouble(ofActs) + indexes) / 1e6);
            bench.line("| facts; entries; records | %s; %s; %s |", size(client, "ledger.fact"), size(client, "registers.entry"), size(client, "registers.record"));
        }
    }

    private static String size(JdbcClient client, String table) {
        return client.sql("select (select count(*) from " + table + ") || ' in ' || round(pg_total_relation_size('" + table + "') / 1e6) || ' MB'").query(String.class).single();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
